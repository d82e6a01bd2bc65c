"""Trainers write numbers, short answers, reflections and part marks; nothing that they typed is lost on the way."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from quizzes.kinds.rows import Rows
from quizzes.models import Question
from tests.factories.questions import make_question
from tests.quizzes.typed import typed, typed_options

pytestmark = pytest.mark.django_db

FIFTEEN = {"id": "", "text": "15,0", "tolerance": "0,5", "feedback": "<p>Yes.</p>", "weight": ""}
TEN = {"id": "", "text": "10", "tolerance": "", "feedback": "<p>That is for conferences.</p>", "weight": "50 %"}
EMPTY = {"id": "", "text": "", "tolerance": "", "feedback": "", "weight": ""}


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


def add(author: Client, kind: str, **fields):
    return author.post(reverse("questions:add_kind", args=[kind]), typed(kind, **fields), follow=True)


def content() -> dict:
    return Question.objects.get().newest_version.content


def errors_in(rows: Rows) -> list[dict]:
    return [{field: list(found) for field, found in form.errors.items()} for form in rows.formset.forms]


def test_a_number_is_written_with_its_units_and_published(author: Client) -> None:
    units = [{"name": "days", "factor": ""}, {"name": "weeks", "factor": "0.2"}, {"name": "", "factor": ""}]
    more = {"units-as-unit_needed": "on"}
    add(author, "numerical", answers=[FIFTEEN, EMPTY, TEN], units=units, other="<p>No.</p>", more=more, publish=True)

    assert Question.objects.get().current_version.kind == "numerical"
    assert content() | {"stem": "", "rationale": "", "explained_in": ""} == {
        "stem": "",
        "rationale": "",
        "explained_in": "",
        "answers": [
            {"id": "a", "text": "15", "tolerance": "0.5", "feedback": "<p>Yes.</p>"},
            {"id": "b", "text": "10", "tolerance": "0", "feedback": "<p>That is for conferences.</p>", "weight": "50"},
        ],
        "other": "<p>No.</p>",
        "units": [{"name": "days", "factor": "1"}, {"name": "weeks", "factor": "0.2"}],
        "unit_needed": True,
    }


def test_what_is_wrong_with_a_number_stands_at_its_field_with_what_was_typed(author: Client) -> None:
    answers = [FIFTEEN | {"text": "fifteen"}, EMPTY, TEN | {"tolerance": "some", "weight": "half"}]
    response = add(author, "numerical", answers=answers, units=[{"name": "", "factor": "x"}], publish=True)

    numbers, _other, units, _needed = response.context["form"].editor.sections
    assert errors_in(numbers) == [
        {"text": ["Write a number, for example 12.5."]},
        {},
        {
            "tolerance": ["Write a number from 0 upwards, for example 0.5."],
            "weight": ["Write a number from 0 to 100, or leave it empty."],
        },
    ]
    assert errors_in(units) == [
        {"name": ["Write the name of a unit, for example mg."], "factor": ["Write a number above 0, for example 1000."]}
    ]
    for kept in ('value="fifteen"', 'value="some"', 'value="half"', "That is for conferences."):
        assert kept in response.text
    assert not Question.objects.exists()


def test_a_draft_may_be_unfinished_and_shows_what_was_typed_again(author: Client) -> None:
    response = add(author, "numerical", answers=[FIFTEEN | {"text": "fifteen"}])

    assert content()["answers"][0]["text"] == "fifteen"
    assert 'value="fifteen"' in response.text
    assert "is kept as a draft" in response.text


def test_a_short_text_is_written_and_published(author: Client) -> None:
    answers = [{"id": "", "text": "  health   visit* ", "feedback": "<p>Yes.</p>"}]
    add(author, "short_text", answers=answers, other="<p>No.</p>", more={"others-case_sensitive": "on"}, publish=True)

    assert {part: content()[part] for part in ("answers", "other", "case_sensitive")} == {
        "answers": [{"id": "a", "text": "health visit*", "feedback": "<p>Yes.</p>"}],
        "other": "<p>No.</p>",
        "case_sensitive": True,
    }


def test_what_is_wrong_with_short_texts_stands_above_them(author: Client) -> None:
    response = add(author, "short_text", other="<p>Kept.</p>", publish=True)

    assert list(response.context["form"].editor.sections[0].formset.non_form_errors()) == [
        "Write at least one accepted answer."
    ]
    assert "Write at least one accepted answer." in response.text
    assert "Kept." in response.text


def test_a_reflection_takes_nothing_but_the_question(author: Client) -> None:
    page = author.get(reverse("questions:add_kind", args=["essay"]))
    assert "People answer in their own words." in page.text

    add(author, "essay", publish=True)
    assert set(content()) == {"stem", "rationale", "explained_in"}
    assert Question.objects.get().current_version.kind == "essay"


def test_part_marks_and_weights_are_written_in_the_options(author: Client) -> None:
    rows = typed_options([("Ask", True, ""), ("Listen", True, ""), ("Wait", False, "")])
    weights = {"options-0-weight": "75", "options-1-weight": "25", "options-2-weight": "−50"}
    add(author, "multiple_choice", rows=rows | weights, more={"several-scoring": "part"}, publish=True)

    assert content()["scoring"] == "part"
    assert [option["weight"] for option in content()["options"]] == ["75", "25", "-50"]
    page = author.get(reverse("questions:edit", args=[Question.objects.get().pk]))
    assert page.text.count("w-panel collapsed") == 1  # of the row that is copied for a new one
    assert 'value="75"' in page.text


def test_weights_without_part_marks_are_refused_where_these_are_chosen(author: Client) -> None:
    rows = typed_options([("Ask", True, ""), ("Wait", False, "")]) | {"options-1-weight": "-50"}
    response = add(author, "multiple_choice", rows=rows, publish=True)

    assert "Choose part marks here" in response.context["form"].editor.sections[1].errors["scoring"][0]
    assert "Choose part marks here" in response.text


def test_whoever_needs_no_weights_finds_them_folded_away(author: Client) -> None:
    page = author.get(reverse("questions:edit", args=[make_question("multiple_choice", right=("a", "b")).pk]))
    assert page.text.count("w-panel collapsed") == 4  # the three options, and the row that is copied for a new one


@pytest.mark.parametrize("kind", ["numerical", "short_text"])
def test_publishing_what_was_only_looked_at_writes_no_version(author: Client, kind: str) -> None:
    question = make_question(kind)
    body = question.current_version.content
    answers = [{"weight": ""} | answer for answer in body["answers"]]
    shared = {"stem": body["stem"], "rationale": body["rationale"], "explained_in": "moment 1:15"}
    sent = typed(kind, answers=answers, other=body["other"], publish=True, **shared)
    author.post(reverse("questions:edit", args=[question.pk]), sent)

    assert question.versions.count() == 1
