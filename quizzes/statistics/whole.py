"""How the check does as a whole."""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from quizzes.statistics.items import ROUNDING
from quizzes.statistics.moments import Weighted, mean, median, power_sum, spread_of, variance
from quizzes.statistics.tally import FULL_MARK, PaperTally, Tally


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """What Moodle's report says of a quiz, as shares of one. None where it isn't defined.

    skewness and kurtosis are those of a sample, from its k-statistics. consistency is Cronbach's alpha. error_ratio:
    the part of the deviation that is chance rather than a difference between people. standard_error: that much of a
    score is chance.
    """

    number: int
    mean: float | None = None
    median: float | None = None
    deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    consistency: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None
    same_paper: int = 0  # how many were asked the same questions; consistency is theirs


def check_figures(tally: Tally) -> CheckFigures:
    """The figures of all papers that were counted."""
    if not tally.number:
        return CheckFigures(0)
    shares: Counter[float] = Counter()
    for (total, length), times in tally.scores.items():
        shares[total / FULL_MARK / length] += times
    spread = variance(shares)
    skewness, kurtosis = _shape(shares)
    asked, paper = max(tally.papers.items(), key=lambda pair: (pair[1].totals.total(), sorted(pair[0])))
    alike = paper.totals.total() * 2 >= tally.number
    consistency = _consistency(paper) if alike else None
    ratio = None if consistency is None else sqrt(1 - consistency)
    paper_spread = variance(spread_of(paper.totals, FULL_MARK * len(asked)))
    return CheckFigures(
        number=tally.number,
        mean=mean(shares),
        median=median(shares),
        deviation=None if spread is None else sqrt(spread),
        skewness=skewness,
        kurtosis=kurtosis,
        consistency=consistency,
        error_ratio=ratio,
        standard_error=ratio * sqrt(paper_spread) if ratio is not None and paper_spread else None,
        same_paper=paper.totals.total() if alike else 0,
    )


def _shape(values: Weighted) -> tuple[float | None, float | None]:
    """Skewness, from three values on, and kurtosis, from four on: Fisher's g1 and g2 without their bias."""
    number = sum(values.values())
    if number < 3 or (variance(values) or 0) < ROUNDING:
        return None, None
    m2, m3, m4 = (power_sum(values, power) / number for power in (2, 3, 4))
    k2 = number * m2 / (number - 1)
    k3 = number**2 * m3 / ((number - 1) * (number - 2))
    skewness = k3 / k2**1.5
    if number < 4:
        return skewness, None
    k4 = number**2 * ((number + 1) * m4 - 3 * (number - 1) * m2**2) / ((number - 1) * (number - 2) * (number - 3))
    return skewness, k4 / k2**2


def _consistency(paper: PaperTally) -> float | None:
    """Cronbach's alpha. A draw asks people different questions; it is worked out for those who had the same ones."""
    number = len(paper.marks)
    total = variance(paper.totals)
    if number < 2 or not total:
        return None
    apart = sum(variance(marks) or 0 for marks in paper.marks.values())
    return number / (number - 1) * (1 - apart / total)
