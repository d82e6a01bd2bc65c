"""Who chose what, as far as it may be told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quizzes.statistics.hiding import FEWEST, at_least, hidden_rows, is_few
from quizzes.statistics.tally import ItemTally
from quizzes.statistics.thirds import Thirds


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, and how many gave it. None: hidden, because it would be about a handful of people."""

    key: str
    is_right: bool
    people: int | None
    thirds: tuple[int, int, int] | None = None  # top, middle, bottom
    at_least: int = 0  # where it is hidden only because of others
    is_few: bool = False  # a handful


@dataclass(frozen=True, slots=True)
class Choices:
    """All answers to a question. `hidden` people gave one of those that are not shown."""

    rows: tuple[Choice, ...]
    asked: int
    thirds: tuple[int, int, int] | None  # how many were asked
    hidden: int
    exclusive: bool
    mistaken: str | None = None  # the wrong answer that most in the top third gave


def choices(
    item: ItemTally, keys: Sequence[str], *, right: Collection[str], exclusive: bool, cut: Thirds | None
) -> Choices:
    """The answers of these keys, in this order. Where everybody gave one answer (exclusive), they are all of them."""
    asked = item.asked.total()
    counts = {key: item.answers[key].total() if key in item.answers else 0 for key in keys}
    gone = _untold(counts, right, asked, exclusive=exclusive)
    sizes, splits = _splits(item, keys, exclusive=exclusive, cut=cut, gone=gone)
    large, certain = (at_least(counts, gone) if exclusive and len(gone) < len(keys) else None) or (None, 0)
    rows = tuple(
        Choice(
            key,
            key in right,
            people=None if key in gone else counts[key],
            thirds=None if key in gone else splits.get(key),
            at_least=certain if key == large else 0,
            is_few=large is not None and key in gone and key != large,
        )
        for key in keys
    )
    mistaken = _mistaken(item, keys, right, cut) if exclusive and sizes else None
    return Choices(rows, asked, sizes, sum(counts[key] for key in gone), exclusive, mistaken)


def _untold(counts: dict[str, int], right: Collection[str], asked: int, *, exclusive: bool) -> frozenset[str]:
    """The answers whose counts can't be told. Facility says how many were right, so it is right and wrong by itself."""
    rows = {key: (number,) for key, number in counts.items()}
    if not exclusive:
        return hidden_rows(rows, [asked], exclusive=False)
    keys = {key: cells for key, cells in rows.items() if key in right}
    others = {key: cells for key, cells in rows.items() if key not in right}
    wrong = sum(number for (number,) in others.values())
    if is_few(wrong):
        return frozenset(rows)  # as many answers as people would tell what each of them chose
    if is_few(asked - wrong):  # then facility isn't told
        return hidden_rows(rows, [asked], exclusive=True)
    return hidden_rows(keys, [asked - wrong], exclusive=True) | hidden_rows(others, [wrong], exclusive=True)


def _mistaken(item: ItemTally, keys: Sequence[str], right: Collection[str], cut: Thirds | None) -> str | None:
    """That it is most of them tells no count: what is left over may still be nobody."""
    if cut is None:
        return None
    everybody = cut.split(item.asked)[0]
    for key in keys:
        if key and key not in right and key in item.answers and cut.split(item.answers[key])[0] * 2 > everybody:
            return key
    return None


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
