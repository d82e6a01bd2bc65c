"""A key was wrong: a trainer sees first whom it would change, then marks again. Old marks and completions stay."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from learning.actions import enrol, finish_check, mark_answers_again, start_check
from quizzes.actions import revise_question, save_answer
from quizzes.actions.regrading import NothingToRegrade, NotPublished
from quizzes.models import Answer, Attempt, QuestionVersion, Regrade, RegradedAnswer
from quizzes.regrading import plan_regrade
from tests.factories.pages import make_briefing
from tests.factories.questions import make_body, make_question

pytestmark = pytest.mark.django_db
REASON = "B is right too, since the guidance of March."


@pytest.fixture
def question(db):
    """Its key says that a is right."""
    return make_question(name="Second missed clinic")


@pytest.fixture
def module(catalogue, question):
    return make_briefing(catalogue, reading_counts=False, questions=[question], shuffle_options=False)


def sit(module, person, chosen):
    """Sit the check of one question with this answer."""
    attempt = start_check(enrolment=enrol(person=person, activity=module.translation_key))
    save_answer(attempt=attempt, number=1, response=chosen)
    return finish_check(attempt=attempt)


def correct(question, *, right=("b",), **parts) -> QuestionVersion:
    """Publish a version with another key."""
    return revise_question(question=question, body=make_body(right=right, **parts), by=None)


def mark(attempt) -> tuple[Decimal, bool]:
    """Score and pass, as they count now."""
    now = Attempt.objects.get(pk=attempt.pk)
    return now.counted_score, now.has_passed


def test_what_would_change_is_known_before_anything_is_written(module, question, practitioner, colleague, stranger):
    for person, chosen in ((practitioner, "b"), (colleague, "a"), (stranger, "c")):
        sit(module, person, chosen)
    plan = plan_regrade(correct(question))
    assert [change.attempt.person for change in plan.would_pass] == [practitioner]
    assert [change.attempt.person for change in plan.would_fail] == [colleague]
    assert (plan.answers, plan.other_marks, plan.unreadable) == (3, 0, 0)
    assert Regrade.objects.count() == 0


def test_new_marks_are_new_rows_and_the_first_ones_stay(module, question, practitioner, trainer):
    attempt = sit(module, practitioner, "b")
    regrade, _ = mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    row = regrade.answers.get()
    assert (row.before, row.fraction, regrade.reason, regrade.by) == (0, 1, REASON, trainer)
    assert (Answer.objects.get().fraction, Attempt.objects.get().score) == (0, 0)
    assert mark(attempt) == (1, True)


def test_whoever_passes_by_the_new_marks_completes(module, question, practitioner, trainer):
    sit(module, practitioner, "b")
    assert not practitioner.completions.exists()
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    assert practitioner.completions.get().score_percent == 100


def test_a_completion_is_never_taken_away(module, question, practitioner, trainer):
    attempt = sit(module, practitioner, "a")
    [kept] = practitioner.completions.values()
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    assert mark(attempt) == (0, False)
    assert list(practitioner.completions.values()) == [kept]


def test_marked_again_twice_the_last_mark_counts_and_none_is_lost(module, question, practitioner, trainer):
    attempt = sit(module, practitioner, "b")
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    mark_answers_again(version=correct(question, right=("c",)), reason="C after all.", by=trainer)
    assert mark(attempt) == (0, False)
    assert [(row.before, row.fraction) for row in RegradedAnswer.objects.order_by("pk")] == [(0, 1), (1, 0)]


def test_with_nothing_to_change_nothing_is_written(module, question, practitioner, trainer):
    sit(module, practitioner, "a")
    with pytest.raises(NothingToRegrade):
        mark_answers_again(version=correct(question, right=("a",), rationale="<p>New.</p>"), reason=REASON, by=trainer)
    assert Regrade.objects.count() == 0


def test_a_draft_marks_nothing(module, question, practitioner, trainer):
    sit(module, practitioner, "b")
    draft = revise_question(question=question, body=make_body(right=("b",)), by=None, publish=False)
    with pytest.raises(NotPublished):
        mark_answers_again(version=draft, reason=REASON, by=trainer)


def test_an_answer_that_the_version_does_not_offer_keeps_its_mark(module, question, practitioner):
    sit(module, practitioner, "c")
    plan = plan_regrade(correct(question, ids=("a", "b")))
    assert (plan.changes, plan.unreadable) == ([], 1)


def test_an_attempt_that_is_open_is_marked_by_the_version_that_was_asked(module, question, practitioner, trainer):
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    save_answer(attempt=attempt, number=1, response="a")
    version = correct(question)
    assert plan_regrade(version).answers == 0
    assert finish_check(attempt=attempt).has_passed


def test_a_regrade_is_sealed(module, question, practitioner, trainer):
    sit(module, practitioner, "b")
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    for rows in (Regrade, RegradedAnswer):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_two_trainers_at_once_mark_again_once(module, question, practitioner, trainer):
    sit(module, practitioner, "b")
    version = correct(question)

    def press(_):
        try:
            return mark_answers_again(version=version, reason=REASON, by=trainer)
        except NothingToRegrade:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(press, range(4)))
    assert len([done for done in results if done]) == Regrade.objects.count() == 1
    assert practitioner.completions.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_plan_costs_one_query(number, module, question, practitioner, django_assert_num_queries):
    for _ in range(number):
        sit(module, practitioner, "b")
    version = correct(question)
    with django_assert_num_queries(1):
        assert len(plan_regrade(version).changes) == number


def test_after_publishing_the_trainer_is_told_and_asked(module, question, practitioner, client, trainer):
    sit(module, practitioner, "b")
    correct(question)
    client.force_login(trainer)
    url = reverse("regrade", args=[question.pk])
    body = " ".join(client.get(url).content.decode().split())
    assert "1 answer was given to an earlier version" in body
    assert practitioner.get_full_name() in body
    assert "Leave the marks as they are" in body

    refused = client.post(url, {"reason": ""})
    assert "This field is required" in refused.content.decode()
    assert Regrade.objects.count() == 0
    told = client.post(url, {"reason": REASON}, follow=True)
    assert "1 answer is marked again" in told.content.decode()
    assert Regrade.objects.get().by == trainer


def test_the_person_sees_that_and_why_it_was_marked_again(module, question, practitioner, trainer, client):
    attempt = sit(module, practitioner, "b")
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    client.force_login(practitioner)
    body = " ".join(client.get(reverse("learning:check_result", args=[attempt.public_id])).content.decode().split())
    assert "You passed" in body
    assert REASON in body
    assert "It was marked as not right before." in body


def test_nobody_else_may_mark_again(module, question, practitioner, manager, client):
    sit(module, practitioner, "b")
    correct(question)
    for person in (practitioner, manager):
        client.force_login(person)
        client.post(reverse("regrade", args=[question.pk]), {"reason": REASON})
    assert Regrade.objects.count() == 0


def test_a_better_mark_completes_where_the_average_is_what_counts(module, question, practitioner, trainer):
    type(module).objects.update(score_counts="average", pass_mark=50)
    sit(module, practitioner, "b")
    sit(module, practitioner, "c")
    version = correct(question)
    mark_answers_again(version=version, reason=REASON, by=trainer)
    assert practitioner.completions.get().score_percent == 50
    assert Regrade.objects.count() == 1


def test_the_right_answer_that_is_shown_is_that_of_the_version_that_marked_it(
    module, question, practitioner, trainer, client
):
    type(module).objects.update(check_feedback="submitted:key")
    attempt = sit(module, practitioner, "c")
    sit_too = sit(module, practitioner, "b")
    mark_answers_again(version=correct(question), reason=REASON, by=trainer)
    client.force_login(practitioner)
    body = client.get(reverse("learning:check_result", args=[sit_too.public_id])).content.decode()
    assert "Option a" not in body
    assert "Option b" in body
    untouched = client.get(reverse("learning:check_result", args=[attempt.public_id])).content.decode()
    assert "Option a" in untouched, "its mark did not change"
