"""What the pages of a knowledge check tell about right and wrong, and when."""

import pytest
from django.urls import reverse

from quizzes.actions import revise_question
from tests.factories.pages import make_briefing
from tests.factories.questions import answer_all, make_body, make_question
from tests.learning.sitting import answers, begin, given, html, make_module, question, result, submit, title


def test_the_result_explains_each_answer(learner, attempt, module):
    answer_all(attempt, wrong=2)
    page = learner.post(submit(attempt), follow=True).content.decode()

    assert title(page).startswith("Not passed this time")
    for text in ("1 of 3 right", "That is 33%. You pass with 80%.", "Try again"):
        assert text in page
    assert page.count("When do you ask what home will need?") == 3
    assert page.count("Imani is nine and is admitted today.") == 3
    assert page.count("told-feedback-b") == 2, "of what was chosen wrongly"
    assert page.count("told-feedback-a") == 1, "of what was chosen rightly; the key to the others stays untold"
    assert page.count("told-rationale") == 3
    assert page.count(f'href="{module.url}?t=75#player"') == 3
    assert "Worried about a child?" in page


def test_a_pass_leads_to_the_certificate(learner, attempt, practitioner):
    answer_all(attempt)
    page = learner.post(submit(attempt), follow=True).content.decode()

    assert title(page).startswith("You passed")
    assert "3 of 3 right" in page
    serial = practitioner.completions.get().certificate.serial
    assert f'href="{reverse("records:certificate", args=[serial])}"' in page


def test_a_pass_with_something_left_says_so(learner, catalogue, practitioner):
    module = make_briefing(catalogue, questions=[make_question()])
    attempt = begin(learner, module, practitioner)
    answer_all(attempt)
    page = learner.post(submit(attempt), follow=True).content.decode()

    assert "There is something left before the module is complete." in page
    assert f'href="{module.url}#to-do"' in page


def test_nothing_is_told_before_the_submit(learner, attempt, module):
    pages = [html(learner, question(attempt, 1)), learner.post(question(attempt, 1)).content.decode()]
    answer_all(attempt, wrong=1)
    urls = [question(attempt, 1), question(attempt, 3), answers(attempt), result(attempt), module.url, "/cpd/"]
    pages += [html(learner, url) for url in urls]

    for page in pages:
        assert "<h1" in page
        assert "told-" not in page
        assert "correct" not in page.casefold()
        assert "?t=75" not in page, "where it is explained would tell what the question is after"


@pytest.fixture
def told_at_once(learner, catalogue, practitioner):
    """An attempt whose answers are explained one by one."""
    return begin(learner, make_module(catalogue, check_feedback="after_each"), practitioner)


def test_feedback_after_each_question(learner, told_at_once):
    page = learner.post(question(told_at_once, 1), {"answer": "b"}, follow=True).content.decode()

    assert title(page).startswith("Not right – Question 1 of 3")
    assert "told-feedback-b" in page
    assert "told-rationale" in page
    assert "told-feedback-a" not in page
    assert f'href="{question(told_at_once, 2)}"' in page
    assert "told-" not in html(learner, question(told_at_once, 2))
    assert "told-" not in html(learner, answers(told_at_once))


def test_an_answer_that_was_explained_is_final(learner, told_at_once):
    learner.post(question(told_at_once, 1), {"answer": "b"})
    page = learner.post(question(told_at_once, 1), {"answer": "a"}, follow=True).content.decode()

    assert "Your first answer counts." in page
    assert given(told_at_once) == {1: ["b"]}
    assert f'href="{question(told_at_once, 1)}"' not in html(learner, answers(told_at_once))


def test_after_the_last_explanation_come_all_the_answers(learner, told_at_once):
    answer_all(told_at_once)

    assert f'href="{answers(told_at_once)}"' in html(learner, question(told_at_once, 3))


def test_what_a_trainer_changes_meanwhile_does_not_change_what_is_marked(learner, attempt, module):
    for item in module.check_items.all():
        revise_question(question=item.question, body=make_body(right=("b",), rationale="<p>told-later</p>"), by=None)
    answer_all(attempt)  # by the key of the versions that were asked
    page = learner.post(submit(attempt), follow=True).content.decode()

    assert "3 of 3 right" in page
    assert "told-later" not in page
