"""What an answer is worth. Plain Python: a question's body and a response go in, a fraction comes out.

A mark can be worked out again anywhere, any time, and always comes out the same: nothing is looked up.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

NOTHING = Decimal(0)
FULL = Decimal(1)


def key_of(body: dict[str, Any]) -> frozenset[str]:
    """The ids of the options that are right."""
    return frozenset(option["id"] for option in body["options"] if option["correct"])


def exactly_the_key(body: dict[str, Any], response: list[str]) -> Decimal:
    """Full marks for all the right options and no other. There is no part of a mark."""
    return FULL if response and frozenset(response) == key_of(body) else NOTHING


RULES: dict[str, Callable[[dict[str, Any], Any], Decimal]] = {
    "single_choice": exactly_the_key,
    "multiple_choice": exactly_the_key,
    "true_false": exactly_the_key,
}


def mark(kind: str, body: dict[str, Any], response: Any) -> Decimal:
    """The fraction of a full mark, 0 to 1, that this response earns; None and an empty response earn nothing."""
    return RULES[kind](body, response) if response else NOTHING
