"""May somebody start, and what do their attempts come to: tables."""

import datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from quizzes.check_rules import Counts, Hindrance, Obstacle, attempts_left, counted, obstacles
from quizzes.models import ScoreCounts
from tests.factories.questions import make_rules

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


class Sat(NamedTuple):
    """An attempt: so many of ten, submitted so many hours before noon; None while it is open."""

    number: int
    right: float | None
    hours_ago: float = 2
    pass_mark: int = 80
    max_score: int = 10

    @property
    def counted_score(self) -> Decimal | None:
        return None if self.right is None else Decimal(str(self.right))

    @property
    def submitted_at(self) -> datetime.datetime | None:
        return None if self.right is None else NOON - self.hours_ago * HOUR


FAILED, PASSED, OPEN = Sat(1, 3), Sat(1, 9), Sat(1, None)


@pytest.mark.parametrize(
    ("rules", "sat", "hindered"),
    [
        ({}, [], []),
        ({}, [FAILED, PASSED], []),
        ({"opens_at": NOON}, [], []),
        ({"opens_at": NOON + HOUR}, [], [Obstacle(Hindrance.NOT_OPEN, NOON + HOUR)]),
        ({"closes_at": NOON + HOUR}, [], []),
        ({"closes_at": NOON}, [], [Obstacle(Hindrance.CLOSED, NOON)]),
        ({"closes_at": NOON, "attempts_allowed": 1}, [FAILED], [Obstacle(Hindrance.CLOSED, NOON)]),
        ({"attempts_allowed": 2}, [FAILED], []),
        ({"attempts_allowed": 1}, [FAILED], [Obstacle(Hindrance.NONE_LEFT)]),
        ({"attempts_allowed": 1, "pause_minutes": 600}, [FAILED], [Obstacle(Hindrance.NONE_LEFT)]),
        ({"pause_minutes": 120}, [FAILED], []),
        ({"pause_minutes": 121}, [FAILED], [Obstacle(Hindrance.PAUSE, NOON + HOUR / 60)]),
        ({"pause_minutes": 121}, [PASSED], [Obstacle(Hindrance.PAUSE, NOON + HOUR / 60)]),
        ({"pause_minutes": 121}, [], []),
        ({}, [Sat(1, 3, hours_ago=-1)], []),  # another server's clock is ahead
        ({"pause_minutes": 60}, [Sat(1, 3, 5), Sat(2, 3, 0.5)], [Obstacle(Hindrance.PAUSE, NOON + HOUR / 2)]),
        ({"pause_minutes": 240, "closes_at": NOON + HOUR}, [FAILED], [Obstacle(Hindrance.CLOSES_BEFORE, NOON + HOUR)]),
        ({"pause_minutes": 150, "closes_at": NOON + HOUR}, [FAILED], [Obstacle(Hindrance.PAUSE, NOON + HOUR / 2)]),
        ({"reread_after_fail": True}, [], []),
        ({"reread_after_fail": True}, [PASSED], []),
        ({"reread_after_fail": True}, [Sat(1, 0, max_score=0)], []),
        ({"reread_after_fail": True}, [FAILED], [Obstacle(Hindrance.REREAD)]),
        (
            {"reread_after_fail": True, "pause_minutes": 180},
            [FAILED],
            [Obstacle(Hindrance.REREAD), Obstacle(Hindrance.PAUSE, NOON + HOUR)],
        ),
    ],
)
def test_what_stands_in_the_way(rules: dict[str, Any], sat: list[Sat], hindered: list[Obstacle]) -> None:
    assert list(obstacles(make_rules(**rules), sat, now=NOON)) == hindered


@pytest.mark.parametrize(("hours_ago", "may_start"), [(3, False), (2, False), (1.9, True)])
def test_only_reading_again_after_the_last_fail_counts(hours_ago: float, may_start: bool) -> None:
    rules, reread_at = make_rules(reread_after_fail=True), NOON - hours_ago * HOUR
    assert (obstacles(rules, [FAILED], now=NOON, reread_at=reread_at) == ()) is may_start


@pytest.mark.parametrize(
    ("allowed", "sat", "left"), [(None, [FAILED], None), (3, [], 3), (3, [FAILED, OPEN], 1), (1, [FAILED, PASSED], 0)]
)
def test_attempts_that_are_left(allowed: int | None, sat: list[Sat], left: int | None) -> None:
    assert attempts_left(make_rules(attempts_allowed=allowed), sat) == left


@pytest.mark.parametrize(
    ("counts", "rights", "comes_to"),
    [
        ("best", [9, 3], (1, 90, True)),
        ("best", [3, 8, 9], (3, 90, True)),
        ("best", [3, 2], (1, 30, False)),
        ("best", [9, 9], (1, 90, True)),
        ("last", [9, 3], (2, 30, False)),
        ("last", [3, 9], (2, 90, True)),
        ("first", [9, 3], (1, 90, True)),
        ("first", [3, 9], (1, 30, False)),
        ("average", [7, 9], (2, 80, True)),
        ("average", [7, 8.99], (2, 79, False)),
        ("average", [9], (1, 90, True)),
    ],
)
def test_what_counts(counts: str, rights: list[float], comes_to: tuple[int, int, bool]) -> None:
    sat = [Sat(number, right) for number, right in enumerate(rights, start=1)]
    for order in (sat, sat[::-1], [*sat, Sat(len(sat) + 1, None)]):
        assert counted(order, counts) == comes_to


@pytest.mark.parametrize("counts", list(Counts))
def test_before_the_first_submit_nothing_counts(counts: str) -> None:
    assert counted([], counts) is None
    assert counted([OPEN], counts) is None


@pytest.mark.parametrize("counts", list(Counts))
def test_where_nothing_is_scored_it_is_enough_to_have_submitted(counts: str) -> None:
    assert counted([Sat(1, 0, max_score=0)], counts) == (1, None, True)


def test_an_average_leaves_out_what_was_not_scored() -> None:
    assert counted([Sat(1, 0, max_score=0), Sat(2, 9)], "average") == (2, 90, True)


def test_a_pass_by_the_mark_that_was_promised_counts_over_a_higher_score_that_was_none() -> None:
    assert counted([Sat(1, 8.5, pass_mark=90), Sat(2, 7, pass_mark=60)], "best") == (2, 70, True)


def test_an_average_is_held_against_the_mark_that_was_promised_last() -> None:
    assert counted([Sat(1, 7, pass_mark=60), Sat(2, 7, pass_mark=80)], "average") == (2, 70, False)


@pytest.mark.parametrize(
    ("limit", "extra", "minutes"), [(None, 0, None), (30, 0, 30), (30, 25, 37.5), (30, 100, 60), (1, 1, 1.01)]
)
def test_the_limit_and_extra_time(limit: int | None, extra: int, minutes: float | None) -> None:
    due_at = make_rules(time_limit_minutes=limit).due_at(NOON, extra_percent=extra)
    assert due_at == (None if minutes is None else NOON + datetime.timedelta(minutes=minutes))


def test_what_counts_is_named_as_the_pages_name_it() -> None:
    assert {one.value for one in Counts} == set(ScoreCounts.values)
