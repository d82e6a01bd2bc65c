"""From a deck to its slides: words and pictures, brought together."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accounts import confined
from learning.slides_conversion import office
from learning.slides_conversion.slide import Refused, SlidePicture, SlideText, text_of_page

# Each step at most twice, and all of them within the queue's lease of 15 minutes.
READING_SECONDS, READING_MEGABYTES = 60, 2048
DRAWING_SECONDS, DRAWING_MEGABYTES = 200, 2048


@dataclass(frozen=True, slots=True)
class Converted:
    """One slide, ready to be kept."""

    picture: SlidePicture
    words: SlideText


def convert(deck: Path, pdf: Path | None, folder: Path) -> list[Converted]:
    """The visible slides of a .pptx or .pdf. Refused, with the key of a sentence, where there are none to be had.

    `pdf` is what the trainer put beside a .pptx. A program that breaks down is tried once more: it may have been
    ended from outside.
    """
    if deck.suffix == ".pdf":
        return _with_words_of(_twice(_draw, deck, folder))
    texts = _twice(_read, deck, folder)
    if all(text.hidden for text in texts):  # LibreOffice would show an empty page
        raise Refused("no_slides")
    pictures = _twice(_draw, pdf or _twice(office.to_pdf, deck, folder), folder)
    return _together(texts, pictures)


def words(deck: Path, folder: Path) -> list[SlideText]:
    """What the visible slides of a .pptx or .pdf say, without their pictures. Refused as above."""
    if deck.suffix.lower() == ".pdf":
        found = _twice(_read_pdf, deck, folder)
    else:
        found = [text for text in _twice(_read, deck, folder) if not text.hidden]
    if not found:
        raise Refused("no_slides")
    return found


def _together(texts: list[SlideText], pictures: list[SlidePicture]) -> list[Converted]:
    """Each picture with its slide's words. A PDF by PowerPoint may hold the hidden slides: they are left out."""
    visible = [text for text in texts if not text.hidden]
    if len(pictures) == len(visible):
        found = [Converted(picture, words) for picture, words in zip(pictures, visible, strict=True)]
    elif len(pictures) == len(texts):
        found = [Converted(*pair) for pair in zip(pictures, texts, strict=True) if not pair[1].hidden]
    else:
        found = _with_words_of(pictures)  # a PDF of other pages than the slides: what is on them is all we know
    return found


def _with_words_of(pictures: list[SlidePicture]) -> list[Converted]:
    """A PDF alone: its pages are the slides."""
    return [Converted(picture, text_of_page(picture.text)) for picture in pictures]


def _read(deck: Path, folder: Path, reader: str = "read_pptx") -> list[SlideText]:
    command = [sys.executable, "-P", "-m", f"learning.slides_conversion.{reader}", deck]
    output = confined.run(command, folder=folder, seconds=READING_SECONDS, megabytes=READING_MEGABYTES)
    return [SlideText(**slide) for slide in _slides(output)]


def _read_pdf(deck: Path, folder: Path) -> list[SlideText]:
    return _read(deck, folder, "read_pdf")


def _draw(pdf: Path, folder: Path) -> list[SlidePicture]:
    command = [sys.executable, "-P", "-m", "learning.slides_conversion.render_pdf", pdf, folder]
    output = confined.run(command, folder=folder, seconds=DRAWING_SECONDS, megabytes=DRAWING_MEGABYTES)
    return [SlidePicture(**picture) for picture in _slides(output)]


def _slides(output: bytes) -> list[dict[str, Any]]:
    result = json.loads(output)
    if "refused" in result:
        raise Refused(result["refused"])
    return result["slides"]


def _twice[Result](step: Callable[[Path, Path], Result], file: Path, folder: Path) -> Result:
    for _ in range(2):
        try:
            return step(file, folder)
        except confined.BrokeDown:
            continue
        except confined.TookTooLong as error:
            raise Refused("too_long") from error
    raise Refused("crashed")
