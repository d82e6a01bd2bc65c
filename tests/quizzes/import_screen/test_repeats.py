"""What the bank has already, or the file says twice, is kept once."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from quizzes.models import Question, QuestionVersion
from tests.quizzes.import_screen.steps import GIFT, bring, decide, names

pytestmark = pytest.mark.django_db


def test_the_same_file_again_says_what_exists_and_keeps_none_of_it(author: Client) -> None:
    decide(author, bring(author, GIFT))
    existing = Question.objects.get(name="Consent")

    page = bring(author, GIFT + "\n::New::And now?{T}\n")
    assert [row.is_ticked for row in page.context["review"].rows] == [False, False, False, True]
    assert f'The bank has it already, as <a href="{reverse("questions:edit", args=[existing.pk])}">' in page.text
    decide(author, page)
    assert names() == ["First day", "Consent", "Whom", "New"]

    page = bring(author, GIFT)
    decide(author, page, keep=[page.context["review"].rows[1].arriving.key])
    assert names() == ["First day", "Consent", "Whom", "New", "Consent"]


def test_an_older_version_of_a_question_counts_as_existing(author: Client, trainer: User) -> None:
    decide(author, bring(author, GIFT))
    question = Question.objects.get(name="Consent")
    QuestionVersion.objects.filter(question=question).update(published_at="2026-01-01T00:00Z")
    newer = question.versions.get()
    newer.pk, newer.number, newer.body_digest, newer.published_at = None, 2, "other", None
    newer.save()

    page = bring(author, GIFT)
    assert [row.existing for row in page.context["review"].rows][1] == question


def test_what_a_file_says_twice_is_kept_once(author: Client) -> None:
    page = bring(author, "::One::Is it?{T}\n\n::Two::Is it?{T}\n")
    assert [row.is_ticked for row in page.context["review"].rows] == [True, False]
    assert "It stands further up already." in page.text
    decide(author, page)
    assert names() == ["One"]


def test_a_correction_that_says_what_the_bank_has_is_shown_before_anything_is_kept(author: Client) -> None:
    decide(author, bring(author, "::Old::Is it?{T}"))
    page = bring(author, "::New::Is it so?{T}")

    shown = decide(author, page, text="::New::Is it?{T}\n\n::Other::Is it not?{F}")
    assert "some questions are there already" in shown.text
    assert names() == ["Old"]
    decide(author, shown)
    assert names() == ["Old", "Other"]


def test_what_somebody_else_kept_meanwhile_is_not_kept_twice(author: Client, second: Client) -> None:
    mine, theirs = bring(author, GIFT), bring(second, GIFT)
    decide(second, theirs)
    told = decide(author, mine)
    assert "some questions are there already" in told.text
    assert len(names()) == 3


def test_a_second_click_keeps_nothing_more(author: Client) -> None:
    page = bring(author, GIFT)
    decide(author, page)
    again = decide(author, page)

    assert "3 questions are kept as drafts" in again.text
    assert len(names()) == 3
