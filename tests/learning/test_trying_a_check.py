"""The author of a check sits its draft, from the preview too. Nothing is recorded."""

import pytest
from django.urls import reverse

from quizzes.models import Answer, Attempt
from tests.factories.editing import edit_url, open_form
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


def url_of(page) -> str:
    return reverse("try_check", args=[page.pk])


def said(response) -> str:
    return " ".join(response.content.decode().split())


def answer(client, page, response, with_this) -> object:
    """Send an answer to what is on the screen."""
    trial = response.context["trial"]
    sent = {"seed": trial.seed, "given": trial.given, "answered": "yes", "answer": with_this}
    return client.post(url_of(page), sent)


def test_one_question_after_another_and_then_the_result(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question(), make_question()], pass_mark=60)
    first = as_trainer.get(url_of(page))
    assert "Question 1 of 2" in said(first)
    second = answer(as_trainer, page, first, "a")
    assert "Question 2 of 2" in said(second)
    result = answer(as_trainer, page, second, "b")
    assert "This would not be a pass" in said(result)
    assert "It comes to 50%." in said(result)
    assert "told-feedback-b" in said(result)
    assert Attempt.objects.count() == Answer.objects.count() == 0


def test_what_is_shown_follows_the_draft_and_not_what_is_live(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question()])
    page.check_feedback = "during:verdict key"
    page.save_revision()
    explained = answer(as_trainer, page, as_trainer.get(url_of(page)), "b")
    assert "Option a" in said(explained)
    assert "Not right" in said(explained)
    assert "told-rationale" not in said(explained)
    assert "See the result" in said(explained)


def test_without_a_word_in_the_policy_nothing_is_told(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question()], check_feedback="")
    result = answer(as_trainer, page, as_trainer.get(url_of(page)), "b")
    assert "told-" not in said(result)
    assert "Not right" not in said(result)


def test_a_question_in_draft_is_tried_and_called_so(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question(publish=False)])
    assert "Draft: not asked yet" in said(as_trainer.get(url_of(page)))


def test_nothing_chosen_is_said_at_the_question_and_what_was_answered_is_kept(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question(), make_question()])
    second = answer(as_trainer, page, as_trainer.get(url_of(page)), "a")
    again = answer(as_trainer, page, second, "")
    assert "There is a problem" in said(again)
    assert again.context["trial"].responses == [["a"]]


@pytest.mark.parametrize("given", ["nonsense", '[["z"]]', '{"a": 1}', "[5]", '["a", "a", "a"]'])
def test_answers_that_do_not_fit_the_paper_begin_anew(given, catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question()])
    response = as_trainer.post(url_of(page), {"seed": "x", "given": given})
    assert response.context["trial"].number <= 2


def test_a_check_without_questions_says_so(catalogue, as_trainer):
    assert "There is nothing to ask yet" in said(as_trainer.get(url_of(make_briefing(catalogue))))


def test_the_preview_of_the_check_leads_there_and_may_be_framed(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question()])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    as_trainer.post(preview, open_form(as_trainer, edit_url(page)))
    response = as_trainer.get(f"{preview}?mode=check", follow=True)
    assert "Question 1 of 1" in said(response)
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_only_those_who_may_change_questions_try_them(catalogue, client, practitioner, manager):
    page = make_briefing(catalogue, questions=[make_question()])
    for person in (practitioner, manager):
        client.force_login(person)
        response = client.get(url_of(page))
        assert response.status_code in (302, 403)
        assert b"Question 1 of 1" not in response.content
