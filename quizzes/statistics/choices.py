"""Who chose what, as far as it may be told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quizzes.statistics.hiding import FEWEST, hidden_rows, is_few
from quizzes.statistics.tally import ItemTally
from quizzes.statistics.thirds import Thirds


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, and how many gave it. None: hidden, because it would be about a handful of people."""

    key: str
    is_right: bool
    people: int | None
    thirds: tuple[int, int, int] | None  # top, middle, bottom


@dataclass(frozen=True, slots=True)
class Choices:
    """All answers to a question. `hidden` people gave one of those that are not shown."""

    rows: tuple[Choice, ...]
    asked: int
    thirds: tuple[int, int, int] | None  # how many were asked
    hidden: int
    exclusive: bool


def choices(
    item: ItemTally, keys: Sequence[str], *, right: Collection[str], exclusive: bool, cut: Thirds | None
) -> Choices:
    """The answers of these keys, in this order. Where everybody gave one answer (exclusive), they are all of them."""
    asked = item.asked.total()
    counts = {key: (item.answers[key].total() if key in item.answers else 0,) for key in keys}
    gone = _untold(counts, right, asked, exclusive=exclusive)
    sizes, splits = _splits(item, keys, exclusive=exclusive, cut=cut, gone=gone)
    rows = tuple(Choice(key, key in right, None if key in gone else counts[key][0], splits.get(key)) for key in keys)
    return Choices(rows, asked, sizes, sum(counts[key][0] for key in gone), exclusive)


def _untold(counts: dict[str, tuple[int]], right: Collection[str], asked: int, *, exclusive: bool) -> frozenset[str]:
    """The answers whose counts can't be told. Facility says how many were right, so it is right and wrong by itself."""
    others = {key: cells for key, cells in counts.items() if key not in right}
    wrong = sum(number for (number,) in others.values())
    if not exclusive or is_few(wrong) or is_few(asked - wrong):  # then facility isn't told
        return hidden_rows(counts, [asked], exclusive=exclusive)
    keys = {key: cells for key, cells in counts.items() if key in right}
    return hidden_rows(keys, [asked - wrong], exclusive=True) | hidden_rows(others, [wrong], exclusive=True)


def _splits(
    item: ItemTally, keys: Sequence[str], *, exclusive: bool, cut: Thirds | None, gone: Collection[str]
) -> tuple[tuple[int, int, int] | None, dict[str, tuple[int, int, int]]]:
    """How many were in each third, and how those who chose each answer divide into them."""
    if cut is None:
        return None, {}
    sizes = cut.split(item.asked)
    if min(sizes[0], sizes[2]) < FEWEST or is_few(sizes[1]):
        return None, {}
    rows = {key: cut.split(item.answers.get(key, {})) for key in keys}
    unsaid = hidden_rows(rows, sizes, exclusive=exclusive, hidden=gone)
    return sizes, {key: cells for key, cells in rows.items() if key not in unsaid}
