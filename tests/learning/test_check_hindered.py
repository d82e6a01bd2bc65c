"""What the rules of a check keep people from, and what the pages say about it, before they press and after."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning.actions import acknowledge_step
from quizzes.drawing import Draw
from tests.factories.questions import make_question, sit
from tests.learning.sitting import begin, html, make_module, result

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock():
    """It is noon on 1 March 2027."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def start(learner, module):
    """Press the button, or send what it would send. The page at the end."""
    return learner.post(reverse("learning:check_start", args=[module.translation_key]), follow=True).content.decode()


def read_again(learner, module):
    """Say so, with the button on the page. The page at the end."""
    url = reverse("learning:acknowledge", args=[module.translation_key, "reread"])
    return learner.post(url, follow=True).content.decode()


def failed_once(learner, module, practitioner, at=NOON):
    """The practitioner's first attempt is submitted, and no pass."""
    return sit(begin(learner, module, practitioner), wrong=3, at=at)


# What the page says before anything is pressed


def test_the_usual_rules_are_said_in_three_sentences(learner, module):
    page = html(learner, module.url)

    for sentence in (
        "3 questions about what you would do. You pass with 80%.",
        "There is no time limit, and each answer is kept at once.",
        "You may try as often as you like. Your best attempt counts.",
    ):
        assert sentence in page
    for word in ("opens on", "closes on", "you wait", "read the module again", "extra time"):
        assert word not in page


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"attempts_allowed": 1}, "You have one attempt."),
        ({"attempts_allowed": 3, "score_counts": "last"}, "You may try 3 times. Your last attempt counts."),
        ({"score_counts": "first"}, "Your first attempt counts."),
        ({"score_counts": "average"}, "The average of your attempts counts."),
        ({"pause_minutes": 1530}, "Between two attempts you wait 1 day, 1 hour and 30 minutes."),
        ({"reread_after_fail": True}, "If you don’t pass, you read the module again before you try again."),
        ({"check_opens_at": NOON + HOUR}, "The check opens on 1 March 2027 at 13:00."),
        (
            {"check_closes_at": NOON + datetime.timedelta(days=92)},
            "It closes on 1 June 2027 at 13:00. Who has begun by then may finish.",
        ),
        ({"time_limit_minutes": 90}, "You have 1 hour and 30 minutes from when you start, also while you are away."),
        ({"time_limit_minutes": 1}, "If you need more time than that, ask for it before you start."),
    ],
)
def test_each_rule_is_said_beforehand(learner, catalogue, rules, sentence):
    assert sentence in html(learner, make_module(catalogue, **rules).url)


def test_drawn_questions_are_counted(learner, catalogue, practitioner):
    make_question(topic="Referrals")
    module = make_module(catalogue, questions=2, draws=[Draw("Referrals", 1), Draw("Early planning", 2)])

    assert "5 questions about what you would do." in html(learner, module.url)
    assert "Question 1 of 3" in start(learner, module), "of early planning there are only the two that are fixed"


def test_a_module_may_have_nothing_but_draws(learner, catalogue, practitioner):
    make_question(topic="Referrals")
    module = make_module(catalogue, questions=0, draws=[Draw("Referrals", 1)])

    sit(begin(learner, module, practitioner))
    learner.post(reverse("learning:start", args=[module.translation_key]))

    assert practitioner.completions.get().score_percent == 100


# What is in the way


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"check_opens_at": NOON + HOUR}, "The check opens on 1 March 2027 at 13:00."),
        ({"check_closes_at": NOON - HOUR}, "The check closed on 1 March 2027 at 11:00."),
    ],
)
def test_a_check_that_is_not_open_says_so_and_starts_nothing(learner, catalogue, practitioner, rules, sentence):
    module = make_module(catalogue, **rules)

    before = html(learner, module.url)
    assert sentence in before
    assert "Start the check" not in before
    assert sentence in start(learner, module)
    assert not practitioner.attempts.exists()


def test_a_check_opens_and_closes_by_the_minute(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, check_opens_at=NOON, check_closes_at=NOON + HOUR)

    clock.move_to(NOON - datetime.timedelta(seconds=1))
    assert "Start the check" not in html(learner, module.url)
    clock.move_to(NOON)
    assert "Start the check" in html(learner, module.url)
    clock.move_to(NOON + HOUR)
    assert "Start the check" not in html(learner, module.url)


def test_whoever_has_begun_by_closing_may_finish(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, check_closes_at=NOON + HOUR)
    attempt = begin(learner, module, practitioner)

    clock.move_to(NOON + 2 * HOUR)
    assert "Go on with the check" in html(learner, module.url)
    assert "Question 1 of 3" in start(learner, module)
    assert sit(attempt).has_passed


def test_when_all_attempts_are_used_there_is_no_button(learner, catalogue, practitioner):
    module = make_module(catalogue, attempts_allowed=2)
    first = failed_once(learner, module, practitioner)
    for page in (html(learner, module.url), html(learner, result(first))):
        assert "You have 1 attempt left." in page
        assert "Try again" in page

    second = sit(begin(learner, module, practitioner), wrong=3)

    for page in (html(learner, module.url), html(learner, result(second))):
        assert "You have used all the attempts that this check allows." in page
        assert "Try again" not in page
    assert "You have used all the attempts" in start(learner, module)
    assert practitioner.attempts.count() == 2


def test_the_pause_says_from_when_one_may_try_again(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, pause_minutes=90)
    attempt = failed_once(learner, module, practitioner)

    clock.move_to(NOON + 89 * MINUTE)
    for page in (html(learner, module.url), html(learner, result(attempt)), start(learner, module)):
        assert "You may try again from 1 March 2027 at 13:30." in page
        assert "Try again</button>" not in page
    assert practitioner.attempts.count() == 1

    clock.move_to(NOON + 90 * MINUTE)
    assert "Try again" in html(learner, module.url)
    assert "Question 1 of 3" in start(learner, module)


def test_a_check_that_closes_during_the_pause_says_so(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, pause_minutes=90, check_closes_at=NOON + HOUR)
    failed_once(learner, module, practitioner)

    assert "The check closes on 1 March 2027 at 13:00, before you may try again." in html(learner, module.url)


def test_after_a_fail_the_module_is_read_again_first(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, reread_after_fail=True)
    read_again(learner, module)  # before there was anything to read again for
    attempt = failed_once(learner, module, practitioner, at=NOON + MINUTE)

    clock.move_to(NOON + 5 * MINUTE)
    for page in (html(learner, module.url), html(learner, result(attempt)), start(learner, module)):
        assert "Before you try again, read the module again and say that you have." in page
        assert "I have read it again" in page
        assert "Try again</button>" not in page
    assert practitioner.attempts.count() == 1

    assert "Try again" in read_again(learner, module)
    second = sit(begin(learner, module, practitioner), wrong=3, at=NOON + 6 * MINUTE)
    clock.move_to(NOON + 7 * MINUTE)
    assert "I have read it again" in html(learner, result(second)), "each fail asks for it anew"


def test_what_else_one_has_read_keeps_its_first_day(learner, module, practitioner):
    start(learner, module)
    enrolment = practitioner.enrolments.get()
    for hour in range(2):
        acknowledge_step(enrolment=enrolment, step="briefing", now=NOON + hour * HOUR)
        acknowledge_step(enrolment=enrolment, step="reread", now=NOON + hour * HOUR)

    assert dict(enrolment.steps.values_list("step", "done_at")) == {"briefing": NOON, "reread": NOON + HOUR}


def test_two_tabs_start_one_attempt_and_the_rules_hold_for_the_other(learner, catalogue, practitioner):
    module = make_module(catalogue, attempts_allowed=1)
    first, second = start(learner, module), start(learner, module)

    assert "Question 1 of 3" in first
    assert "Go on where you left it." in second
    sit(practitioner.attempts.get())
    assert "You have used all the attempts" in start(learner, module)
    assert practitioner.attempts.count() == 1
