"""Pictures of questions: images of Wagtail's library, of which counts what is in their files."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from accounts.models.ledger_row import sha256_of
from quizzes.kinds.body import Body
from quizzes.kinds.pictures import PICTURE, change_texts, numbers_in, picture, texts_of
from quizzes.kinds.showing import LARGEST_ID, SIZE
from quizzes.models import Question, QuestionVersion, VersionImage


def digest_of(kind: str, body: Body) -> str:
    """What a body says, whatever numbers the library gave its pictures: the same picture uploaded twice is the same."""
    contents = {number: content_number(image.get_file_hash()) for number, image in images_of(body).items()}
    return sha256_of({"kind": kind, "body": renumbered(body, contents)})


def content_number(file_hash: str) -> int:
    """What stands for a picture by its content, where the library's own number doesn't matter or isn't known yet."""
    return int(file_hash, 16)


def renumbered(body: Body, numbers: Mapping[int, int]) -> Body:
    """The body with other numbers for its pictures. Those that aren't named keep theirs."""

    def change(text: str) -> str:
        return PICTURE.sub(lambda one: _with_number(one[0], numbers.get(int(one["number"]))), text)

    return change_texts(body, change) if numbers else body


def _with_number(tag: str, number: int | None) -> str:
    return tag if number is None else f'{tag.rpartition(" id=")[0]} id="{number}"/>'


def images_of(body: Body) -> dict[int, AbstractImage]:
    """The images that a body shows, by number; those that the library doesn't hold are missing."""
    numbers = [number for number in numbers_in(body) if number <= LARGEST_ID]
    return get_image_model().objects.in_bulk(numbers) if numbers else {}


def need_pictures(body: Body) -> dict[int, AbstractImage]:
    """The images, each ready in the size in which it is shown. Raises a ValidationError by place where one isn't."""
    images = images_of(body)
    undrawable = {number for number, image in images.items() if not _can_be_drawn(image)}
    problems: dict[str, Any] = {}
    for place, text in texts_of(body):
        numbers = {int(one["number"]) for one in PICTURE.finditer(text)}
        if numbers - images.keys():
            problems[place] = _("A picture isn’t in the library any more. Take it out, or choose another.")
        elif numbers & undrawable:
            problems[place] = _("A picture can’t be shown: its file is damaged or missing. Upload it again.")
    if problems:
        raise ValidationError(problems)
    return images


def _can_be_drawn(image: AbstractImage) -> bool:
    try:
        image.get_rendition(SIZE)
    except Exception:
        return False
    return True


def question_that_shows(image: AbstractImage) -> Question | None:
    """A question one of whose versions, published or draft, shows this image."""
    sealed = VersionImage.objects.filter(image=image).select_related("version__question").first()
    if sealed:
        return sealed.version.question
    tag = json.dumps(picture("", image.pk).partition(" format=")[2])[1:-1]  # as it stands in the text of a body
    draft = QuestionVersion.objects.drafts().filter(body__contains=tag).select_related("question").first()
    return draft.question if draft else None
