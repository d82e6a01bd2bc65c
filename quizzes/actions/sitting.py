"""Sitting a check: start, answer, submit. Each is safe to repeat, from any number of tabs at once."""

import datetime
import json
import random
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from quizzes.check_rules import CheckRules, Obstacle, obstacles
from quizzes.drawing import Draw, draw_paper
from quizzes.kinds.kind import Shuffled
from quizzes.marking import NOTHING
from quizzes.models import Answer, Attempt, PaperItem, QuestionVersion
from quizzes.queries import asked_before, current_versions, extra_percent, paper_of, pools

HUNDREDTH = Decimal("0.01")


class NothingToAsk(Exception):
    """None of the questions has a published version."""


class MayNotStart(Exception):
    """The rules of the check keep this person from starting now; `obstacles` says by what, and until when."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(obstacles)
        self.obstacles = obstacles


class AttemptAlreadySubmitted(Exception):
    """A submitted attempt takes no more answers."""


class TimeIsUp(Exception):
    """The time limit is over, and the grace period after it."""


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
    rules: CheckRules,
    questions: Iterable[int],
    draws: Sequence[Draw] = (),
    reread_at: datetime.datetime | None = None,
    at: datetime.datetime | None = None,
) -> Attempt:
    """Go on with the attempt that is open, or draw up a paper, where the rules allow another attempt.

    `questions` are the ids of those that are always asked; each is asked in its newest published version. The rules
    are those of the check's page: what was promised of them is copied. `reread_at` is when the person last said that
    they had read the module again.
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)  # two tabs at once: one starts, one goes on
    now = at or timezone.now()
    attempts = list(person.attempts.filter(enrolment=enrolment))
    if is_open := next((one for one in attempts if not one.is_sealed), None):
        return is_open
    if hindered := obstacles(rules, attempts, now=now, reread_at=reread_at):
        raise MayNotStart(hindered)
    seed = uuid4()
    seen = asked_before(person, enrolment) if draws and attempts else frozenset()
    versions = _paper(questions, draws, rules, seed=seed, seen=seen)
    if not versions:
        raise NothingToAsk(str(enrolment))
    attempt = person.attempts.create(
        public_id=seed,
        enrolment=enrolment,
        number=max((one.number for one in attempts), default=0) + 1,
        pass_mark=rules.pass_mark,
        feedback_policy=rules.feedback_policy,
        started_at=now,
        due_at=_due_at(person, rules, now),
        grace_seconds=rules.grace_seconds,
        max_score=sum(version.asked_as.is_scored for version in versions),
    )
    PaperItem.objects.bulk_create(
        PaperItem(
            attempt=attempt,
            number=number,
            version=version,
            option_order=_order(attempt, version, rules.shuffle_options),
        )
        for number, version in enumerate(versions, start=1)
    )
    return attempt


def _paper(
    questions: Iterable[int], draws: Sequence[Draw], rules: CheckRules, *, seed: UUID, seen: frozenset[int]
) -> list[QuestionVersion]:
    """What is asked, in its order. A question still in draft is left out."""
    topics = pools({draw.topic for draw in draws})
    paper = draw_paper(questions, draws, topics, seed=str(seed), asked_before=seen, shuffle=rules.shuffle_questions)
    current = current_versions(paper)
    return [current[question] for question in paper if question in current]


def _due_at(person: User, rules: CheckRules, now: datetime.datetime) -> datetime.datetime | None:
    """The limit, and this person's extra time in it, by the server's clock."""
    if rules.time_limit_minutes is None:
        return None
    return rules.due_at(now, extra_percent=extra_percent(person, now))


def _order(attempt: Attempt, version: QuestionVersion, shuffle: bool) -> str:
    """The order of what is laid out: each attempt its own, and the same whenever it is worked out again."""
    order, shuffled = version.asked_as.layout(version.content), version.asked_as.shuffled
    if shuffled is Shuffled.ALWAYS or (shuffle and shuffled is Shuffled.IF_THE_CHECK_SAYS_SO):
        random.Random(f"{attempt.public_id}:{version.pk}").shuffle(order)  # noqa: S311 (nothing to guess here)
    return json.dumps(order)


@transaction.atomic
def save_answer(*, attempt: Attempt, number: int, response: Any, at: datetime.datetime | None = None) -> Answer:
    """Write the answer down at once. It may be changed until the attempt is submitted or its feedback was shown."""
    # Locked, so that no answer slips in behind the marking. The rest of the row never changes.
    items = PaperItem.objects.select_related("attempt", "version").select_for_update(of=("attempt",))
    item = items.filter(attempt=attempt.pk, number=number).order_by("number").first()
    if item is None:
        raise QuestionNotOnPaper(number)
    attempt, now = item.attempt, at or timezone.now()  # only now: the lock may have taken its time
    if attempt.is_sealed:
        raise AttemptAlreadySubmitted(str(attempt))
    if attempt.is_overdue(now):
        raise TimeIsUp(str(attempt))
    shaped = item.version.asked_as.shape(item.version.content, response)
    if attempt.answers_are_final and (given := Answer.objects.filter(item=item).first()):
        if given.chosen != shaped:
            raise AnswerIsFinal(number)
        return given  # the same click again
    answer = Answer(item=item, response=json.dumps(shaped), saved_at=now)
    return Answer.objects.bulk_create(
        [answer], update_conflicts=True, unique_fields=["item"], update_fields=["response", "saved_at"]
    )[0]


@transaction.atomic
def submit_attempt(*, attempt: Attempt, at: datetime.datetime | None = None) -> Attempt:
    """Mark each answer on the version that was asked, and seal the attempt. Again: nothing more happens.

    Once its time is over, it is submitted as it is, and what wasn't answered earns nothing.
    """
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.is_sealed:
        return attempt
    now = at or timezone.now()
    paper = list(paper_of(attempt))
    missing = [item.number for item in paper if item.given is None]
    if missing and not attempt.is_overdue(now):
        raise QuestionsUnanswered(missing)
    score, answers = NOTHING, []
    for item in paper:
        if item.given:
            item.given.fraction = item.version.mark(item.given.chosen)
            score += item.given.fraction if item.version.asked_as.is_scored else NOTHING
            answers.append(item.given)
    Answer.objects.bulk_update(answers, ["fraction"])
    attempt.score = score.quantize(HUNDREDTH, ROUND_DOWN)  # never up: it might reach the pass mark
    attempt.submitted_at = max(attempt.started_at, min(now, attempt.takes_answers_until or now))
    attempt.save(update_fields=["score", "submitted_at"])
    return attempt
