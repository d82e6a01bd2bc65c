"""Many clicks at the same moment, with real threads and real connections.

Each race has its negative control: with the guard taken away, the same clicks do go wrong. The controls run on
PostgreSQL, because SQLite lets one writer in at a time (transaction_mode=IMMEDIATE), which is its guard.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import QuerySet

from accounts import append_only
from accounts.models import User
from quizzes.actions import AnswerIsFinal, AttemptAlreadySubmitted, MayNotStart, save_answer, submit_attempt
from quizzes.models import Answer, Attempt, PaperItem
from tests.factories.questions import answer_all, make_attempt, make_question, sit
from tests.together import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
IN_TIME, TOO_LATE = NOON + datetime.timedelta(minutes=10), NOON + datetime.timedelta(minutes=11)
CLICKS = 20
ROUNDS = 20  # a race without its guard may go well by chance
needs_postgresql = pytest.mark.engine("postgresql")  # SQLite lets one writer in at a time


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for anybody."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows)


def start_from_everywhere(person: User) -> list[Any]:
    questions, enrolment = [make_question()], uuid.uuid4()
    return all_at_once(*[lambda: make_attempt(person, questions, enrolment=enrolment)] * CLICKS)


def test_starts_at_the_same_moment_give_one_attempt(practitioner: User) -> None:
    results = start_from_everywhere(practitioner)
    assert len({attempt.pk for attempt in results}) == Attempt.objects.count() == 1
    assert Attempt.objects.get().paper.count() == 1


@needs_postgresql
def test_without_the_lock_the_constraints_have_to_refuse_later_starts(practitioner: User, no_locks: None) -> None:
    results = [result for _ in range(ROUNDS) for result in start_from_everywhere(practitioner)]
    assert any(isinstance(result, IntegrityError) for result in results)
    assert Attempt.objects.count() == ROUNDS


@needs_postgresql
def test_without_lock_and_constraints_starts_at_the_same_moment_give_several(
    practitioner: User, no_locks: None
) -> None:
    constraints = [one for one in Attempt._meta.constraints if one.name.startswith(("enrolment_has", "attempt_number"))]
    assert len(constraints) == 2
    with connection.schema_editor() as editor:
        for constraint in constraints:
            editor.remove_constraint(Attempt, constraint)
    try:
        for _ in range(ROUNDS):
            start_from_everywhere(practitioner)
        # Whatever each of them was told: some enrolment now has more than one open attempt.
        assert Attempt.objects.count() > ROUNDS
    finally:
        append_only.remove(connection)  # a paper can't be taken away; here it must, so that the constraint fits again
        PaperItem.objects.all().delete()
        Attempt.objects.all().delete()
        with connection.schema_editor() as editor:
            for constraint in constraints:
                editor.add_constraint(Attempt, constraint)


def test_nobody_gets_more_attempts_than_allowed_by_starting_in_many_tabs(practitioner: User) -> None:
    questions, enrolment = [make_question()], uuid.uuid4()

    def sit_again() -> Attempt:
        return sit(make_attempt(practitioner, questions, enrolment=enrolment, attempts_allowed=2))

    results = [result for _ in range(3) for result in all_at_once(*[sit_again] * 6)]

    assert sorted(Attempt.objects.values_list("number", flat=True)) == [1, 2]
    assert all(isinstance(result, Attempt | MayNotStart | AttemptAlreadySubmitted) for result in results)


def submit_from_everywhere(person: User) -> list[Any]:
    attempt = answer_all(make_attempt(person))
    return all_at_once(*[lambda: submit_attempt(attempt=attempt)] * CLICKS)


def test_submits_at_the_same_moment_give_one_result(practitioner: User) -> None:
    results = submit_from_everywhere(practitioner)
    assert len({(attempt.pk, attempt.submitted_at, attempt.score) for attempt in results}) == 1


@needs_postgresql
def test_without_the_lock_the_seal_has_to_refuse_later_submits(practitioner: User, no_locks: None) -> None:
    assert any(
        isinstance(result, IntegrityError) for _ in range(ROUNDS) for result in submit_from_everywhere(practitioner)
    )


def test_an_answer_never_slips_in_behind_the_marking(practitioner: User) -> None:
    for _ in range(5):
        attempt = answer_all(make_attempt(practitioner))
        changes = [lambda attempt=attempt: save_answer(attempt=attempt, number=1, response="b")] * 4
        results = all_at_once(lambda attempt=attempt: submit_attempt(attempt=attempt), *changes)
        assert all(isinstance(result, Answer | Attempt | AttemptAlreadySubmitted) for result in results)
        attempt.refresh_from_db()
        answer = Answer.objects.get(item__attempt=attempt, item__number=1)
        assert (answer.chosen == ["a"]) == (answer.fraction == 1) == (attempt.score == 3)


def test_two_first_answers_at_the_same_moment_leave_one_that_is_final(practitioner: User) -> None:
    attempt = make_attempt(practitioner, feedback_policy="after_each")
    clicks = [lambda one=one: save_answer(attempt=attempt, number=1, response=one) for one in "abc" * 4]
    results = all_at_once(*clicks)
    final = Answer.objects.get(item__attempt=attempt)
    assert {tuple(result.chosen) for result in results if isinstance(result, Answer)} == {tuple(final.chosen)}
    assert all(isinstance(result, Answer | AnswerIsFinal) for result in results)


def end_while_answers_come_in(person: User) -> tuple[Attempt, list[Any]]:
    """Three answers in the last second of the time, and the worker that ends it."""
    attempt = make_attempt(person, at=NOON, time_limit_minutes=10)
    answers = [lambda n=n: save_answer(attempt=attempt, number=n, response="a", at=IN_TIME) for n in (1, 2, 3)]
    results = all_at_once(*answers, lambda: submit_attempt(attempt=attempt, at=TOO_LATE))
    attempt.refresh_from_db()
    return attempt, results


def test_at_the_limit_each_answer_is_either_marked_or_refused(practitioner: User) -> None:
    for _ in range(ROUNDS):
        attempt, results = end_while_answers_come_in(practitioner)
        taken = [result for result in results if isinstance(result, Answer)]
        assert attempt.score == len(taken) == Answer.objects.filter(item__attempt=attempt, fraction=1).count()
        assert all(isinstance(result, Answer | Attempt | AttemptAlreadySubmitted) for result in results)


@needs_postgresql
def test_without_the_lock_an_answer_in_time_is_taken_and_not_marked(practitioner: User, no_locks: None) -> None:
    for _ in range(ROUNDS):
        end_while_answers_come_in(practitioner)
    assert Answer.objects.filter(fraction=None, item__attempt__submitted_at__isnull=False).exists()
