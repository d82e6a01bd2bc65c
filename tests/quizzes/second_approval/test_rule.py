"""What draws on a real case takes a second pair of eyes, whichever door somebody tries."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes.actions import (
    ChangedMeanwhile,
    NeedsAnotherPerson,
    PublishedMeanwhile,
    ask_approval,
    create_question,
    file_question,
    publish_version,
    revise_question,
    write_back,
)
from quizzes.models import Question, QuestionVersion
from tests.factories.questions import make_body
from tests.quizzes.second_approval.steps import history

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["trainer", "administrator"])
def test_whoever_wrote_it_cannot_publish_it(who: str, request: pytest.FixtureRequest) -> None:
    author = request.getfixturevalue(who)
    filed = {"name": "Imani", "kind": "single_choice", "body": make_body(), "by": author, "has_case_material": True}

    with pytest.raises(NeedsAnotherPerson), transaction.atomic():
        create_question(**filed)
    assert not Question.objects.exists()
    question = create_question(**filed, publish=False)
    with pytest.raises(NeedsAnotherPerson):
        publish_version(version=question.draft_version, by=author)
    with pytest.raises(NeedsAnotherPerson), transaction.atomic():
        revise_question(question=question, body=make_body(right=("b",)), by=author)
    assert question.current_version is None


def test_somebody_else_publishes_it(question: Question, trainer: User, second: User) -> None:
    version = publish_version(version=question.draft_version, by=second)

    assert (version.written_by, version.published_by, version.published_alone_because) == (trainer, second, "")


def test_whoever_changes_a_word_has_written_it(question: Question, trainer: User, second: User) -> None:
    with pytest.raises(NeedsAnotherPerson), transaction.atomic():
        revise_question(question=question, body=make_body(right=("b",)), by=second)
    assert question.draft_version.written_by == trainer
    revise_question(question=question, body=make_body(right=("b",)), by=second, publish=False)
    with pytest.raises(NeedsAnotherPerson):
        publish_version(version=question.draft_version, by=second)

    assert publish_version(version=question.draft_version, by=trainer).written_by == second


def test_saving_it_unchanged_makes_nobody_its_author(question: Question, trainer: User, second: User) -> None:
    revise_question(question=question, body=make_body(), by=second, publish=False)
    assert question.draft_version.written_by == trainer


def test_an_account_that_was_merged_into_anothers_is_the_same_person(question, trainer: User, second: User) -> None:
    trainer.merged_into = second
    trainer.save()

    with pytest.raises(NeedsAnotherPerson):
        publish_version(version=question.draft_version, by=second)


def test_a_question_about_no_case_needs_nobody_else(question: Question, trainer: User) -> None:
    question = create_question(name="A", kind="single_choice", body=make_body(), by=trainer)
    assert question.current_version.written_by == question.current_version.published_by == trainer


def test_where_nobody_else_is_there_a_reason_is_sealed_and_logged(question: Question, trainer: User) -> None:
    with pytest.raises(NeedsAnotherPerson):
        publish_version(version=question.draft_version, by=trainer, alone_because="   ")
    version = publish_version(version=question.draft_version, by=trainer, alone_because="Nobody else until March.")

    entry = ModelLogEntry.objects.for_instance(question).get(action="quizzes.publish_alone")
    assert (entry.user, entry.comment) == (trainer, "Nobody else until March.")
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionVersion.objects.filter(pk=version.pk).update(published_alone_because="")


def test_a_draft_has_no_reason_for_being_published_alone(question: Question) -> None:
    with pytest.raises(IntegrityError, match=r"only_what_is_published|constraint"), transaction.atomic():
        QuestionVersion.objects.filter(question=question).update(published_alone_because="Because.")


@pytest.mark.parametrize("published", [False, True])
def test_its_author_cannot_take_the_mark_away_either(question, trainer: User, second: User, published: bool) -> None:
    if published:
        publish_version(version=question.draft_version, by=second)
    with pytest.raises(NeedsAnotherPerson):
        file_question(question=question, by=trainer, has_case_material=False)
    question.refresh_from_db()
    assert question.has_case_material

    file_question(question=question, by=trainer, has_case_material=False, alone_because="It was made up.")
    entry = ModelLogEntry.objects.for_instance(question).get(action="quizzes.remove_case_mark")
    assert entry.comment == "It was made up."


def test_somebody_else_takes_the_mark_away(question: Question, second: User) -> None:
    file_question(question=question, by=second, has_case_material=False)

    question.refresh_from_db()
    assert not question.has_case_material
    assert history(question) == ["quizzes.remove_case_mark"]


def test_filing_it_elsewhere_takes_nobody_else(question: Question, trainer: User) -> None:
    file_question(question=question, by=trainer, topic="Discharge", has_case_material=True)
    question.refresh_from_db()
    assert (question.topic, question.has_case_material) == ("Discharge", True)


def test_asking_waits_once_and_a_change_ends_the_waiting(question: Question, trainer: User) -> None:
    first = ask_approval(version=question.draft_version, by=trainer).approval_asked_at
    assert ask_approval(version=question.draft_version, by=trainer).approval_asked_at == first
    assert history(question) == ["quizzes.ask_approval"]
    revise_question(question=question, body=make_body(), by=trainer, publish=False)
    assert question.draft_version.approval_asked_at == first

    revise_question(question=question, body=make_body(right=("b",)), by=trainer, publish=False)
    assert question.draft_version.approval_asked_at is None


def test_what_is_unfinished_is_not_asked_for(trainer: User) -> None:
    body = make_body(right=())
    question = create_question(name="A", kind="single_choice", body=body, by=trainer, publish=False)
    with pytest.raises(ValidationError):
        ask_approval(version=question.draft_version, by=trainer)


def test_nothing_is_decided_about_other_words_than_were_looked_at(question, trainer: User, second: User) -> None:
    seen = question.draft_version.body_digest
    revise_question(question=question, body=make_body(right=("b",)), by=trainer, publish=False)

    with pytest.raises(ChangedMeanwhile):
        publish_version(version=question.draft_version, by=second, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        write_back(version=question.draft_version, by=second, comment="No.", seen=seen)
    assert question.current_version is None


def test_what_is_published_meanwhile_is_not_written_back(question: Question, second: User) -> None:
    version = publish_version(version=question.draft_version, by=second)
    with pytest.raises(PublishedMeanwhile):
        write_back(version=version, by=second, comment="No.", seen=version.body_digest)
