"""How far a person is with an activity: working notes that may change; what counts in the end is the ledger."""

import json
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learning.intervals import Intervals
from learning.models.recording import Recording
from learning.models.slides import SlideDeck


class Enrolment(models.Model):
    """A person takes up an activity. The pivot of the journey: progress, attempts and the completion hang on it.

    `activity` is the page's translation key: moves and translations keep it, copies get their own. `cycle` counts
    renewals from 1.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    activity = models.UUIDField(db_index=True)
    cycle = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    # The slides as they were then. Taken away by an administrator, they are gone for everybody.
    deck = models.ForeignKey(SlideDeck, models.SET_NULL, null=True, related_name="enrolments")

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "activity", "cycle"], name="enrolled_once_in_each_cycle"),
            models.CheckConstraint(condition=Q(cycle__gte=1), name="cycles_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.activity}, cycle {self.cycle}"


class WatchProgress(models.Model):
    """Which seconds of a recording a person has played: a set of intervals, so that repeats are harmless."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="watch_progress")
    recording = models.ForeignKey(Recording, models.PROTECT, related_name="+")
    intervals = models.TextField(default="[]")  # JSON: sorted, disjoint [start, end] pairs in media seconds
    watched_seconds = models.FloatField(default=0)
    position_seconds = models.FloatField(default=0)
    allowance_from = models.DateTimeField(null=True)  # playing time since then isn't credited yet
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "recording"], name="one_watch_progress_for_each_recording"),
            models.CheckConstraint(condition=Q(watched_seconds__gte=0), name="watched_seconds_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.watched_seconds:.0f} s"

    @property
    def played(self) -> Intervals:
        """The played intervals, in media seconds."""
        return tuple((start, end) for start, end in json.loads(self.intervals))


class StepProgress(models.Model):
    """A step that a person says they have done: read the briefing, or read the transcript instead of watching."""

    class Step(models.TextChoices):
        BRIEFING = "briefing", _("Read the briefing")
        TRANSCRIPT = "transcript", _("Read the transcript instead")
        REREAD = "reread", _("Read again before another attempt")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step)
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="each_step_is_done_once")]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.step}"
