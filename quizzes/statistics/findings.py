"""What the figures say. Only from what may be told: a sentence must not give away a count that is hidden.

Below twenty people nothing is said. The bounds for facility and discrimination follow those that Moodle gives its
users (https://docs.moodle.org/en/Quiz_statistics_report); the others are ours, and stand here.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from quizzes.statistics.choices import Choices
from quizzes.statistics.items import ItemFigures
from quizzes.statistics.whole import CheckFigures

ENOUGH = 20  # people, before a difference is more than chance
NEARLY_ALL = 0.9  # are right: easy
A_THIRD = 0.35  # are right: hard
WEAK = 0.2  # discrimination
COMMON_MISTAKE = 0.25  # of all chose this wrong answer
CONSISTENT = 0.64  # Cronbach's alpha, below which the questions don't measure one thing


class Says(Enum):
    """What can be said."""

    TOO_FEW = auto()
    WRONG_KEY = auto()
    BACKWARDS = auto()
    BY_GUESSING = auto()
    HARD = auto()
    EASY = auto()
    WEAK = auto()
    COMMON_MISTAKE = auto()
    NOBODY_CHOSE = auto()
    DIFFERENT_PAPERS = auto()
    INCONSISTENT = auto()


WORTH_A_LOOK = {Says.WRONG_KEY, Says.BACKWARDS, Says.BY_GUESSING, Says.HARD, Says.COMMON_MISTAKE}


class Finding(NamedTuple):
    """Something worth saying, and about which answers."""

    says: Says
    keys: tuple[str, ...] = ()


def item_findings(figures: ItemFigures, chosen: Choices | None, *, by_guessing: float = 0.0) -> tuple[Finding, ...]:
    """What is worth saying about a question, the worst first. by_guessing: the facility of answers given blindly."""
    if figures.number < ENOUGH:
        return (Finding(Says.TOO_FEW),)
    return (*_about_marks(figures, by_guessing), *_about_answers(chosen))


def check_findings(figures: CheckFigures) -> tuple[Finding, ...]:
    """What is worth saying about the check as a whole."""
    if figures.number < ENOUGH:
        return (Finding(Says.TOO_FEW),)
    if not figures.same_paper:
        return (Finding(Says.DIFFERENT_PAPERS),)
    if figures.consistency is not None and figures.consistency < CONSISTENT:
        return (Finding(Says.INCONSISTENT),)
    return ()


def _about_marks(figures: ItemFigures, by_guessing: float) -> Iterator[Finding]:
    least, most = figures.bounds
    discrimination = None if figures.tells_of_few else figures.discrimination
    if discrimination is not None and discrimination < 0:
        yield Finding(Says.BACKWARDS)
    if most <= by_guessing:
        yield Finding(Says.BY_GUESSING)
    elif most < A_THIRD:
        yield Finding(Says.HARD)
    elif least >= NEARLY_ALL:
        yield Finding(Says.EASY)
    elif discrimination is not None and 0 <= discrimination < WEAK:
        yield Finding(Says.WEAK)


def _about_answers(chosen: Choices | None) -> Iterator[Finding]:
    if chosen is None:
        return
    wrong = [row for row in chosen.rows if row.key and not row.is_right]
    common = COMMON_MISTAKE * chosen.asked
    mistakes = [row.key for row in wrong if (row.people or row.at_least) >= common and row.key != chosen.mistaken]
    nobody = [row.key for row in wrong if row.people == 0]
    if chosen.mistaken:
        yield Finding(Says.WRONG_KEY, (chosen.mistaken,))
    if mistakes:
        yield Finding(Says.COMMON_MISTAKE, tuple(mistakes))
    if nobody:
        yield Finding(Says.NOBODY_CHOSE, tuple(nobody))
