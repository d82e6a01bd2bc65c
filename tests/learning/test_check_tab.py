"""A trainer puts a check together on the page: fixed questions, random draws, rules, what is shown when."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from learning.models import BriefingPage, WebinarPage
from tests.factories.editing import add_url, edit_url, open_form
from tests.factories.pages import make_briefing, make_webinar
from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


def asked(questions, **first) -> dict[str, str]:
    """Fixed questions as new rows; other fields are those of the first."""
    rows = [{"question": question.pk} for question in questions]
    rows[0] |= first
    return nested_form_data({"check_items": inline_formset(rows)})


def drawn(*rows) -> dict[str, str]:
    return nested_form_data({"check_draws": inline_formset(list(rows))})


def draft_of(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def body(response) -> str:
    return " ".join(response.content.decode().split())


def test_draws_rules_and_what_is_shown_are_kept_with_the_page(catalogue, as_trainer):
    question = make_question()
    form = open_form(as_trainer, add_url(WebinarPage, catalogue)) | {"title": "A webinar", "slug": "a-webinar"}
    form |= asked([question], shown_at_seconds="12:30")
    form |= drawn({"topic": question.topic, "count": 1, "one_per_outcome": "on"})
    form |= {
        "attempts_allowed": "3",
        "pause_minutes": "60",
        "score_counts": "last",
        "reread_after_fail": "on",
        "check_feedback": ["submitted:verdict", "passed:key"],
        "check_opens_at": "2027-03-01T09:00",
        "time_limit_minutes": "30",
    }
    as_trainer.post(add_url(WebinarPage, catalogue), form)
    page = draft_of(WebinarPage.objects.get())
    assert page.check_items.get().shown_at_seconds == 750
    draw = page.check_draws.get()
    assert (draw.topic, draw.count, draw.one_per_outcome) == (question.topic, 1, True)
    assert (page.attempts_allowed, page.pause_minutes, page.score_counts) == (3, 60, "last")
    assert page.reread_after_fail
    assert page.check_feedback == "submitted:verdict;passed:key"
    assert (page.check_opens_at.isoformat(), page.time_limit_minutes) == ("2027-03-01T09:00:00+00:00", 30)


def test_a_moment_that_is_none_is_refused_at_its_field_with_what_was_typed(catalogue, as_trainer):
    page = make_webinar(catalogue)
    form = open_form(as_trainer, edit_url(page)) | asked([make_question()], shown_at_seconds="halfway")
    response = as_trainer.post(edit_url(page), form)
    [row] = response.context["form"].formsets["check_items"].forms
    assert list(row.errors) == ["shown_at_seconds"]
    assert 'value="halfway"' in body(response)


def test_a_briefing_has_no_moments(catalogue, as_trainer):
    assert "shown_at_seconds" not in body(as_trainer.get(add_url(BriefingPage, catalogue)))


def test_everything_can_be_kept_to_oneself(catalogue, as_trainer):
    page = make_briefing(catalogue)
    form = open_form(as_trainer, edit_url(page))
    form.pop("check_feedback")
    as_trainer.post(edit_url(page), form)
    assert draft_of(page).check_feedback == ""


def test_the_topics_on_offer_say_how_many_questions_they_have(catalogue, as_trainer):
    topic = make_question().topic
    make_question(publish=False)
    assert f"{topic} (1 question)" in body(as_trainer.get(add_url(BriefingPage, catalogue)))


def test_advice_on_the_draft_stands_above_the_questions_and_stops_nobody(catalogue, as_trainer):
    page = make_briefing(catalogue, questions=[make_question()])
    form = open_form(as_trainer, edit_url(page)) | drawn({"topic": make_question().topic, "count": 9})
    as_trainer.post(edit_url(page), form)
    assert "9 from “Early planning” are to be drawn, but it has 2 published questions." in body(
        as_trainer.get(edit_url(page))
    )


@pytest.mark.parametrize("number", [1, 3])
def test_advice_costs_one_query_however_many_questions_there_are(catalogue, number, django_assert_num_queries):
    page = make_briefing(catalogue, questions=[make_question() for _ in range(number)])
    panel = next(child for child in BriefingPage.get_edit_handler().children if child.heading == "Knowledge check")
    advice = panel.children[0].get_bound_panel(instance=page)
    with django_assert_num_queries(4):  # the rows of the page: questions, draws, outcomes; then the bank
        advice.get_context_data()


def test_a_check_of_a_hundred_questions_is_saved(catalogue, as_trainer):
    page = make_briefing(catalogue)
    questions = [make_question() for _ in range(100)]
    as_trainer.post(edit_url(page), open_form(as_trainer, edit_url(page)) | asked(questions))
    kept = draft_of(page).check_items.all()
    assert [item.question_id for item in kept] == [question.pk for question in questions]
