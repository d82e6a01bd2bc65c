"""Marking again: what an answer is worth by a later version of its question. The first mark stays where it is."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempt import Answer, Attempt
from quizzes.models.question import QuestionVersion


class Regrade(models.Model):
    """One decision to mark again what was answered to a question, by whom and why."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="regrades")  # marked by its key
    reason = models.CharField(
        _("reason"),
        max_length=300,
        help_text=_("Kept with the marks. For example: B is right too, since the guidance of March."),
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    sealed_when = ""  # always

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="regrade_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.version}, {self.at:%Y-%m-%d}"


class RegradedAnswer(models.Model):
    """What one answer was worth before and is worth now."""

    regrade = models.ForeignKey(Regrade, models.PROTECT, related_name="answers")
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="regraded")
    before = models.DecimalField(max_digits=4, decimal_places=3)
    fraction = models.DecimalField(max_digits=4, decimal_places=3)

    sealed_when = ""

    class Meta:
        ordering = ["regrade", "answer"]
        constraints = [
            models.UniqueConstraint(fields=["regrade", "answer"], name="regrade_marks_an_answer_once"),
            models.CheckConstraint(
                condition=Q(fraction__gte=0, fraction__lte=1), name="regraded_fraction_is_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.before} → {self.fraction}"


class RegradedAttempt(models.Model):
    """The score of an attempt before and now. The newest one is what counts."""

    regrade = models.ForeignKey(Regrade, models.PROTECT, related_name="attempts")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="regraded")
    before = models.DecimalField(max_digits=7, decimal_places=2)
    score = models.DecimalField(max_digits=7, decimal_places=2)

    sealed_when = ""

    class Meta:
        ordering = ["regrade", "attempt"]
        constraints = [
            models.UniqueConstraint(fields=["regrade", "attempt"], name="regrade_scores_an_attempt_once"),
            models.CheckConstraint(condition=Q(score__gte=0), name="regraded_score_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.before} → {self.score}"
