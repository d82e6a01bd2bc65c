"""How one question does."""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from quizzes.statistics.hiding import FEWEST, is_few
from quizzes.statistics.moments import covariance, mean, paired_in_order, spread_of, variance
from quizzes.statistics.tally import FULL_MARK, ItemTally

ROUNDING = 1e-12  # marks are thousandths: a variance below this is none


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What Moodle's report says of a question, as shares of one. None where it isn't defined.

    facility: the mean mark. deviation: the standard deviation of the mark. discrimination: how far the mark goes
    along with the score on the rest of the paper (Pearson's correlation, 100 % at most). efficiency: the same against
    the most that could be reached with these marks, which very easy and very hard questions need.
    """

    number: int
    full: int  # how many have the full mark
    facility: float | None
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    seconds: float | None

    @property
    def tells_of_few(self) -> bool:
        """So few were right, or so few were not, that the figures would say how many."""
        return is_few(self.full) or is_few(self.number - self.full)

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which shares the facility may be known to lie. Of less than ten people either bound would tell it."""
        few_right, few_wrong = is_few(self.full), is_few(self.number - self.full)
        if (few_right or few_wrong) and self.number < 2 * FEWEST:
            return 0.0, 1.0
        if few_wrong:
            return 1 - (FEWEST - 1) / self.number, 1.0
        if few_right:
            return 0.0, (FEWEST - 1) / self.number
        return self.facility or 0.0, self.facility or 0.0


def item_figures(item: ItemTally) -> ItemFigures:
    """The figures of one version of a question, over those who were asked it."""
    own: Counter[int] = Counter()
    for (mark, _), times in item.marks.items():
        own[mark] += times
    marks = spread_of(own, FULL_MARK)
    spread = variance(marks)
    discrimination, efficiency = _discrimination(item)
    return ItemFigures(
        number=own.total(),
        full=own[FULL_MARK],
        facility=mean(marks) if marks else None,
        deviation=None if spread is None else sqrt(spread),
        discrimination=discrimination,
        efficiency=efficiency,
        seconds=item.seconds / item.timed if item.timed else None,
    )


def _discrimination(item: ItemTally) -> tuple[float | None, float | None]:
    """The index and the efficiency. Neither is defined where everybody has the same mark, or the same for the rest."""
    pairs = [
        (mark / FULL_MARK, total / FULL_MARK / length, times)
        for (mark, (total, length)), times in item.marks.items()
        if length
    ]
    marks: Counter[float] = Counter()
    rests: Counter[float] = Counter()
    for mark, rest, times in pairs:
        marks[mark] += times
        rests[rest] += times
    together, spread, rest_spread = covariance(pairs), variance(marks), variance(rests)
    if together is None or not spread or not rest_spread or min(spread, rest_spread) < ROUNDING:
        return None, None
    most = covariance(paired_in_order(marks, rests))
    return together / sqrt(spread * rest_spread), together / most if most else None
