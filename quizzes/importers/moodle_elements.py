"""The questions of a Moodle XML file as elements, each with its place. No document type, so no entities; no network."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused

MOST_ELEMENTS = 5000  # in one question, so it can't be deep either


@dataclass(slots=True)
class Element:
    """An element, with its text and what stands in it."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    parts: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that stands directly in it, without the blanks around it."""
        return "".join(self.parts).strip()

    def all(self, name: str) -> list["Element"]:
        """The elements of this name in it."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Element | None":
        """The first element of this name in it."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str, default: str = "") -> str:
        """What the first element of this name says, in its `<text>` or by itself."""
        found = self.first(name)
        return default if found is None else found.said

    @property
    def said(self) -> str:
        """What it says in its `<text>`, or, as older files have it, by itself."""
        inner = self.first("text")
        return self.text if inner is None else inner.text


class _Quiz(ContentHandler):
    """Builds one question at a time, and hands it on when it ends."""

    def __init__(self, hand_on: Callable[[Element], None], place: Locator) -> None:
        super().__init__()
        self.hand_on = hand_on
        self.place = place
        self.open: list[Element] = []
        self.elements = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the names of xml.sax
        line, column = self.place.getLineNumber() or 0, (self.place.getColumnNumber() or 0) + 1
        element = Element(name, dict(attrs), line, column)
        if not self.open and name != "quiz":
            raise FileRefused(
                _("This is XML, but not Moodle's: it begins with <%(name)s>, not with <quiz>.") % {"name": name[:40]},
                line=line,
                column=column,
            )
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise FileRefused(_("This question has more parts than any question has."), line=line, column=column)
        if len(self.open) > 1:
            self.open[-1].children.append(element)
        self.open.append(element)

    def characters(self, content: str) -> None:
        if len(self.open) > 1:
            self.open[-1].parts.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        element = self.open.pop()
        if len(self.open) == 1:
            self.elements = 0
            if name == "question":
                self.hand_on(element)


def parse(text: str, hand_on: Callable[[Element], None]) -> None:
    """Hand on every question of the file, or refuse it where it isn't XML that can be read."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(_Quiz(hand_on, parser))
    try:
        parser.feed(text)
        parser.close()
    except DefusedXmlException:
        raise FileRefused(
            _("This file declares a document type (<!DOCTYPE>). Moodle's files have none, so it isn't read."),
            line=parser.getLineNumber() or 0,
            column=(parser.getColumnNumber() or 0) + 1,
        ) from None
    except SAXParseException as error:
        raise FileRefused(
            _explained(error.getMessage()),
            line=error.getLineNumber() or 0,
            column=(error.getColumnNumber() or 0) + 1,
        ) from None


def _explained(message: str) -> str:
    """Expat's words for a person who knows a little of XML."""
    sentences = {
        "mismatched tag": _("A tag is closed here that isn't the last one that was opened."),
        "no element found": _("The file ends too early: something that was opened is never closed."),
        "unclosed token": _("The file ends too early: something that was opened is never closed."),
        "unclosed CDATA section": _("The file ends too early: something that was opened is never closed."),
        "undefined entity": _("XML doesn't know this sign, such as &nbsp;. Put the text into <![CDATA[ … ]]>."),
        "junk after document element": _("There is something after the end of the quiz (</quiz>)."),
    }
    return sentences.get(message.split(":", 1)[0]) or _(
        "This isn't XML that can be read. Look for a “<” or “&” that should stand in <![CDATA[ … ]]>."
    )
