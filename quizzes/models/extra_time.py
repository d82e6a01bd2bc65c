"""Extra time for one person in all checks with a time limit (Equality Act 2010, section 20; WCAG 2.2.1)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ExtraTime(models.Model):
    """So many per cent more time, from a day on. No reason is kept: it would tell of somebody's health."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="extra_time", verbose_name=_("person")
    )
    percent = models.PositiveSmallIntegerField(
        _("more time"),
        default=25,
        validators=[MinValueValidator(1), MaxValueValidator(400)],
        help_text=_("Per cent of the time limit. For example: 25, or 100 for double the time."),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("extra time")
        verbose_name_plural = _("extra time")
        ordering = ["person", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="extra_time_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(percent__gte=1), name="extra_time_is_more_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.percent}%"
