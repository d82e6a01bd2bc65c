import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from quizzes.actions import create_question, publish_version, revise_question
from quizzes.models import Question
from tests.factories.questions import make_body, make_question

pytestmark = pytest.mark.django_db


def test_a_new_question_is_published_at_once(trainer: User) -> None:
    question = create_question(name="First day", topic="", kind="single_choice", body=make_body(), by=trainer)

    assert question.created_by == trainer
    assert question.current_version.number == 1
    assert question.current_version.published_by == trainer
    assert len(question.current_version.body_digest) == 64


def test_a_change_is_a_new_version_and_the_old_one_stays(trainer: User) -> None:
    question = make_question()
    first = question.current_version

    revise_question(question=question, body=make_body(right=("b",)), by=trainer)

    assert [version.number for version in question.versions.order_by("number")] == [1, 2]
    first.refresh_from_db()
    assert json.loads(first.body)["options"][0]["correct"]


def test_what_is_published_word_for_word_is_not_written_again(trainer: User) -> None:
    question = make_question()
    revise_question(question=question, body=make_body(), by=trainer)
    assert question.versions.count() == 1


def test_a_draft_is_written_over_until_it_is_published(trainer: User) -> None:
    question = make_question()
    revise_question(question=question, body=make_body(right=("b",)), by=trainer, publish=False)
    draft = revise_question(question=question, body=make_body(right=("c",)), by=trainer, publish=False)

    assert question.draft_version == draft
    assert question.current_version.number == 1
    publish_version(version=draft, by=trainer)
    assert question.current_version == draft
    assert question.draft_version is None


def test_a_kind_may_change_with_a_version(trainer: User) -> None:
    question = make_question()
    version = revise_question(question=question, kind="multiple_choice", body=make_body(right=("a", "b")), by=trainer)
    assert version.kind == "multiple_choice"


def test_a_body_that_cannot_be_asked_leaves_nothing_behind(trainer: User) -> None:
    with pytest.raises(ValidationError):
        create_question(name="Broken", topic="", kind="single_choice", body=make_body(right=()), by=trainer)
    assert not Question.objects.exists()


def test_a_published_version_is_sealed_by_the_database() -> None:
    version = make_question().current_version
    with pytest.raises(IntegrityError), transaction.atomic():
        type(version).objects.filter(pk=version.pk).update(body="{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        version.delete()
