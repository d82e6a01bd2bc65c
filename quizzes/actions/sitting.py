"""Sitting a check: start, answer, submit. Each is safe to repeat, from any number of tabs at once."""

import datetime
import json
import random
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from quizzes.kinds.kind import Shuffled
from quizzes.models import Answer, Attempt, PaperItem, Question, QuestionVersion
from quizzes.queries import paper_of


class NothingToAsk(Exception):
    """None of the questions has a published version."""


class AttemptAlreadySubmitted(Exception):
    """A submitted attempt takes no more answers."""


class QuestionNotOnPaper(Exception):
    """The attempt has no question of this number."""


class AnswerIsFinal(Exception):
    """Feedback on this answer has been shown, so it can't be changed."""


class QuestionsUnanswered(Exception):
    """Some questions have no answer yet; `numbers` says which."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


@transaction.atomic
def start_attempt(
    *,
    person: User,
    enrolment: UUID,
    questions: Iterable[Question],
    pass_mark: int,
    feedback_policy: str,
    shuffle_options: bool,
    at: datetime.datetime | None = None,
) -> Attempt:
    """Draw up the paper with the newest published version of each question, or go on with the attempt that is open.

    When two tabs start at once, the constraint lets one of them win, and the other gets the winner's attempt.
    """
    versions = _newest_versions(questions)
    if not versions:
        raise NothingToAsk(str(enrolment))
    sat_before = person.attempts.filter(enrolment=enrolment).submitted().aggregate(last=Max("number"))["last"]
    attempt, is_new = person.attempts.get_or_create(
        enrolment=enrolment,
        submitted_at=None,
        defaults={
            "number": (sat_before or 0) + 1,
            "pass_mark": pass_mark,
            "feedback_policy": feedback_policy,
            "started_at": at or timezone.now(),
            "max_score": len(versions),
        },
    )
    if is_new:
        PaperItem.objects.bulk_create(
            PaperItem(
                attempt=attempt, number=number, version=version, option_order=_order(attempt, version, shuffle_options)
            )
            for number, version in enumerate(versions, start=1)
        )
    return attempt


def _newest_versions(questions: Iterable[Question]) -> list[QuestionVersion]:
    """What is asked now, in the order of the questions; a question still in draft is left out, a repeat too."""
    wanted = list(dict.fromkeys(question.pk for question in questions))
    versions = QuestionVersion.objects.published().filter(question__in=wanted).order_by("number")
    newest = {version.question_id: version for version in versions}
    return [newest[pk] for pk in wanted if pk in newest]


def _order(attempt: Attempt, version: QuestionVersion, shuffle: bool) -> str:
    """The order of what is laid out: each attempt its own, and the same whenever it is worked out again."""
    order, shuffled = version.asked_as.layout(version.content), version.asked_as.shuffled
    if shuffled is Shuffled.ALWAYS or (shuffle and shuffled is Shuffled.IF_THE_CHECK_SAYS_SO):
        random.Random(f"{attempt.public_id}:{version.pk}").shuffle(order)  # noqa: S311 (nothing to guess here)
    return json.dumps(order)


@transaction.atomic
def save_answer(*, attempt: Attempt, number: int, response: Any, at: datetime.datetime | None = None) -> Answer:
    """Write the answer down at once. It may be changed until the attempt is submitted or its feedback was shown."""
    # Locked, so that no answer slips in behind the marking.
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.is_sealed:
        raise AttemptAlreadySubmitted(str(attempt))
    item = paper_of(attempt).filter(number=number).first()
    if item is None:
        raise QuestionNotOnPaper(number)
    shaped = item.version.asked_as.shape(item.version.content, response)
    if attempt.answers_are_final and item.given is not None:
        if item.given.chosen != shaped:
            raise AnswerIsFinal(number)
        return item.given  # the same click again
    answer = Answer(item=item, response=json.dumps(shaped), saved_at=at or timezone.now())
    return Answer.objects.bulk_create(
        [answer], update_conflicts=True, unique_fields=["item"], update_fields=["response", "saved_at"]
    )[0]


@transaction.atomic
def submit_attempt(*, attempt: Attempt, at: datetime.datetime | None = None) -> Attempt:
    """Mark each answer on the version that was asked, and seal the attempt. Again: nothing more happens."""
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.is_sealed:
        return attempt
    paper = list(paper_of(attempt))
    if missing := [item.number for item in paper if item.given is None]:
        raise QuestionsUnanswered(missing)
    attempt.score = Decimal(0)
    answers = [item.given for item in paper if item.given]
    for item, answer in zip(paper, answers, strict=True):
        answer.fraction = item.version.mark(answer.chosen)
        attempt.score += answer.fraction
    Answer.objects.bulk_update(answers, ["fraction"])
    attempt.submitted_at = max(at or timezone.now(), attempt.started_at)
    attempt.save()
    return attempt
