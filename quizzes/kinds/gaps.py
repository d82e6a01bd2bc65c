"""A text with gaps: `[[2]]` is a gap whose right word is choice 2."""

import re
from collections.abc import Iterable, Iterator

from django.utils.safestring import SafeString

from quizzes.kinds.body import BLOCK_TAG, is_blank
from quizzes.kinds.showing import with_pictures

GAP = re.compile(r"\[\[([1-9][0-9]?)\]\]")


def split_text(stem: str) -> tuple[str, str]:
    """What stands before the text with gaps, and the text: from the paragraph or list with the first gap to the end."""
    gap = GAP.search(stem)
    if gap is None:
        return stem, ""
    depth = begins = 0
    for tag in BLOCK_TAG.finditer(stem, 0, gap.start()):
        closes = tag[0].startswith("</")
        if depth == 0 and not closes:
            begins = tag.start()
        depth += -1 if closes else 1
    return stem[:begins].strip(), stem[begins:].strip()


def gaps_in(text: str) -> list[int]:
    """The number in each gap."""
    return [int(number) for number in GAP.findall(text)]


def around_gaps(text: str) -> list[SafeString]:
    """The pieces of clean HTML before, between and after the gaps."""
    return [with_pictures(piece) for piece in GAP.split(text)[::2]]


def fill(text: str, words: Iterable[str]) -> SafeString:
    """Clean HTML with clean HTML in each gap."""
    left = iter(words)
    return with_pictures(GAP.sub(lambda _gap: next(left), text))


def lines_of(text: str) -> Iterator[tuple[str, list[int]]]:
    """Each paragraph and list item as a line, with the places of its gaps, counted from 1 through the whole text."""
    place = 1
    for line in BLOCK_TAG.split(text):
        count = len(gaps_in(line))
        if not BLOCK_TAG.fullmatch(line) and not is_blank(line):
            yield line, list(range(place, place + count))
        place += count
