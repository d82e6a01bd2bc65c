"""Pictures on their way between files of questions and the library. A file brings each as a `data:` address."""

import base64
import binascii
import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from math import prod

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField

from quizzes import importers
from quizzes.exchange import Problem, QuestionRecord, Reading, texts_of, with_texts
from quizzes.importers.picture_kinds import kind_of
from quizzes.kinds.pictures import PICTURE, picture
from quizzes.kinds.showing import LARGEST_ID
from quizzes.pictures import content_number

DATA = r'src="data:image/(?:png|jpeg|gif|webp);base64,(?P<data>[A-Za-z0-9+/]+={0,2})"'
IMG = re.compile(rf'<img(?: alt="(?P<before>[^"]*)")? {DATA}(?: alt="(?P<after>[^"]*)")?>')


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture of a file."""

    content: bytes
    alt: str

    @property
    def file_hash(self) -> str:
        """As Wagtail knows its images."""
        return hashlib.sha1(self.content, usedforsecurity=False).hexdigest()

    @property
    def tag(self) -> str:
        """As a body has it, by its content: the library may not hold it yet."""
        return picture(self.alt, content_number(self.file_hash))

    @property
    def file(self) -> SimpleUploadedFile:
        """Called by nothing that could tell an answer."""
        return SimpleUploadedFile(f"question-{self.file_hash[:12]}.{kind_of(self.content)}", self.content)


def read_questions(content: bytes | str, *, file_name: str = "", format: str = "") -> Reading:
    """As the readers understand it, but for the questions with a picture that the library would refuse."""
    reading = importers.read(content, file_name=file_name, format=format)
    refused = {id(one): why for one in reading.questions if (why := _refusal(one))}
    problems = [Problem(one.line, 1, refused[id(one)]) for one in reading.questions if id(one) in refused]
    kept = [one for one in reading.questions if id(one) not in refused]
    return replace(reading, questions=kept, problems=[*reading.problems, *problems]) if refused else reading


def brought_with(record: QuestionRecord) -> Iterator[Brought]:
    """The pictures of a question of a file."""
    for text in texts_of(record):
        if "<img" in text:
            yield from map(_brought, IMG.finditer(text))


def with_tags(record: QuestionRecord) -> QuestionRecord:
    """The question with its pictures as a body has them."""
    if not any("<img" in text for text in texts_of(record)):
        return record
    return with_texts(record, lambda text: IMG.sub(lambda one: _brought(one).tag, text))


def with_files(record: QuestionRecord) -> QuestionRecord:
    """The other way: with its pictures as a file takes them along. What the library doesn't hold is told in words."""
    numbers = {int(one["number"]) for text in texts_of(record) for one in PICTURE.finditer(text)}
    if not numbers:
        return record
    images = get_image_model().objects.in_bulk([number for number in numbers if number <= LARGEST_ID])
    contents = {number: content for number, image in images.items() if (content := _content(image))}
    return with_texts(
        record, lambda text: PICTURE.sub(lambda one: _img(contents.get(int(one["number"]), b""), one["alt"]), text)
    )


def _brought(img: re.Match) -> Brought:
    try:
        content = base64.b64decode(img["data"], validate=True)
    except binascii.Error:
        content = b""
    return Brought(content, html.unescape(img["after"] or img["before"] or ""))


def _refusal(record: QuestionRecord) -> str:
    """Why the library would refuse a picture of the question, by Wagtail's own checks of what is uploaded."""
    field = WagtailImageField()
    for one in brought_with(record):
        try:
            # First, from its head alone: Wagtail draws a picture before it counts what it has drawn.
            if prod(PillowImage.open(BytesIO(one.content)).size) > field.max_image_pixels:
                raise PillowImage.DecompressionBombError
            field.clean(one.file)
        except ValidationError as error:
            return _("A picture of this question can’t be taken. %(why)s") % {"why": " ".join(error.messages)}
        except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning):
            told = _("A picture of this question can’t be taken: it has more than %(most)s pixels.")
            return told % {"most": f"{field.max_image_pixels:,}"}
        except Exception:
            return _("A picture of this question can’t be taken: its file is damaged.")
    return ""


def _content(image: object) -> bytes:
    try:
        with image.open_file() as file:
            return file.read()
    except Exception:
        return b""


def _img(content: bytes, alt: str) -> str:
    if not (kind := kind_of(content)):
        return f"<i>{alt}</i>"
    words = html.escape(html.unescape(alt), quote=False).replace('"', "&quot;")
    return f'<img src="data:image/{kind};base64,{base64.b64encode(content).decode()}" alt="{words}">'
