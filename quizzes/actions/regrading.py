"""Marking earlier answers again. Every new mark is a new row, with who decided it and why; the first marks stay."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from quizzes.models import Question, QuestionVersion, Regrade, RegradedAnswer, RegradedAttempt
from quizzes.regrading import RegradePlan, plan_regrade


class NothingToRegrade(Exception):
    """No answer would be worth anything else."""


class NotPublished(Exception):
    """Answers are only marked by what people are asked."""


@transaction.atomic
def regrade_answers(
    *, version: QuestionVersion, reason: str, by: User, at: datetime.datetime | None = None
) -> tuple[Regrade, RegradePlan]:
    """Mark every submitted answer to other versions of the question by this version's key.

    Gives the new rows' regrade, and what changed. What a completion states stays as it is: the ledger holds its own
    copy. Answers to attempts that are still open are marked, when they are submitted, by the version that was asked.
    """
    Question.objects.select_for_update().get(pk=version.question_id)  # two at once: the second finds nothing to change
    if version.published_at is None:
        raise NotPublished(str(version))
    plan = plan_regrade(version, lock=True)
    if not plan.changes:
        raise NothingToRegrade(str(version))
    regrade = Regrade.objects.create(version=version, reason=reason, by=by, at=at or timezone.now())
    RegradedAnswer.objects.bulk_create(
        RegradedAnswer(regrade=regrade, answer=change.answer, before=change.before, fraction=change.fraction)
        for change in plan.changes
    )
    RegradedAttempt.objects.bulk_create(
        RegradedAttempt(regrade=regrade, attempt=change.attempt, before=change.score_before, score=change.score)
        for change in plan.changes
    )
    return regrade, plan
