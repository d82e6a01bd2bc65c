"""After an import the drafts are published together, each by the rules by which it would be published alone."""

import pytest
from django.urls import reverse

from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


def publish(client, *questions, follow=True):
    url = reverse("wagtail_bulk_action", args=["quizzes", "question", "publish"])
    ids = "&".join(f"id={question.pk}" for question in questions)
    response = client.post(f"{url}?{ids}", {"next": reverse("questions:index")}, follow=follow)
    return " ".join(response.content.decode().split())


def test_the_chosen_drafts_are_asked_from_now_on(as_trainer, trainer):
    drafts = [make_question(publish=False) for _ in range(2)]
    other = make_question(publish=False)
    assert "2 questions are published." in publish(as_trainer, *drafts)
    assert all(draft.current_version.published_by == trainer for draft in drafts)
    assert other.current_version is None


def test_an_unfinished_draft_is_named_and_stays_one(as_trainer):
    whole, half = make_question(publish=False), make_question(publish=False, name="Half", right=())
    said = publish(as_trainer, whole, half)
    assert "1 question is published." in said
    assert "something is missing: Half." in said
    assert half.current_version is None


def test_nobody_publishes_their_own_case_questions_in_bulk_either(as_trainer, trainer):
    question = make_question(publish=False, name="Case")
    type(question).objects.update(has_case_material=True)
    question.versions.update(written_by=trainer)
    assert "they draw on a real case: Case." in publish(as_trainer, question)
    assert question.current_version is None


def test_nobody_else_publishes_in_bulk(client, manager):
    question = make_question(publish=False)
    client.force_login(manager)
    publish(client, question, follow=False)
    assert question.current_version is None
