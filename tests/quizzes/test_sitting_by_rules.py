"""What the rules of a check do to an attempt: who may start, what counts, and when its time is over."""

import datetime
import uuid
from typing import Any

import pytest

from accounts.models import User
from quizzes.actions import (
    AttemptAlreadySubmitted,
    MayNotStart,
    QuestionsUnanswered,
    TimeIsUp,
    save_answer,
    submit_attempt,
)
from quizzes.check_rules import Hindrance
from quizzes.models import Answer, Attempt, ExtraTime
from quizzes.queries import overdue_attempts
from tests.factories.questions import make_attempt, make_question, sit

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
SECOND = datetime.timedelta(seconds=1)


def restart(attempt: Attempt, *, at: datetime.datetime, **rules: Any) -> Attempt:
    """Once more in the same enrolment."""
    return make_attempt(attempt.person, [make_question()], enrolment=attempt.enrolment, at=at, **rules)


# Who may start


@pytest.mark.parametrize(
    ("rules", "hindrance"),
    [
        ({"opens_at": NOON + 61 * MINUTE}, Hindrance.NOT_OPEN),
        ({"closes_at": NOON + 60 * MINUTE}, Hindrance.CLOSED),
        ({"attempts_allowed": 1}, Hindrance.NONE_LEFT),
        ({"pause_minutes": 61}, Hindrance.PAUSE),
        ({"pause_minutes": 90, "closes_at": NOON + 80 * MINUTE}, Hindrance.CLOSES_BEFORE),
        ({"reread_after_fail": True}, Hindrance.REREAD),
        ({"reread_after_fail": True, "reread_at": NOON}, Hindrance.REREAD),
    ],
)
def test_who_may_not_start_is_told_why(practitioner: User, rules: dict[str, Any], hindrance: Hindrance) -> None:
    attempt = sit(make_attempt(practitioner, at=NOON - MINUTE), wrong=3, at=NOON)

    with pytest.raises(MayNotStart) as refused:
        restart(attempt, at=NOON + 60 * MINUTE, **rules)

    assert [one.hindrance for one in refused.value.obstacles] == [hindrance]
    assert practitioner.attempts.count() == 1


def test_each_enrolment_has_attempts_of_its_own(practitioner: User) -> None:
    sit(make_attempt(practitioner))
    assert make_attempt(practitioner, attempts_allowed=1).number == 1


def test_what_was_begun_may_go_on_after_the_check_has_closed(practitioner: User) -> None:
    attempt = make_attempt(practitioner, at=NOON)

    assert restart(attempt, at=NOON + MINUTE, closes_at=NOON + SECOND) == attempt
    assert sit(attempt, at=NOON + 2 * MINUTE).has_passed


# Reflections


def test_what_is_not_scored_counts_neither_for_nor_against(practitioner: User) -> None:
    attempt = make_attempt(practitioner, [make_question("essay"), make_question(), make_question()])
    assert attempt.max_score == 2

    submitted = sit(attempt)

    assert (submitted.score, submitted.percent, submitted.has_passed) == (2, 100, True)


def test_reflections_alone_are_passed_by_submitting_them(practitioner: User) -> None:
    attempt = make_attempt(practitioner, [make_question("essay")])
    assert not attempt.has_passed

    submitted = sit(attempt)

    assert (submitted.max_score, submitted.percent, submitted.has_passed) == (0, None, True)


def test_a_reflection_has_to_be_written(practitioner: User) -> None:
    with pytest.raises(QuestionsUnanswered):
        submit_attempt(attempt=make_attempt(practitioner, [make_question("essay")]))


# The time limit


@pytest.fixture
def limited(practitioner: User) -> Attempt:
    """Ten minutes from noon, and thirty seconds' grace."""
    return make_attempt(practitioner, at=NOON, time_limit_minutes=10, grace_seconds=30)


def test_without_a_limit_there_is_all_the_time(practitioner: User) -> None:
    attempt = make_attempt(practitioner, at=NOON)
    assert (attempt.due_at, attempt.takes_answers_until) == (None, None)
    assert not attempt.is_overdue(NOON + datetime.timedelta(days=1000))


@pytest.mark.parametrize(
    ("first", "last", "minutes"),
    [
        ("2027-03-01", None, 15),
        ("2027-02-01", "2027-03-01", 15),
        ("2027-03-02", None, 10),
        ("2027-02-01", "2027-02-28", 10),
    ],
)
def test_extra_time_counts_on_the_days_it_is_given_for(
    practitioner: User, colleague: User, first: str, last: str | None, minutes: int
) -> None:
    ExtraTime.objects.create(person=practitioner, percent=50, starts_on=first, ends_on=last)
    ExtraTime.objects.create(person=colleague, percent=400, starts_on="2020-01-01")

    attempt = make_attempt(practitioner, at=NOON, time_limit_minutes=10)

    assert attempt.due_at == NOON + minutes * MINUTE


def test_of_two_grants_the_larger_counts(practitioner: User) -> None:
    for percent in (25, 100, 50):
        ExtraTime.objects.create(person=practitioner, percent=percent, starts_on="2027-01-01")
    assert make_attempt(practitioner, at=NOON, time_limit_minutes=10).due_at == NOON + 20 * MINUTE


def test_the_days_of_extra_time_are_days_in_london(practitioner: User) -> None:
    ExtraTime.objects.create(person=practitioner, percent=100, starts_on="2027-07-02")
    night = datetime.datetime(2027, 7, 1, 23, 30, tzinfo=datetime.UTC)  # half past midnight there
    assert make_attempt(practitioner, at=night, time_limit_minutes=10).due_at == night + 20 * MINUTE


@pytest.mark.parametrize("late", [0 * SECOND, 30 * SECOND])
def test_an_answer_within_the_grace_period_is_taken(limited: Attempt, late: datetime.timedelta) -> None:
    save_answer(attempt=limited, number=1, response="a", at=NOON + 10 * MINUTE + late)
    assert Answer.objects.get().chosen == ["a"]


def test_an_answer_after_the_grace_period_is_refused(limited: Attempt) -> None:
    with pytest.raises(TimeIsUp):
        save_answer(attempt=limited, number=1, response="a", at=NOON + 10 * MINUTE + 31 * SECOND)
    assert not Answer.objects.exists()


def test_in_its_time_an_attempt_has_to_be_complete_to_be_submitted(limited: Attempt) -> None:
    save_answer(attempt=limited, number=1, response="a", at=NOON)
    with pytest.raises(QuestionsUnanswered):
        submit_attempt(attempt=limited, at=NOON + 10 * MINUTE + 30 * SECOND)


def test_when_the_time_is_over_what_was_answered_is_marked_and_the_rest_earns_nothing(limited: Attempt) -> None:
    save_answer(attempt=limited, number=1, response="a", at=NOON)
    save_answer(attempt=limited, number=3, response="a", at=NOON + 10 * MINUTE + 30 * SECOND)

    submitted = submit_attempt(attempt=limited, at=NOON + 60 * MINUTE)

    assert (submitted.score, submitted.max_score, submitted.has_passed) == (2, 3, False)
    assert submitted.submitted_at == NOON + 10 * MINUTE + 30 * SECOND, "however late somebody looked"
    assert submitted.ran_out_of_time
    with pytest.raises(AttemptAlreadySubmitted):
        save_answer(attempt=limited, number=2, response="a", at=NOON + MINUTE)


def test_with_everything_right_in_time_it_is_a_pass_though_nobody_pressed_the_button(limited: Attempt) -> None:
    for number in (1, 2, 3):
        save_answer(attempt=limited, number=number, response="a", at=NOON)
    assert submit_attempt(attempt=limited, at=NOON + 60 * MINUTE).has_passed


def test_what_is_submitted_in_time_did_not_run_out_of_it(limited: Attempt) -> None:
    submitted = sit(limited, at=NOON + 5 * MINUTE)
    assert (submitted.submitted_at, submitted.ran_out_of_time) == (NOON + 5 * MINUTE, False)


def test_only_open_attempts_past_their_grace_are_overdue(practitioner: User, limited: Attempt) -> None:
    sit(make_attempt(practitioner, at=NOON, time_limit_minutes=1), at=NOON)
    make_attempt(practitioner, at=NOON)
    make_attempt(practitioner, at=NOON, time_limit_minutes=10, grace_seconds=60, enrolment=uuid.uuid4())

    assert overdue_attempts(NOON + 10 * MINUTE + 30 * SECOND) == []
    assert overdue_attempts(NOON + 10 * MINUTE + 31 * SECOND) == [limited]
