"""The texts of a Moodle XML file: four formats, and pictures that lie beside them as Base64."""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange import Problem
from quizzes.importers.cleaning import clean, runs
from quizzes.importers.limits import MEGABYTE
from quizzes.importers.markup import MARKDOWN, escape, moodle, paragraphs
from quizzes.importers.moodle_elements import Element
from quizzes.importers.picture_kinds import kind_of

BLOCK = re.compile(r"<(?:p|br|ul|ol|li|div|table|h[1-6])\b", re.IGNORECASE)
LONGEST_MARKDOWN = 50_000  # letters; its reader makes some hundred bytes of each
BETWEEN_BLOCKS = re.compile(r"(</?(?:p|ul|ol|li)>|<br>)\n")
LARGEST_PICTURE = 2 * MEGABYTE
MOST_PICTURES = 20 * MEGABYTE  # in one file, as often as they are shown
SHOWN = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>?]{1,300})(?:\?[^\"'\s<>]{0,300})?")
IMG = re.compile(r"<img\b[^<>]*>")
WORDS = re.compile(r'\balt="[^"]*[^"\s][^"]*"')


def _broken(text: str) -> str:
    """Text in which line ends count; a single paragraph needs no tags, as in Moodle."""
    whole = paragraphs(text)
    return whole[3:-4] if whole.count("<p>") == 1 else whole


FORMATS: dict[str, Callable[[str], str]] = {
    "html": str,
    "moodle_auto_format": lambda text: text if BLOCK.search(text) else _broken(moodle(text)),
    "plain_text": lambda text: _broken(escape(text)),
    "markdown": lambda text: BETWEEN_BLOCKS.sub(r"\1", MARKDOWN.render(text[:LONGEST_MARKDOWN])),
}


class Unreadable(Exception):
    """This question can't be taken; says why and at which element."""

    def __init__(self, element: Element, sentence: str) -> None:
        super().__init__(sentence)
        self.problem = Problem(element.line, element.column, sentence)


class Texts:
    """Turns the texts of one file into clean HTML, and keeps what its author should know."""

    def __init__(self) -> None:
        self.notes: list[Problem] = []
        self.room = MOST_PICTURES

    def note(self, element: Element, sentence: str) -> None:
        """Tell the author, once for each place."""
        problem = Problem(element.line, element.column, sentence, is_error=False)
        if problem not in self.notes[-3:]:
            self.notes.append(problem)

    def html(self, element: Element | None, unless_said: str = "html") -> str:
        """What the element says, as clean HTML with its pictures in it."""
        if element is None:
            return ""
        inner = element.first("text") or element
        if inner.name == "text" and inner.children:
            raise Unreadable(inner, _("Tags stand here in the file itself. Put the HTML into <![CDATA[ … ]]>."))
        said = self._with_pictures(element)
        if runs(said):
            self.note(element, _("Something that a browser would run was taken out of the text."))
        cleaned = clean(FORMATS[self.format_of(element, unless_said)](said))
        if said.count("<img") > cleaned.count("<img"):
            self.note(element, _("A picture that lies on another site was left out. Add it to the question here."))
        if any(not WORDS.search(shown) for shown in IMG.findall(cleaned)):
            self.note(element, _("Say in words what the picture shows, for people who can't see it."))
        return cleaned

    def old_picture(self, question: Element) -> str:
        """What Moodle before version 2 had beside the text: one picture, without words."""
        file = question.first("image_base64")
        if file is None or not file.text:
            return ""
        self.note(file, _("Say in words what the picture shows, for people who can't see it."))
        return f'<img src="{self._counted(file)}">'

    def format_of(self, element: Element | None, unless_said: str = "html") -> str:
        """The format in which a text is written."""
        said = "" if element is None else element.attributes.get("format", "").strip()
        return said if said in FORMATS else unless_said

    def _with_pictures(self, element: Element) -> str:
        files = {file.attributes.get("name", ""): file for file in element.all("file")}

        def picture(match: re.Match) -> str:
            file = files.get(unquote(match[1]).rsplit("/", 1)[-1])
            if file is None:
                raise Unreadable(
                    element, _("The picture “%(name)s” isn't in the file.") % {"name": unquote(match[1])[:80]}
                )
            return self._counted(file)

        return SHOWN.sub(picture, element.said)

    def _counted(self, file: Element) -> str:
        found = _picture(file)
        self.room -= len(found)
        if self.room < 0:
            raise Unreadable(file, _("There are more pictures in this file than can be imported at once."))
        return found


def _picture(file: Element) -> str:
    """A file beside a text as a `data:` address; only pictures, by what they are and not by what they are called."""
    name = {"name": file.attributes.get("name", "")[:80]}
    if file.attributes.get("encoding", "base64") != "base64":
        raise Unreadable(file, _("The file “%(name)s” isn't encoded as Base64.") % name)
    if len(file.text) > LARGEST_PICTURE * 3 // 2:
        raise Unreadable(file, _("The picture “%(name)s” is larger than 2 MB.") % name)
    try:
        content = base64.b64decode("".join(file.text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable(file, _("The file “%(name)s” is damaged: its Base64 can't be read.") % name) from None
    kind = kind_of(content)
    if not kind:
        raise Unreadable(file, _("“%(name)s” is no picture of the kinds PNG, JPEG, GIF or WebP.") % name)
    if len(content) > LARGEST_PICTURE:
        raise Unreadable(file, _("The picture “%(name)s” is larger than 2 MB.") % name)
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
