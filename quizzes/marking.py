"""What an answer is worth. Plain Python: a key and a response go in, a fraction of the full mark comes out.

A mark can be worked out again anywhere, any time, and always comes out the same: nothing is looked up. Each kind of
question says in its own module which of these rules marks it.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

NOTHING = Decimal(0)
FULL = Decimal(1)


def exactly(key: Collection[str], chosen: Collection[str]) -> Decimal:
    """Full marks for all that is right and nothing else. There is no part of a mark."""
    return FULL if chosen and set(chosen) == set(key) else NOTHING


def by_weight(weights: Mapping[str, Decimal], chosen: Iterable[str]) -> Decimal:
    """The weights of what was chosen together, never below nothing nor above the full mark."""
    return min(FULL, max(NOTHING, sum((weights[one] for one in set(chosen)), NOTHING)))
