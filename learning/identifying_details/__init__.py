"""Finds what may identify a child, a family or a colleague in a text. Plain Python, in time proportional to the text.

It goes by how words and numbers look, so it misses much (docs/trainers.md says what): finding nothing proves nothing.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from learning.identifying_details.detail import Detail as Detail
from learning.identifying_details.detail import DetailKind as DetailKind
from learning.identifying_details.names import NOBODY, names, places, streets
from learning.identifying_details.names import Told as Told
from learning.identifying_details.numbers import dates, emails, nhs_numbers, phones, postcodes

# Where two finders mark the same words, the one that stands first knows more about them.
FINDERS = (emails, nhs_numbers, dates, phones, postcodes, streets, places)


def find(text: str, *, told: Told = NOBODY, ordinary: frozenset[str] = frozenset()) -> list[Detail]:
    """What is marked, in the order of the text. `told` are names that may be told.

    `ordinary` are words that stand in small letters elsewhere on the same page, so that they are nobody's name.
    """
    found = chain(*(finder(text) for finder in FINDERS), names(text, told, ordinary))
    return list(_without_overlaps(found))


def _without_overlaps(found: Iterable[Detail]) -> Iterator[Detail]:
    """In the order of the text; of those that share words, the one that was found first."""
    ranked = sorted(enumerate(found), key=lambda one: (one[1].start, one[0]))
    kept: tuple[int, Detail] | None = None
    for rank, detail in ranked:
        if kept is None or detail.start >= kept[1].end:
            if kept is not None:
                yield kept[1]
            kept = rank, detail
        elif rank < kept[0]:
            kept = rank, detail
    if kept is not None:
        yield kept[1]
