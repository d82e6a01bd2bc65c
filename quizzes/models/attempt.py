"""One sitting of a knowledge check: the paper as asked, each answer, and the mark."""

import datetime
import json
import uuid
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from quizzes import check_rules
from quizzes.feedback import Moment, Part, Policy
from quizzes.marking import FULL
from quizzes.models.question import QuestionVersion


@cache  # it goes into every query of attempts, and takes as long to build as the query to run
def newest_mark(model: str, what: str, *, of: str, row: str = "pk") -> Subquery:
    """What the last regrade gave it, or None: `of` names it as seen from the new mark, `row` as seen from here."""
    marks = apps.get_model("quizzes", model).objects.filter(**{of: OuterRef(row)})
    return Subquery(marks.order_by("-pk").values(what)[:1])


class AttemptQuerySet(models.QuerySet):
    """Which attempts."""

    def with_marks(self) -> "AttemptQuerySet":
        """Annotates the score of the last regrade, or None."""
        return self.annotate(regraded_score=newest_mark("RegradedAttempt", "score", of="attempt"))

    def open(self) -> "AttemptQuerySet":
        """Not submitted yet."""
        return self.filter(submitted_at=None)

    def submitted(self) -> "AttemptQuerySet":
        """Sealed with a score."""
        return self.filter(submitted_at__isnull=False)

    def past_due(self, now: datetime.datetime) -> "AttemptQuerySet":
        """Open though their time limit is over; some may be within their grace period still."""
        return self.open().filter(due_at__lt=now)


class AttemptManager(models.Manager.from_queryset(AttemptQuerySet)):
    """Reads attempts with the score that counts: nobody has to think of regrades."""

    def get_queryset(self) -> AttemptQuerySet:
        """All, with their marks."""
        return super().get_queryset().with_marks()


class Attempt(models.Model):
    """A person's sitting of a check. Open until submitted, then sealed with its score.

    `enrolment` is the enrolment's public id: this app knows no page. The rules that were in force (pass mark,
    feedback policy) are copied, so that no later edit changes what the person was promised.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    enrolment = models.UUIDField()
    number = models.PositiveIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    feedback_policy = models.CharField(max_length=400)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # by the time limit, the person's extra time in it
    grace_seconds = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField(null=True)
    score = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # as first marked; see `counted_score`
    max_score = models.PositiveIntegerField()

    objects = AttemptManager()
    sealed_when = "OLD.submitted_at IS NOT NULL"

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["enrolment", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="attempt_number_is_used_once"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(submitted_at=None), name="enrolment_has_one_open_attempt"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, score=None) | Q(submitted_at__isnull=False, score__isnull=False),
                name="attempt_is_scored_exactly_when_submitted",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=F("max_score")), name="score_is_within_the_paper"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(submitted_at__gte=F("started_at")),
                name="attempt_is_submitted_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_at__gt=F("started_at")), name="attempt_is_due_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, attempt {self.number}"

    @property
    def is_sealed(self) -> bool:
        """Submitted: nothing about it changes any more."""
        return self.submitted_at is not None

    @cached_property
    def policy(self) -> Policy:
        """What may be shown when, as it was promised."""
        return Policy.parse(self.feedback_policy)

    @property
    def answers_are_final(self) -> bool:
        """Feedback follows each answer at once, so that no answer can be taken back."""
        return self.policy.shows_during

    @property
    def counted_score(self) -> Decimal | None:
        """As it was marked last."""
        regraded = getattr(self, "regraded_score", None)
        return self.score if regraded is None else regraded

    @property
    def percent(self) -> int | None:
        """Score in whole per cent; None before the submit, and where nothing is scored."""
        return check_rules.percent(self.counted_score, self.max_score)

    @property
    def has_passed(self) -> bool:
        """Submitted with at least the pass mark that was promised."""
        return check_rules.is_pass(self)

    @property
    def takes_answers_until(self) -> datetime.datetime | None:
        """When its time is over, the grace period in it; None without a limit."""
        return self.due_at and self.due_at + datetime.timedelta(seconds=self.grace_seconds)

    def is_overdue(self, now: datetime.datetime) -> bool:
        """Its time is over, and it is still open."""
        return not self.is_sealed and self.takes_answers_until is not None and now > self.takes_answers_until

    @property
    def ran_out_of_time(self) -> bool:
        """Submitted because its time was over, as it was."""
        until = self.takes_answers_until
        return self.submitted_at is not None and until is not None and self.submitted_at >= until

    def reached(
        self, now: datetime.datetime, *, closes_at: datetime.datetime | None = None, check_passed: bool = False
    ) -> frozenset[Moment]:
        """Which moments of the feedback policy have come. The check, its page says, closes then, and was passed."""
        if not self.is_sealed:
            return frozenset({Moment.DURING})
        after = {Moment.PASSED: check_passed or self.has_passed, Moment.CLOSED: bool(closes_at and now >= closes_at)}
        return frozenset({Moment.DURING, Moment.SUBMITTED, *(moment for moment, has_come in after.items() if has_come)})


class PaperItem(models.Model):
    """One question on the paper of an attempt: which version, at which place, its options in which order."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="paper")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="asked_in")
    option_order = models.TextField(default="[]")  # JSON list of option ids

    sealed_when = ""  # always: a paper is drawn once

    class Meta:
        ordering = ["attempt", "number"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="paper_has_one_question_at_each_place"),
            models.UniqueConstraint(fields=["attempt", "version"], name="paper_asks_a_question_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt}, question {self.number}"

    @cached_property
    def of(self) -> int:
        """How many questions the paper has."""
        return self.attempt.paper.count()

    @property
    def order(self) -> list[str]:
        """The ids of the options, in this paper's order."""
        return json.loads(self.option_order)

    @cached_property
    def given(self) -> "Answer | None":
        """The answer, if there is one."""
        return getattr(self, "answer", None)

    @property
    def fraction(self) -> Decimal | None:
        """What the answer earned, as it was marked last."""
        regraded = getattr(self, "regraded_fraction", None)
        return regraded if regraded is not None or self.given is None else self.given.fraction

    @property
    def is_right(self) -> bool:
        """Marked with the full mark."""
        return self.fraction == FULL

    @property
    def is_final(self) -> bool:
        """Answered, and something about it has been shown, so that it can't be taken back."""
        return self.attempt.answers_are_final and self.given is not None

    def shown(self, reached: frozenset[Moment]) -> frozenset[Part]:
        """What the person may know of how this was marked. The one gate in front of the key."""
        if not self.attempt.is_sealed and self.given is None:
            return frozenset()
        return self.attempt.policy.parts(reached)


class AnswerQuerySet(models.QuerySet):
    """Which answers."""

    def with_marks(self) -> "AnswerQuerySet":
        """Annotates the fraction of the last regrade, or None."""
        return self.annotate(regraded_fraction=newest_mark("RegradedAnswer", "fraction", of="answer"))


class Answer(models.Model):
    """What was answered to one item. Saved the moment it is given; changed until the attempt is submitted."""

    item = models.OneToOneField(PaperItem, models.CASCADE, related_name="answer")
    response = models.TextField()  # JSON, shaped by the kind: for choices, a sorted list of option ids
    saved_at = models.DateTimeField()
    fraction = models.DecimalField(max_digits=4, decimal_places=3, null=True)  # set at submit: 0 to 1

    objects = AnswerQuerySet.as_manager()
    sealed_when = "OLD.fraction IS NOT NULL"  # marked

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1), name="fraction_is_between_0_and_1"
            )
        ]

    def __str__(self) -> str:
        return f"Answer to {self.item}"

    @property
    def counted_fraction(self) -> Decimal:
        """As it was marked last; asked of answers read `with_marks`."""
        return self.fraction if self.regraded_fraction is None else self.regraded_fraction

    @property
    def chosen(self) -> Any:
        """The response as the kind shaped it."""
        return json.loads(self.response)
