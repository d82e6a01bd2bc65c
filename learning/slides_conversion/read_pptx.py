"""Reads the words of a PowerPoint file. Run in a process of its own: `python -m learning.slides_conversion.read_pptx`.

Titles, text in any depth of groups, tables, charts, SmartArt, notes, alternative texts; whether a slide is hidden.
"""

import sys
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.oxml import parse_xml
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from learning.slides_conversion import archive
from learning.slides_conversion.slide import MOST_SLIDES, Refused, SlideText, print_result

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
OBJECT = "http://schemas.openxmlformats.org/presentationml/2006/ole"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BROKEN = (*archive.BROKEN, PythonPptxError, etree.XMLSyntaxError, LookupError, TypeError, AttributeError)
NOT_TEXT = {
    PP_PLACEHOLDER.TITLE,
    PP_PLACEHOLDER.CENTER_TITLE,
    PP_PLACEHOLDER.VERTICAL_TITLE,
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
}


def read(path: str) -> list[SlideText]:
    """The words of all slides, hidden ones too. Refused where the file is broken, hostile or locked."""
    archive.check_archive(path)
    try:
        _refuse_document_types(path)
        slides = Presentation(path).slides
        if len(slides) > MOST_SLIDES:
            raise Refused("too_many")
        return [_slide(slide) for slide in slides]
    except BROKEN as error:
        raise Refused("not_a_deck") from error


def _refuse_document_types(path: str) -> None:
    """Office writes none. With one, a kilobyte can grow to gigabytes, or name a file or an address to bring in."""
    with zipfile.ZipFile(path) as deck:
        for name in deck.namelist():
            if name.lower().endswith(archive.WORDS) and b"<!DOCTYPE" in deck.read(name).replace(b"\0", b""):
                raise Refused("not_a_deck")


def _slide(slide: Slide) -> SlideText:
    title = slide.shapes.title
    shapes = list(_shapes(slide.shapes))
    alternatives = [_alternative(shape) for shape in shapes if _is_picture(shape) and not _is_decoration(shape)]
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return SlideText(
        title=_one_line(title.text_frame.text) if title is not None else "",
        text=_lines(words for shape in shapes if not _is_said_elsewhere(shape) for words in _words(shape)),
        notes=_lines([notes.text]) if notes is not None else "",
        picture_text=_lines(alternatives),
        pictures_without_text=sum(not words for words in alternatives),
        hidden=slide.element.get("show") in {"0", "false"},
    )


def _shapes(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    """All shapes, in reading order; groups are opened."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _is_said_elsewhere(shape: BaseShape) -> bool:
    """Titles have a place of their own; footers, dates and numbers are on every slide."""
    return shape.is_placeholder and shape.placeholder_format.type in NOT_TEXT


def _words(shape: BaseShape) -> list[str]:
    """What a shape says. One that python-pptx can't read must not cost the whole deck."""
    try:
        return list(_read_words(shape))
    except BROKEN:
        return []


def _read_words(shape: BaseShape) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield " | ".join(_one_line(cell.text) for cell in row.cells)
    elif getattr(shape, "has_chart", False):
        chart = shape.chart
        if chart.has_title and chart.chart_title.has_text_frame:
            yield chart.chart_title.text_frame.text
        yield ", ".join(str(category) for plot in chart.plots for category in plot.categories)
    else:
        yield from _smart_art(shape)


def _smart_art(shape: BaseShape) -> Iterator[str]:
    """python-pptx knows no SmartArt: its words lie in a part of their own."""
    for ids in shape.element.iter(f"{DIAGRAM}relIds"):
        part = shape.part.related_part(ids.get(f"{RELATION}dm"))
        for paragraph in parse_xml(part.blob).iter(f"{DRAWING}p"):
            yield "".join(run.text or "" for run in paragraph.iter(f"{DRAWING}t"))


def _is_picture(shape: BaseShape) -> bool:
    """Films, charts and objects of other programs too: what is shown of them is a picture."""
    is_object = any(data.get("uri") == OBJECT for data in shape.element.iter(f"{DRAWING}graphicData"))
    return shape.element.tag.endswith("}pic") or getattr(shape, "has_chart", False) or is_object


def _is_decoration(shape: BaseShape) -> bool:
    """Ticked as decorative in PowerPoint: it says nothing, so nothing is missing."""
    return any(mark.get("val") in {"1", "true"} for mark in shape.element.iter(DECORATIVE))


def _alternative(shape: BaseShape) -> str:
    properties = next(shape.element.iter("{*}cNvPr"), None)
    return _one_line(properties.get("descr") or "") if properties is not None else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(texts: Iterable[str]) -> str:
    """One paragraph a line; python-pptx marks line breaks inside one with a vertical tab."""
    lines = (_one_line(line) for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    print_result(read, *sys.argv[1:])
