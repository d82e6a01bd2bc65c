"""Parts of the full mark, which files write as percentages, often rounded."""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from quizzes.exchange import WHOLE

PERCENT = re.compile(r"[-−]?[0-9]{1,3}(?:[.,][0-9]{0,28})?")
SPARE = Decimal("0.005")  # percentages that were rounded may miss the whole by so much
MOST_SHARES = 20
FEWEST_DECIMALS, MOST_DECIMALS = 2, 10


def fraction_of(percentage: str) -> Decimal | None:
    """What a percentage means, or None where it is none. 33.33333 is a third, as 14.28571 is a seventh."""
    if not PERCENT.fullmatch(percentage):
        return None
    percent = Decimal(percentage.replace(",", ".").replace("−", "-"))
    decimals = -int(percent.as_tuple().exponent)
    if FEWEST_DECIMALS <= decimals <= MOST_DECIMALS:
        step = Decimal(1).scaleb(-decimals)
        for shares in range(3, MOST_SHARES + 1):
            fraction = (percent * shares / 100).to_integral_value() / shares
            if percent in {(fraction * 100).quantize(step, rounding) for rounding in (ROUND_HALF_UP, ROUND_DOWN)}:
                return fraction
    return percent.scaleb(-2)


def percentage_of(fraction: Decimal) -> str:
    """The percentage, with five decimals as Moodle writes it where they are enough to read it back."""
    percent = fraction.scaleb(2)
    short = f"{percent.quantize(Decimal('0.00001')).normalize():f}"
    return short if fraction_of(short) == fraction else f"{percent.normalize():f}"


def shared_evenly(fractions: Sequence[Decimal]) -> list[Decimal]:
    """Parts that were rounded so far that they miss the whole, such as three times 33%, become equal shares of it."""
    earned = [fraction for fraction in fractions if fraction > 0]
    share = WHOLE / max(1, len(earned))
    if len(set(earned)) == 1 and abs(earned[0] - share) <= SPARE:
        return [share if fraction > 0 else fraction for fraction in fractions]
    return list(fractions)


def make_the_whole(fractions: Sequence[Decimal]) -> bool:
    """What can be earned is the full mark, neither less nor more."""
    return abs(sum(fraction for fraction in fractions if fraction > 0) - WHOLE) <= SPARE
