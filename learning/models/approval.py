"""Who looked at a module before it went live, what they looked for, and who took one down in a hurry."""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """One person's word that a module, exactly as it was, may go live.

    It names the words it is about by their digest: autosave writes over the revision that it belongs to. No foreign
    keys to pages or revisions, because a page that nobody has started may still be deleted.
    """

    page_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField()
    content_digest = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    checklist_version = models.PositiveSmallIntegerField()
    checklist = models.TextField()  # canonical JSON: item → "yes" or "not_applicable"
    comment = models.TextField(_("comment"), blank=True)
    alone_because = models.CharField(_("reason for publishing alone"), max_length=300, blank=True)

    sealed_when = ""  # always

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["page_id", "-approved_at"], name="approvals_of_a_page")]

    def __str__(self) -> str:
        return f"{self.approved_by}, {self.approved_at:%Y-%m-%d}"

    @property
    def answers(self) -> dict[str, str]:
        """What was answered to each item of the checklist."""
        return json.loads(self.checklist)


class TakeDown(models.Model):
    """A module that somebody took off the site at once, and why. What was approved before it no longer counts."""

    page_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=300, help_text=_("For example: The town is named on slide 4."))
    taken_down_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_down_at = models.DateTimeField()

    sealed_when = ""

    class Meta:
        verbose_name = _("take-down")
        verbose_name_plural = _("take-downs")
        ordering = ["-taken_down_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="take_down_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.title}, {self.taken_down_at:%Y-%m-%d}"
