"""May somebody start a check now, and which of their attempts counts. Plain Python: nothing is looked up."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Protocol


class Counts(StrEnum):
    """Which attempt decides; the values are those of `quizzes.models.ScoreCounts`."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """The rules of a check as they are now."""

    pass_mark: int
    feedback_policy: str
    shuffle_options: bool = False
    shuffle_questions: bool = False
    attempts_allowed: int | None = None
    pause_minutes: int = 0
    reread_after_fail: bool = False
    score_counts: str = Counts.BEST
    opens_at: datetime.datetime | None = None
    closes_at: datetime.datetime | None = None
    time_limit_minutes: int | None = None
    grace_seconds: int = 0

    def due_at(self, started_at: datetime.datetime, *, extra_percent: int = 0) -> datetime.datetime | None:
        """When an attempt that starts then has to be done; None without a limit."""
        if self.time_limit_minutes is None:
            return None
        return started_at + datetime.timedelta(minutes=self.time_limit_minutes) * (100 + extra_percent) / 100


class Sat(Protocol):
    """What counts of an attempt that was submitted."""

    number: int
    pass_mark: int
    max_score: int
    submitted_at: datetime.datetime | None

    @property
    def counted_score(self) -> Decimal | None:
        """As it was marked last."""


def percent(score: Decimal | None, max_score: int) -> int | None:
    """A score in whole per cent, rounded down: 79.9 % is not a pass at 80. None where nothing is scored."""
    return None if score is None or not max_score else int(score * 100 / max_score)


def is_pass(attempt: Sat) -> bool:
    """Submitted with at least the pass mark that was promised. Where nothing is scored, to have done it is enough."""
    if attempt.submitted_at is None:
        return False
    reached = percent(attempt.counted_score, attempt.max_score)
    return reached is None or reached >= attempt.pass_mark


class Counted(NamedTuple):
    """What somebody's attempts come to. Without a per cent, nothing was scored."""

    attempt: int  # its number: the one that decided
    percent: int | None
    has_passed: bool


def counted(sat: Collection[Sat], counts: str) -> Counted | None:
    """What a person's attempts come to by the rule of the check; None before the first was submitted."""
    submitted = sorted((one for one in sat if one.submitted_at is not None), key=lambda one: one.number)
    if not submitted:
        return None
    match Counts(counts):
        case Counts.BEST:
            return _alone(max(submitted, key=lambda one: (is_pass(one), _reached(one))))
        case Counts.FIRST:
            return _alone(submitted[0])
        case Counts.LAST:
            return _alone(submitted[-1])
        case Counts.AVERAGE:
            return _average(submitted)


def _reached(attempt: Sat) -> Fraction:
    return Fraction(attempt.counted_score or 0) / (attempt.max_score or 1)


def _alone(attempt: Sat) -> Counted:
    return Counted(attempt.number, percent(attempt.counted_score, attempt.max_score), is_pass(attempt))


def _average(submitted: list[Sat]) -> Counted:
    """Of those that were scored, held against the pass mark of the last."""
    scored = [_reached(one) for one in submitted if one.max_score]
    if not scored:
        return _alone(submitted[-1])
    average = int(sum(scored) * 100 / len(scored))
    return Counted(submitted[-1].number, average, average >= submitted[-1].pass_mark)


class Hindrance(StrEnum):
    """Why somebody can't start now."""

    NOT_OPEN = "not_open"
    CLOSED = "closed"
    NONE_LEFT = "none_left"
    REREAD = "reread"
    PAUSE = "pause"
    CLOSES_BEFORE = "closes_before"  # the pause is over


class Obstacle(NamedTuple):
    """Why not, and the moment that goes with it: when it opens, closed, closes, or the pause is over."""

    hindrance: Hindrance
    at: datetime.datetime | None = None


def obstacles(
    rules: CheckRules, sat: Collection[Sat], *, now: datetime.datetime, reread_at: datetime.datetime | None = None
) -> tuple[Obstacle, ...]:
    """Everything that keeps somebody from starting now; empty when they may. An open attempt may always go on."""
    if rules.closes_at and now >= rules.closes_at:
        return (Obstacle(Hindrance.CLOSED, rules.closes_at),)
    if attempts_left(rules, sat) == 0:
        return (Obstacle(Hindrance.NONE_LEFT),)
    return tuple(_passing(rules, sat, now, reread_at))


def _passing(
    rules: CheckRules, sat: Collection[Sat], now: datetime.datetime, reread_at: datetime.datetime | None
) -> Iterator[Obstacle]:
    """What waiting or reading helps against."""
    if rules.opens_at and now < rules.opens_at:
        yield Obstacle(Hindrance.NOT_OPEN, rules.opens_at)
    last = max((one for one in sat if one.submitted_at), key=lambda one: one.number, default=None)
    if last is None or last.submitted_at is None:
        return
    again_at = last.submitted_at + datetime.timedelta(minutes=rules.pause_minutes)
    waits = rules.pause_minutes > 0 and now < again_at
    if waits and rules.closes_at and again_at >= rules.closes_at:
        yield Obstacle(Hindrance.CLOSES_BEFORE, rules.closes_at)
        return
    if rules.reread_after_fail and not is_pass(last) and (reread_at is None or reread_at <= last.submitted_at):
        yield Obstacle(Hindrance.REREAD)
    if waits:
        yield Obstacle(Hindrance.PAUSE, again_at)


def attempts_left(rules: CheckRules, sat: Collection[Sat]) -> int | None:
    """How many more may be started; None where there is no limit. One that is open has been started."""
    return None if rules.attempts_allowed is None else max(0, rules.attempts_allowed - len(sat))
