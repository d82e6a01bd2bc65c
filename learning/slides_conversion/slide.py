"""What the readers find out about a slide, and why they refuse a file."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

MOST_SLIDES = 500
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class SlideText:
    """Everything a slide says in words."""

    title: str = ""
    text: str = ""
    notes: str = ""
    picture_text: str = ""
    pictures_without_text: int = 0
    hidden: bool = False


def text_of_page(words: str) -> SlideText:
    """A page of a PDF: its first line stands for the title. One without words is a picture that nobody describes."""
    title, _, text = words.partition("\n")
    return SlideText(title[:LONGEST_TITLE], text, pictures_without_text=int(not words))


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """The picture of a slide: its file, its size in pixels, and the words that can be read on the page."""

    file: str
    width: int
    height: int
    text: str = ""


class Refused(Exception):
    """The file can't be used. The argument is the key of a sentence: see `SlideDeck.Problem`."""

    @property
    def key(self) -> str:
        """Which sentence."""
        return str(self.args[0])


def print_result(reader: Callable[..., Iterable[SlideText | SlidePicture]], *arguments: str) -> None:
    """What a reader's process prints: its slides, or why there are none."""
    try:
        result = {"slides": [asdict(slide) for slide in reader(*arguments)]}
    except Refused as refusal:
        result = {"refused": refusal.key}
    except MemoryError:
        result = {"refused": "too_big"}
    json.dump(result, sys.stdout)
