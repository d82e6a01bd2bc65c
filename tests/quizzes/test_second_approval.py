"""What draws on a real case takes a second pair of eyes, whichever door somebody tries."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
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
from tests.factories.people import join_group, make_person
from tests.factories.questions import make_body
from tests.quizzes.typed import OPTIONS, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(db: None) -> User:
    """Another trainer."""
    return join_group(make_person("second@example.org", first_name="Sam", last_name="Reid"), "Trainers")


@pytest.fixture
def question(trainer: User) -> Question:
    """A draft by the trainer that draws on a case."""
    return create_question(
        name="Imani", kind="single_choice", body=make_body(), by=trainer, publish=False, has_case_material=True
    )


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def save(client: Client, question: Question | None = None, *, action: str = "", marked: bool = True, **fields):
    address = reverse("questions:edit", args=[question.pk]) if question else "/admin/questions/new/single_choice/"
    sent = typed("single_choice", **fields) | ({"has_case_material": "on"} if marked else {})
    sent |= {f"action-{action}": "yes"} if action else {}
    return client.post(address, sent | {"alone_because": fields.get("alone_because", "")}, follow=True)


def history(question: Question) -> list[str]:
    return list(ModelLogEntry.objects.for_instance(question).values_list("action", flat=True))


def approve(client: Client, question: Question, **sent):
    address = reverse("questions:approve", args=[question.pk])
    return client.post(address, {"seen": question.draft_version.body_digest} | sent, follow=True)


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
