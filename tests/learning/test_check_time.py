"""A check with a time limit, by its pages and by the worker."""

import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command

from learning.models import Enrolment
from quizzes.actions import grant_extra_time, save_answer
from tests.factories.questions import answer_all
from tests.learning.sitting import answers, begin, given, html, make_module, question, result, submit

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
OVER = NOON + 11 * MINUTE + datetime.timedelta(seconds=1)  # ten minutes and one of grace


@pytest.fixture(autouse=True)
def clock():
    """It is noon on 1 March 2027."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def module(catalogue):
    """Ten minutes for three questions, and a minute's grace."""
    return make_module(catalogue, time_limit_minutes=10, grace_seconds=60)


def test_each_page_of_the_check_says_until_when_and_how_long_that_is(learner, attempt, module, clock):
    clock.move_to(NOON + 4 * MINUTE + datetime.timedelta(seconds=30))
    for url in (question(attempt, 1), answers(attempt), module.url):
        page = html(learner, url)
        assert "You have until 12:10." in page
        assert "Minutes left: <span data-minutes>6</span>" in page
        assert 'data-countdown="330"' in page
        assert "js/countdown.js" in page


def test_without_a_limit_there_is_no_clock(learner, catalogue, practitioner):
    attempt = begin(learner, make_module(catalogue), practitioner)

    for url in (question(attempt, 1), answers(attempt)):
        assert "You have until" not in html(learner, url)
        assert "countdown" not in html(learner, url)


def test_the_time_is_in_london(learner, module, practitioner, clock):
    clock.move_to(datetime.datetime(2027, 7, 1, 12, tzinfo=datetime.UTC))
    learner.force_login(practitioner)
    assert "You have until 13:10." in html(learner, question(begin(learner, module, practitioner), 1))


def test_extra_time_is_said_beforehand_and_given(learner, module, practitioner, colleague, administrator):
    for person, percent in ((practitioner, 50), (colleague, 100)):
        grant_extra_time(person=person, percent=percent, starts_on=NOON.date(), by=administrator)

    assert "With your extra time you have 15 minutes." in html(learner, module.url)
    assert "You have until 12:15." in html(learner, question(begin(learner, module, practitioner), 1))


def test_who_has_no_extra_time_is_told_how_to_ask_for_it(learner, module):
    page = html(learner, module.url)
    assert "With your extra time" not in page
    assert "ask for it before you start" in page
    assert f"/report-a-problem/?page={module.url}" in page


def test_an_answer_within_the_grace_period_is_taken(learner, attempt, clock):
    clock.move_to(NOON + 11 * MINUTE)
    assert "Minutes left: <span data-minutes>0</span>" in html(learner, question(attempt, 1))

    learner.post(question(attempt, 1), {"answer": "a"})

    assert given(attempt) == {1: ["a"]}


def test_an_answer_after_it_is_refused_and_the_rest_is_submitted(learner, attempt, clock):
    learner.post(question(attempt, 1), {"answer": "a"})
    clock.move_to(OVER)

    late = learner.post(question(attempt, 2), {"answer": "a"}, follow=True)

    assert late.redirect_chain == [(result(attempt), 302)]
    page = late.content.decode()
    assert "Your time was over on 1 March 2027 at 12:10, so this answer was not taken." in page
    assert "1 of 3 right" in page
    assert "You did not answer this." in page
    assert given(attempt) == {1: ["a"]}


@pytest.mark.parametrize("page", ["question", "answers", "submit", "result", "start"])
def test_whoever_comes_back_too_late_finds_the_result(learner, attempt, module, clock, page):
    learner.post(question(attempt, 2), {"answer": "a"})
    clock.move_to(OVER)
    if page == "start":
        assert "Your time for the check is over." in html(learner, module.url)

    came = {
        "question": lambda: learner.get(question(attempt, 1), follow=True),
        "answers": lambda: learner.get(answers(attempt), follow=True),
        "submit": lambda: learner.post(submit(attempt), follow=True),
        "result": lambda: learner.get(result(attempt), follow=True),
        "start": lambda: learner.post(f"/journey/{module.translation_key}/check/", follow=True),
    }[page]().content.decode()

    assert (
        "Your time was over at 12:10, so the check was submitted with the answers that you had given by then." in came
    )
    assert "1 of 3 right" in came
    attempt.refresh_from_db()
    assert attempt.is_sealed


def test_looking_in_time_ends_nothing(learner, attempt, clock):
    clock.move_to(NOON + 11 * MINUTE)
    for url in (question(attempt, 1), answers(attempt), result(attempt)):
        learner.get(url)
    attempt.refresh_from_db()
    assert not attempt.is_sealed


# Nobody comes back


def test_the_worker_submits_what_was_left_open_once_and_completes(attempt, practitioner, clock):
    answer_all(attempt)
    clock.move_to(OVER)

    for _ in range(2):
        call_command("tick")

    attempt.refresh_from_db()
    assert (attempt.percent, attempt.submitted_at) == (100, NOON + 11 * MINUTE)
    assert practitioner.completions.get().attempt == attempt.public_id


def test_the_worker_leaves_what_has_time_alone(attempt, clock):
    answer_all(attempt)
    clock.move_to(NOON + 11 * MINUTE)

    call_command("tick")

    attempt.refresh_from_db()
    assert not attempt.is_sealed


def test_an_attempt_that_cannot_be_submitted_keeps_no_other_open(learner, attempt, module, colleague, client, clock):
    client.force_login(colleague)
    other = begin(client, module, colleague)
    Enrolment.objects.filter(public_id=attempt.enrolment).delete()  # somebody took it away by hand
    clock.move_to(OVER)

    with pytest.raises(CommandError, match="submit_overdue_checks"):
        call_command("tick")

    other.refresh_from_db()
    attempt.refresh_from_db()
    assert (other.is_sealed, attempt.is_sealed) == (True, False)


def test_an_answer_in_time_counts_though_the_page_was_never_submitted(attempt, clock):
    save_answer(attempt=attempt, number=1, response="a", at=NOON + 11 * MINUTE)
    clock.move_to(OVER)

    call_command("tick")

    attempt.refresh_from_db()
    assert attempt.score == 1


def test_a_limit_does_not_follow_those_who_began_without(learner, catalogue, practitioner, clock):
    module = make_module(catalogue)
    attempt = begin(learner, module, practitioner)
    type(module).objects.filter(pk=module.pk).update(time_limit_minutes=1)
    clock.move_to(NOON + 60 * MINUTE)

    assert "Question 1 of 3" in html(learner, question(attempt, 1))
    assert "You have until" not in html(learner, question(attempt, 1))


def test_the_form_of_an_old_sign_in_does_not_outlive_the_time(learner, attempt, client, clock):
    clock.move_to(OVER)
    strict = type(client)(enforce_csrf_checks=True)
    strict.cookies = learner.cookies

    came = strict.post(question(attempt, 1), {"answer": "a"})

    assert came.headers["Location"] == question(attempt, 1)
    assert given(attempt) == {}
