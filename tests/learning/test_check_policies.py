"""What each feedback policy tells, on which page, and when; nothing of the rest reaches the browser."""

import datetime

import pytest
import time_machine

from quizzes.kinds.weights import PART_MARKS
from tests.factories.pages import make_briefing
from tests.factories.questions import answer_all, make_question, sit
from tests.learning.sitting import begin, html, make_module, question, result, submit, title

NOON = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
# What each part puts on the page, where the first of three answers is wrong.
SIGNS = {
    "verdict": "Not right",
    "score": "2 of 3 right",
    "rationale": "told-feedback-b",
    "key": "The right answer",
}
PARTS = list(SIGNS)


@pytest.fixture(autouse=True)
def clock():
    """It is noon on 1 March 2027."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def told(page):
    """The parts that a page tells."""
    return [part for part, sign in SIGNS.items() if sign in page]


def assert_silent(page, shown):
    """Nothing that belongs to a part that isn't shown."""
    if "rationale" not in shown:
        assert "told-" not in page
        assert "?t=75" not in page
    if "verdict" not in shown:
        for word in ("app-answer--", "Partly right", ">Right<"):
            assert word not in page
    if "score" not in shown:
        assert "66%" not in page


@pytest.mark.parametrize("shown", [[], *[[part] for part in PARTS], ["verdict", "score"], PARTS])
def test_the_result_tells_exactly_what_the_policy_says(learner, catalogue, practitioner, shown):
    module = make_module(catalogue, check_feedback=f"submitted:{' '.join(shown)}" if shown else "")
    attempt = sit(begin(learner, module, practitioner), wrong=1)

    page = html(learner, result(attempt))

    assert told(page) == shown
    assert_silent(page, shown)
    assert page.count("app-answer__chosen") >= 3, "what was chosen is the person's own"
    assert title(page).startswith("Not passed this time"), "whether it was a pass is always told"


@pytest.mark.parametrize("part", PARTS)
def test_what_is_shown_after_a_pass_waits_for_it(learner, catalogue, practitioner, part):
    module = make_module(catalogue, check_feedback=f"passed:{part}", pass_mark=60)
    failed = sit(begin(learner, module, practitioner), wrong=2)
    page = html(learner, result(failed))
    assert told(page) == []
    assert_silent(page, [])
    assert "Once you have passed the check, you see " in page

    passed = sit(begin(learner, module, practitioner), wrong=1)

    assert told(html(learner, result(passed))) == [part]
    assert "Once you have" not in html(learner, result(passed))
    if part != "score":
        assert told(html(learner, result(failed))) == [part], "what was asked before is explained now, too"


@pytest.mark.parametrize("part", PARTS)
def test_what_is_shown_after_closing_waits_for_it(learner, catalogue, practitioner, clock, part):
    module = make_module(catalogue, check_feedback=f"closed:{part}", check_closes_at=NOON + HOUR)
    attempt = sit(begin(learner, module, practitioner), wrong=1)
    page = html(learner, result(attempt))
    assert told(page) == []
    assert "Once the check has closed, on 1 March 2027 at 13:00, you see " in page

    clock.move_to(NOON + HOUR)

    assert told(html(learner, result(attempt))) == [part]


def test_a_check_that_never_closes_promises_nothing_for_then(learner, catalogue, practitioner):
    module = make_module(catalogue, check_feedback="submitted:verdict;closed:key")
    page = html(learner, result(sit(begin(learner, module, practitioner), wrong=1)))

    assert told(page) == ["verdict"]
    assert "Once the check has closed" not in page


def test_a_closing_date_that_is_moved_moves_what_is_shown(learner, catalogue, practitioner, clock):
    module = make_module(catalogue, check_feedback="closed:key", check_closes_at=NOON + HOUR)
    attempt = sit(begin(learner, module, practitioner), wrong=1)
    type(module).objects.filter(pk=module.pk).update(check_closes_at=NOON + 3 * HOUR)

    clock.move_to(NOON + 2 * HOUR)

    assert told(html(learner, result(attempt))) == []


@pytest.mark.parametrize("shown", [["verdict"], ["rationale"], ["key"], ["verdict", "rationale", "key"]])
def test_during_the_check_each_answer_is_followed_by_what_the_policy_says(learner, catalogue, practitioner, shown):
    module = make_module(catalogue, check_feedback=f"during:{' '.join(shown)};submitted:score")
    attempt = begin(learner, module, practitioner)

    page = learner.post(question(attempt, 1), {"answer": "b"}, follow=True).content.decode()

    assert told(page) == shown
    assert_silent(page, shown)
    assert title(page).startswith("Not right" if "verdict" in shown else "Your answer")
    assert "Once you have submitted the check, you see your score." in page
    assert told(html(learner, question(attempt, 2))) == [], "the next one isn't answered yet"


def test_what_was_shown_during_the_check_stays_shown(learner, catalogue, practitioner):
    module = make_module(catalogue, check_feedback="during:key;submitted:score")
    attempt = sit(begin(learner, module, practitioner), wrong=1)
    assert told(html(learner, result(attempt))) == ["score", "key"]


def test_without_anything_during_the_check_nothing_is_told_while_it_is_open(learner, catalogue, practitioner, clock):
    everything = "submitted:verdict score rationale key;passed:key;closed:key"
    module = make_module(catalogue, check_feedback=everything, check_closes_at=NOON + HOUR)
    attempt = answer_all(begin(learner, module, practitioner), wrong=1)
    clock.move_to(NOON + 2 * HOUR)  # closed, and this person still sits

    for number in (1, 2, 3):
        page = html(learner, question(attempt, number))
        assert told(page) == []
        assert_silent(page, [])


def test_the_modules_page_keeps_the_score_to_itself_as_well(learner, catalogue, practitioner):
    module = make_module(catalogue, check_feedback="submitted:verdict", pass_mark=60)
    sit(begin(learner, module, practitioner), wrong=2)
    page = html(learner, module.url)
    assert "33%" not in page
    assert "You have not passed yet." in page

    sit(begin(learner, module, practitioner), wrong=1)
    page = html(learner, module.url)
    assert "66%" not in page
    assert "You have passed the check." in page


def test_partly_right_is_told_in_words(learner, catalogue, practitioner):
    parted = make_question("multiple_choice", right=("a", "b"), scoring=PART_MARKS)
    module = make_briefing(catalogue, reading_counts=False, questions=[parted], pass_mark=60)
    attempt = begin(learner, module, practitioner)
    learner.post(question(attempt, 1), {"answer": ["a"]})

    page = learner.post(submit(attempt), follow=True).content.decode()

    for sentence in (
        "Partly right",
        "0 of 1 right",
        "That is 50%.",
        "What was partly right earned a part of the mark.",
    ):
        assert sentence in page
