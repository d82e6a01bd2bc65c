"""Writing questions. A published version is sealed; a change to what it says is a new version."""

import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from quizzes import kinds
from quizzes.actions.approval import need_another_person, need_unchanged
from quizzes.actions.pictures import seal_pictures
from quizzes.kinds.body import Body, canonical
from quizzes.models import Question, QuestionVersion
from quizzes.pictures import digest_of


class Filing(TypedDict, total=False):
    """Under what a question is filed: everything about it that isn't part of its versions."""

    name: str
    topic: str
    outcome: str
    difficulty: str
    thinking: str
    has_case_material: bool


@transaction.atomic
def create_question(
    *,
    kind: str,
    body: Body,
    by: User | None,
    publish: bool = True,
    at: datetime.datetime | None = None,
    **filed: Unpack[Filing],
) -> Question:
    """Put a new question into the bank.

    To be published it must be fit to be asked; else it is refused with a ValidationError by place. A draft may be
    unfinished.
    """
    question = Question.objects.create(created_by=by, **filed)
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
    question keeps its own. Whoever changes a word of a draft has written it, and it waits for approval no longer.
    """
    Question.objects.select_for_update().get(pk=question.pk)  # two trainers at once: one version number each
    newest = question.versions.order_by("-number").first()
    kind = kind or (newest.kind if newest else "")
    body = kinds.clean(kind, body) if publish else kinds.tidy(kind, body)
    digest = digest_of(kind, body)
    if newest and newest.published_at and newest.body_digest == digest:
        return newest
    version = newest if newest and not newest.published_at else _next_version(question, newest)
    if version.body_digest != digest:
        version.kind, version.body, version.body_digest = kind, canonical(body), digest
        version.written_by, version.approval_asked_at = by, None
        version.__dict__.pop("content", None)  # what was read before
        version.save()
    return publish_version(version=version, by=by, at=at) if publish else version


@transaction.atomic
def file_question(*, question: Question, by: User | None, alone_because: str = "", **filed: Unpack[Filing]) -> Question:
    """File the question under something else. What it says, and what people were asked, stays.

    To say that it draws on no real case after all takes as much as publishing it would: another person than whoever
    wrote the newest version, or a reason. Else the author could lift the rule and publish alone.
    """
    kept = Question.objects.select_for_update().get(pk=question.pk)
    if kept.has_case_material and not filed.get("has_case_material", True):
        reason = need_another_person(question.newest_version, by, alone_because)
        log(instance=kept, action="quizzes.remove_case_mark", user=by, data={"comment": reason})
    for part, value in filed.items():
        setattr(question, part, value)
    question.save(update_fields=list(filed))
    return question


def _next_version(question: Question, newest: QuestionVersion | None) -> QuestionVersion:
    return QuestionVersion(question=question, number=newest.number + 1 if newest else 1)


@transaction.atomic
def publish_version(
    *,
    version: QuestionVersion,
    by: User | None,
    at: datetime.datetime | None = None,
    seen: str = "",
    alone_because: str = "",
) -> QuestionVersion:
    """Seal the version: attempts that start from now on are asked it. Safe to repeat. Refused while unfinished, and
    where it says something else by now than what was looked at (`seen`, a digest).

    A question that draws on a real case is published by another person than whoever wrote it, or, where there is
    nobody else, with a reason, which is sealed with the version and logged.
    """
    # Locked, as for writing: nobody takes its mark away between the rule and the seal.
    question = Question.objects.select_for_update().get(pk=version.question_id)
    version = QuestionVersion.objects.select_for_update().get(pk=version.pk)
    if seen:
        need_unchanged(version, seen)
    if version.published_at is None:
        kinds.clean(version.kind, version.content)
        if question.has_case_material:
            version.published_alone_because = need_another_person(version, by, alone_because)
        version.published_at, version.published_by = at or timezone.now(), by
        version.save()
        seal_pictures(version)
        if version.published_alone_because:
            reason = {"comment": version.published_alone_because}
            log(instance=question, action="quizzes.publish_alone", user=by, data=reason)
    return version
