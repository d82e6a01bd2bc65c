"""Modules that are no longer taught, and what replaces them."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.query import PageQuerySet


class RetirementQuerySet(models.QuerySet):
    """Which retirements."""

    def in_force(self) -> "RetirementQuerySet":
        """Those from which nobody has brought the module back."""
        return self.filter(ended_at=None)

    def pages(self) -> PageQuerySet:
        """The pages of the modules that are retired: none of them is live."""
        return Page.objects.not_live().filter(translation_key__in=self.in_force().values("activity"))

    def replacements(self) -> dict[UUID, UUID | None]:
        """Every retired activity with the one that replaces it, for `learning.replacing`."""
        return dict(self.in_force().values_list("activity", "replaced_by"))


class Retirement(models.Model):
    """A module was taken out of the catalogue for good, on this day and for this reason. The row stays when it is
    brought back.

    It names activities (translation keys), so that moving a page changes nothing.
    """

    activity = models.UUIDField()
    replaced_by = models.UUIDField(null=True)  # an activity too
    reason = models.CharField(
        _("reason"),
        max_length=300,
        help_text=_("People who follow an old link read it. For example: The guidance changed in April 2026."),
    )
    retired_at = models.DateTimeField()
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = RetirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("retirement")
        ordering = ["-retired_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity"], condition=Q(ended_at=None), name="module_is_retired_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("activity")), name="no_module_replaces_itself"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="retirement_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="retirement_ends_by_somebody_or_not_at_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.retired_at:%Y-%m-%d}"


def retired_problem(activity: UUID) -> dict[str, str]:
    """What stops a retired module from being published: field → sentence. Drafts of it may be written as ever."""
    if not Retirement.objects.in_force().filter(activity=activity).exists():
        return {}
    return {"title": gettext("This module is retired. Bring it back first; then it can be published.")}
