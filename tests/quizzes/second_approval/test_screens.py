"""The form and the page for others: who asks, who looks, who publishes."""

import pytest
from django.urls import reverse

from accounts.models import User
from quizzes.actions import (
    ask_approval,
    create_question,
    publish_version,
    revise_question,
)
from quizzes.models import Question
from tests.factories.questions import make_body
from tests.quizzes.second_approval.steps import approve, browser, history, save
from tests.quizzes.typed import OPTIONS

pytestmark = pytest.mark.django_db


def test_in_the_form_its_author_asks_and_publishes_only_with_a_reason(trainer: User) -> None:
    author = browser(trainer)
    refused = save(author, action="publish")
    assert "somebody else has to publish it" in refused.context["form"].errors["has_case_material"][0]
    assert not Question.objects.exists()
    assert "Ask for approval" in refused.text
    assert 'name="action-publish"' in refused.text  # with the reason
    assert "Imani is nine." in refused.text

    asked = save(author, action="ask")
    question = Question.objects.get()
    assert "“First day” waits for another trainer" in asked.text
    assert question.draft_version.approval_asked_at
    assert history(question) == ["quizzes.ask_approval", "wagtail.create"]

    told = save(author, question, action="publish", alone_because="I am alone here.")
    assert "“First day” is published." in told.text
    shown = author.get(reverse("questions:edit", args=[question.pk])).text
    assert "published version 1 alone: “I am alone here.”" in shown


def test_what_is_unfinished_is_put_right_before_it_is_asked_for(trainer: User) -> None:
    refused = save(browser(trainer), action="ask", options=[("Today", True, "")])
    assert "Write at least two options." in refused.text
    assert not Question.objects.exists()


def test_in_the_form_the_mark_stays_ticked_for_its_author(question: Question, trainer: User) -> None:
    refused = save(browser(trainer), question, marked=False)

    assert "draws on no case" in refused.context["form"].errors["has_case_material"][0]
    question.refresh_from_db()
    assert question.has_case_material
    assert "alone_because" in refused.text


def test_a_copy_draws_on_the_case_too(question: Question, trainer: User) -> None:
    page = browser(trainer).get(reverse("questions:copy", args=[question.pk]))
    assert page.context["form"]["has_case_material"].value() is True


def test_others_see_what_waits_and_what_changed_and_publish_it(question, trainer: User, second: User) -> None:
    publish_version(version=question.draft_version, by=second)
    revise_question(question=question, body=make_body(rationale="<p>told-other</p>"), by=trainer, publish=False)
    ask_approval(version=question.draft_version, by=trainer)
    create_question(name="Elsewhere", kind="single_choice", body=make_body(), by=trainer)
    others = browser(second)

    waiting = others.get(reverse("questions:index"), {"state": "waiting"})
    assert [one.name for one in waiting.context["object_list"]] == ["Imani"]
    assert "Version 1, newer waits for approval" in waiting.text
    opened = others.get(reverse("questions:edit", args=[question.pk]))
    assert reverse("questions:approve", args=[question.pk]) in opened.text
    page = others.get(reverse("questions:approve", args=[question.pk]))
    assert '<del class="deletion">rationale</del><ins class="addition">other</ins>' in page.text
    assert [change.label for change in page.context["changes"] if change.is_changed] == ["Explanation"]

    assert "“Imani” is published." in approve(others, question).text
    assert question.current_version.number == 2
    assert question.current_version.published_by == second


def test_a_draft_is_written_back_with_a_comment(question: Question, trainer: User, second: User) -> None:
    ask_approval(version=question.draft_version, by=trainer)
    others = browser(second)
    unsaid = approve(others, question, **{"action-write-back": "yes"})
    assert unsaid.context["form"].errors == {"comment": ["This field is required."]}

    approve(others, question, comment="Her school is named.", **{"action-write-back": "yes"})

    assert question.draft_version.approval_asked_at is None
    shown = browser(trainer).get(reverse("questions:edit", args=[question.pk])).text
    assert "Sam Reid wrote the draft back" in shown
    assert "“Her school is named.”" in shown
    assert "Her school is named." in browser(trainer).get(reverse("questions:history", args=[question.pk])).text
    ask_approval(version=question.draft_version, by=trainer)
    assert "Her school" not in browser(trainer).get(reverse("questions:edit", args=[question.pk])).text


def test_its_author_finds_no_button_on_the_page_for_others(question: Question, trainer: User) -> None:
    author = browser(trainer)
    page = author.get(reverse("questions:approve", args=[question.pk]))
    assert "You wrote this draft" in page.text
    assert "action-write-back" not in page.text

    refused = approve(author, question)
    assert "somebody else has to publish it" in refused.text
    assert question.current_version is None


def test_a_page_that_is_out_of_date_decides_nothing(question: Question, trainer: User, second: User) -> None:
    seen = question.draft_version.body_digest
    revise_question(question=question, body=make_body(right=("b",)), by=trainer, publish=False)

    told = approve(browser(second), question, seen=seen)

    assert "The draft has changed since you opened this page." in told.text
    assert question.current_version is None


def test_what_has_no_draft_has_nothing_to_approve(question: Question, second: User) -> None:
    publish_version(version=question.draft_version, by=second)
    assert browser(second).get(reverse("questions:approve", args=[question.pk])).status_code == 404


def test_the_form_keeps_its_options(question: Question, trainer: User) -> None:
    save(browser(trainer), question, options=[*OPTIONS, ("Never", False, "")])
    assert len(question.draft_version.content["options"]) == 3
