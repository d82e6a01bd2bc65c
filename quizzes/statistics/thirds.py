"""Who did well overall and who did not: the top and the bottom third, by the score on the whole paper."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thirds:
    """Where the bottom third ends and the top third begins, in per cent."""

    bottom: int
    top: int

    @property
    def below(self) -> int:
        """What the bottom third is below: scores are counted in whole per cent, rounded down."""
        return self.bottom + 1

    def split(self, per_cents: Mapping[int, int]) -> tuple[int, int, int]:
        """How many are in the top, in the middle and in the bottom."""
        top = sum(times for per_cent, times in per_cents.items() if per_cent >= self.top)
        bottom = sum(times for per_cent, times in per_cents.items() if per_cent <= self.bottom)
        return top, sum(per_cents.values()) - top - bottom, bottom


def thirds(per_cents: Mapping[int, int]) -> Thirds | None:
    """Whoever has the same score is in the same third, so a third may hold more people than that.

    The top comes first, and never takes in the lowest score; where all below it are less than a third, they are the
    bottom. None where all scores are alike.
    """
    number, scores = sum(per_cents.values()), sorted(per_cents)
    if len(scores) < 2:
        return None
    top = _reach(per_cents, scores[:0:-1], number)
    return Thirds(bottom=_reach(per_cents, [score for score in scores if score < top], number), top=top)


def _reach(per_cents: Mapping[int, int], scores: list[int], number: int) -> int:
    """The score at which a third of all is reached, going through these in order; or else the last of them."""
    passed = 0
    for score in scores:
        passed += per_cents[score]
        if passed * 3 >= number:
            break
    return score
