"""Writing questions. A published version is sealed; a change to what it says is a new version."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.models.ledger_row import sha256_of
from quizzes import kinds
from quizzes.kinds.body import Body, canonical
from quizzes.models import Question, QuestionVersion


@transaction.atomic
def create_question(
    *,
    name: str,
    topic: str,
    kind: str,
    body: Body,
    by: User | None,
    publish: bool = True,
    at: datetime.datetime | None = None,
) -> Question:
    """Put a new question into the bank.

    To be published it must be fit to be asked; else it is refused with a ValidationError by place. A draft may be
    unfinished.
    """
    question = Question.objects.create(name=name, topic=topic, created_by=by)
    revise_question(question=question, kind=kind, body=body, by=by, publish=publish, at=at)
    return question


@transaction.atomic
def revise_question(
    *,
    question: Question,
    body: Body,
    by: User | None,
    kind: str = "",
    publish: bool = True,
    at: datetime.datetime | None = None,
) -> QuestionVersion:
    """Say what the question says from now on; attempts keep the version that they were asked.

    A draft is written over; what is published already, word for word, isn't written again. Without a kind, the
    question keeps its own.
    """
    Question.objects.select_for_update().get(pk=question.pk)  # two trainers at once: one version number each
    newest = question.versions.order_by("-number").first()
    kind = kind or (newest.kind if newest else "")
    body = kinds.clean(kind, body) if publish else kinds.tidy(kind, body)
    digest = sha256_of({"kind": kind, "body": body})
    if newest and newest.published_at and newest.body_digest == digest:
        return newest
    version = newest if newest and not newest.published_at else _next_version(question, newest)
    version.kind, version.body, version.body_digest = kind, canonical(body), digest
    version.__dict__.pop("content", None)  # what was read before
    version.save()
    return publish_version(version=version, by=by, at=at) if publish else version


@transaction.atomic
def rename_question(*, question: Question, name: str, topic: str) -> Question:
    """File the question under another name or topic. What it says, and what people were asked, stays."""
    question.name, question.topic = name, topic
    question.save(update_fields=["name", "topic"])
    return question


def _next_version(question: Question, newest: QuestionVersion | None) -> QuestionVersion:
    return QuestionVersion(question=question, number=newest.number + 1 if newest else 1)


@transaction.atomic
def publish_version(
    *, version: QuestionVersion, by: User | None, at: datetime.datetime | None = None
) -> QuestionVersion:
    """Seal the version: attempts that start from now on are asked it. Safe to repeat. Refused while unfinished."""
    version = QuestionVersion.objects.select_for_update().get(pk=version.pk)
    if version.published_at is None:
        kinds.clean(version.kind, version.content)
        version.published_at, version.published_by = at or timezone.now(), by
        version.save()
    return version
