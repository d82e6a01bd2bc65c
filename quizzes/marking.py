"""What an answer is worth. Plain Python: a key and a response go in, a fraction of the full mark comes out.

A mark can be worked out again anywhere, any time, and always comes out the same: nothing is looked up. Each kind of
question says in its own module which of these rules marks it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

NOTHING = Decimal(0)
FULL = Decimal(1)

WILDCARD = re.compile(r"(?<!\\)\*")
QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›‐‑–—−", "''''\"\"\"\"\"\"''-----")


def exactly(key: Collection[str], chosen: Collection[str]) -> Decimal:
    """Full marks for all that is right and nothing else. There is no part of a mark."""
    return FULL if chosen and set(chosen) == set(key) else NOTHING


def by_share(key: Collection[str], chosen: Collection[str]) -> Decimal:
    """Each right part earns an equal share, and each wrong one takes the same share away: never below nothing.

    So whoever chooses everything earns no more than their guess is worth. Moodle's multiple choice counts alike where
    its author gives wrong choices what right ones earn, and it too raises a negative total to nothing
    (docs.moodle.org, “Multiple Choice question type”).
    """
    right = len(set(chosen) & set(key))
    return max(NOTHING, Decimal(right - len(set(chosen) - set(key)))) / max(1, len(set(key)))


def by_weight(weights: Mapping[str, Decimal], chosen: Iterable[str], *, whole: Decimal = FULL) -> Decimal:
    """What the chosen parts weigh together, of `whole`; never below nothing nor above the full mark."""
    earned = sum(sorted(weights[one] for one in set(chosen)), NOTHING)  # sorted: thirds add up alike in any order
    return min(FULL, max(NOTHING, earned) / whole) if whole > 0 else NOTHING


def by_parts(key: Mapping[str, str], given: Mapping[str, str]) -> Decimal:
    """Each part of a question that is answered rightly earns the same share of the full mark."""
    right = sum(given.get(part) == answer for part, answer in key.items())
    return Decimal(right) / max(1, len(key))


def all_or_nothing(mark: Decimal) -> Decimal:
    """A part of the full mark is no mark."""
    return mark if mark == FULL else NOTHING


def is_near(given: Decimal, number: Decimal, tolerance: Decimal) -> bool:
    """The number, or no further from it than the tolerance."""
    return abs(given - number) <= tolerance


def folded(text: str, *, case_sensitive: bool) -> str:
    """The text without what no reader would call a difference: spaces, shapes of quotes and dashes, ways to write é."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(QUOTES).split())
    return plain if case_sensitive else unicodedata.normalize("NFKC", plain.casefold())


def is_like(pattern: str, text: str, *, case_sensitive: bool) -> bool:
    r"""The text is what the pattern says, where `*` stands for anything or nothing and `\*` for a star.

    What stands between two stars is looked for once, from the left: it never has to go back, however many stars.
    """
    text = folded(text, case_sensitive=case_sensitive)
    pieces = [piece.replace(r"\*", "*") for piece in WILDCARD.split(folded(pattern, case_sensitive=case_sensitive))]
    if len(pieces) == 1:
        return text == pieces[0]
    first, *between, last = pieces
    if not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in between:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end
