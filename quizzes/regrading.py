"""What it would change to mark earlier answers again by another version of their question. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal

from django.db.models import QuerySet

from quizzes import check_rules
from quizzes.kinds.kind import ResponseNotAllowed
from quizzes.models import Answer, Attempt, QuestionVersion
from quizzes.models.attempt import newest_mark

CHUNK = 2_000  # answers in memory at a time
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would be worth something else, and the score that its attempt would have."""

    answer: Answer
    attempt: Attempt
    before: Decimal
    fraction: Decimal
    score: Decimal

    @property
    def score_before(self) -> Decimal:
        """As it counts now."""
        return self.attempt.counted_score or Decimal(0)

    @property
    def passed_before(self) -> bool:
        """As it counts now."""
        return self.attempt.has_passed

    @property
    def would_pass(self) -> bool:
        """As it would count."""
        percent = check_rules.percent(self.score, self.attempt.max_score)
        return percent is None or percent >= self.attempt.pass_mark


@dataclass(frozen=True, slots=True)
class RegradePlan:
    """All that would change, and how many answers were looked at. `unreadable` name what the version doesn't offer."""

    version: QuestionVersion
    changes: list[Change] = field(default_factory=list)
    answers: int = 0
    unreadable: int = 0

    @property
    def would_pass(self) -> list[Change]:
        """From not passed to passed."""
        return [change for change in self.changes if change.would_pass and not change.passed_before]

    @property
    def would_fail(self) -> list[Change]:
        """From passed to not passed."""
        return [change for change in self.changes if change.passed_before and not change.would_pass]

    @property
    def other_marks(self) -> int:
        """How many get another score, and pass or fail as before."""
        return len(self.changes) - len(self.would_pass) - len(self.would_fail)


def answers_to_earlier_versions(version: QuestionVersion) -> int:
    """How many submitted answers were given to other versions of its question."""
    return _earlier(version).count()


def plan_regrade(version: QuestionVersion, *, lock: bool = False) -> RegradePlan:
    """Mark every submitted answer to another version of the question by this one's key, and compare."""
    changes, answers, unreadable = [], 0, 0
    for answer in _read(version, lock=lock):
        answers += 1
        try:
            shaped = version.asked_as.shape(version.content, answer.chosen)
        except (
            ResponseNotAllowed,
            TypeError,
            ValueError,
            AttributeError,
        ):  # another kind, or an option that is gone
            unreadable += 1
            continue
        fraction, before, attempt = version.mark(shaped), answer.counted_fraction, answer.item.attempt
        attempt.regraded_score = answer.regraded_score
        if fraction != before:
            score = (attempt.counted_score or Decimal(0)) - before + fraction
            score = min(Decimal(attempt.max_score), max(Decimal(0), score)).quantize(HUNDREDTH, ROUND_DOWN)
            changes.append(Change(answer, attempt, before, fraction, score))
    return RegradePlan(version, changes, answers, unreadable)


def _earlier(version: QuestionVersion) -> QuerySet[Answer]:
    return Answer.objects.filter(
        item__version__question=version.question_id, item__attempt__submitted_at__isnull=False
    ).exclude(item__version=version.pk)


def _read(version: QuestionVersion, *, lock: bool) -> Iterator[Answer]:
    answers = _earlier(version).with_marks().select_related("item__attempt__person").order_by("pk")
    answers = answers.annotate(
        regraded_score=newest_mark("RegradedAttempt", "score", of="attempt", row="item__attempt")
    )
    if lock:
        answers = answers.select_for_update(of=("item__attempt",))
    yield from answers.iterator(CHUNK)
