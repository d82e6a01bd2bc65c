"""Rows of a module that need no file of their own: who speaks, and what is learnt."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Speaker(Orderable):
    """Somebody who speaks in a webinar."""

    page = ParentalKey("learning.WebinarPage", on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("name"), max_length=100, help_text=_("For example: Dr Anwen Pritchard."))
    role = models.CharField(
        _("role and agency"), max_length=160, blank=True, help_text=_("For example: Lead reviewer, independent.")
    )

    def __str__(self) -> str:
        return self.name


class LearningOutcome(Orderable):
    """What a practitioner can do after."""

    page = ParentalKey("learning.LearningPage", on_delete=models.CASCADE, related_name="learning_outcomes")
    text = models.CharField(
        _("learning outcome"), max_length=200, help_text=_("Starts with a verb. For example: Plan a discharge early.")
    )

    def __str__(self) -> str:
        return self.text
