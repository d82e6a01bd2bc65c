"""What is in a file of slides, for a terminal and for a program."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from learning.models import SlideDeck
from learning.models.slides import NOT_SLIDES
from learning.slides_conversion.convert import words
from learning.slides_conversion.slide import Refused, SlideText

ENDINGS = {".pptx", ".pdf"}


def report(name: str) -> dict[str, Any]:
    """For JSON: why the file was refused, or its visible slides in their order."""
    path = Path(name)
    refused, slides = "", []
    try:
        path.open("rb").close()
        if path.suffix.lower() not in ENDINGS:
            refused = str(NOT_SLIDES)
        else:
            with tempfile.TemporaryDirectory(prefix="lanyard-slides-") as folder:
                slides = words(path.resolve(), Path(folder))
    except OSError as error:
        refused = f"It can’t be opened: {error.strerror}."
    except Refused as refusal:
        refused = str(SlideDeck.Problem(refusal.key).label)
    return {
        "file": name,
        "refused": refused or None,
        "slides": [_slide(number, slide) for number, slide in enumerate(slides, start=1)],
    }


def as_lines(one: dict[str, Any]) -> Iterator[str]:
    """For people: each slide with all it says, and what it leaves out."""
    if one["refused"]:
        yield f"{one['file']}: refused"
        yield f"  {one['refused']}"
        return
    missing = sum(not slide["title"] or slide["pictures_without_text"] > 0 for slide in one["slides"])
    yield f"{one['file']}: {len(one['slides'])} slides, of which {missing} lack a title or words for a picture"
    for slide in one["slides"]:
        yield f"  {slide['number']}. {slide['title'] or '(no title)'}"
        for name, label in (("text", ""), ("picture_text", "picture: "), ("notes", "notes: ")):
            yield from (f"     {label}{line}" for line in slide[name].splitlines())
        if slide["pictures_without_text"]:
            yield f"     pictures without alternative text: {slide['pictures_without_text']}"


def _slide(number: int, slide: SlideText) -> dict[str, Any]:
    return {
        "number": number,
        "title": slide.title,
        "text": slide.text,
        "notes": slide.notes,
        "picture_text": slide.picture_text,
        "pictures_without_text": slide.pictures_without_text,
        "lacks_title": not slide.title,
    }
