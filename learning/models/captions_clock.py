"""How long a live recording may be without reviewed captions."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.models.recording import CaptionsState, Recording
from learning.publishing_rules import due_on


class CaptionsClockQuerySet(models.QuerySet):
    """Which clocks."""

    def running(self) -> "CaptionsClockQuerySet":
        """The module is live with this recording, whose captions nobody has reviewed yet."""
        shown = self.filter(recording__pages__live=True, recording__pages__translation_key=F("activity"))
        return shown.exclude(recording__captions_state=CaptionsState.REVIEWED).distinct()


class CaptionsClock(models.Model):
    """Since when a module has been live without reviewed captions. It starts once for each recording, never again.

    The Public Sector Bodies Accessibility Regulations 2018 leave 14 days from publication; the clock keeps whoever
    publishes the module again from starting them anew.
    """

    activity = models.UUIDField()  # the page's translation key
    recording = models.ForeignKey(Recording, models.CASCADE, related_name="captions_clocks")
    reason = models.CharField(_("reason"), max_length=300)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(_("started at"))

    objects = CaptionsClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("captions clock")
        verbose_name_plural = _("captions clocks")
        ordering = ["started_at"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "recording"], name="captions_clock_starts_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="captions_clock_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.recording}, {self.due_on}"

    @property
    def due_on(self) -> datetime.date:
        """The last day on which the captions may be missing."""
        return due_on(timezone.localdate(self.started_at))

    @property
    def is_over(self) -> bool:
        """The fortnight has passed."""
        return timezone.localdate() > self.due_on
