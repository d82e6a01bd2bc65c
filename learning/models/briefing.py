"""The briefing of a module: themes and what should change, as rows that reports can ask for by agency."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

BRIEFING_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class BriefingTheme(ClusterableModel, Orderable):
    """A group of findings. Questions and responses refer to `key`, never by foreign key: revisions rewrite rows."""

    page = ParentalKey("learning.LearningPage", on_delete=models.CASCADE, related_name="themes")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=160, help_text=_("For example: Was not brought."))
    text = RichTextField(
        _("what was found"),
        features=BRIEFING_FEATURES,
        blank=True,
        help_text=_("Two or three short paragraphs. Say what happened in practice, not who did it."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.title


class Recommendation(ClusterableModel, Orderable):
    """What should change, and who is asked to change it."""

    theme = ParentalKey(BriefingTheme, on_delete=models.CASCADE, related_name="recommendations")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = RichTextField(
        _("recommendation"),
        features=["bold", "italic", "link"],
        help_text=_("One thing to do. For example: Record each missed appointment as “was not brought”."),
    )
    addressed_to = ParentalManyToManyField(
        "accounts.Agency",
        blank=True,
        related_name="+",
        limit_choices_to={"level": "agency", "closed_on": None},
        verbose_name=_("addressed to"),
        help_text=_("Leave empty when it is for all agencies."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def __str__(self) -> str:
        return self.text
