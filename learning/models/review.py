"""Case reviews and the practice themes that run through them."""

import uuid

from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from learning.models.storage import private_storage, report_path


class PracticeTheme(models.Model):
    """What a piece of learning is about, in the words practitioners use. For example: Professional curiosity."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("For example: Professional curiosity."))
    slug = models.SlugField(_("name in web addresses"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("practice theme")
        verbose_name_plural = _("practice themes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CaseReview(models.Model):
    """The review that the learning comes from, with its full report."""

    class ReviewType(models.TextChoices):
        LCSPR = "lcspr", _("Local child safeguarding practice review")
        RAPID = "rapid", _("Rapid review")
        NATIONAL = "national", _("National review")
        SCR = "scr", _("Serious case review (until 2019)")
        SUSR = "susr", _("Single unified safeguarding review (Wales)")
        LEARNING_REVIEW = "learning_review", _("Learning review (Scotland)")
        CMR = "cmr", _("Case management review (Northern Ireland)")
        AUDIT = "audit", _("Multi-agency audit")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=40, unique=True, help_text=_("For example: NSCP-2025-01."))
    title = models.CharField(_("title"), max_length=200, help_text=_("A practice theme, never a child's name."))
    review_type = models.CharField(_("type of review"), max_length=20, choices=ReviewType, default=ReviewType.LCSPR)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    publish_until = models.DateField(
        _("publish until"),
        null=True,
        blank=True,
        help_text=_("From the day after, the report can't be downloaded; the learning stays."),
    )
    report = models.FileField(
        _("full report"),
        upload_to=report_path,
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf"])],
        help_text=_("A PDF. It can be downloaded from every live page that names this review."),
    )
    repository_url = models.URLField(
        _("address in the national repository"), blank=True, help_text=_("The NSPCC keeps the national collection.")
    )

    class Meta:
        verbose_name = _("case review")
        verbose_name_plural = _("case reviews")
        ordering = ["-published_on", "reference"]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"

    @property
    def report_is_published(self) -> bool:
        """There is a report, and its time has not run out."""
        return bool(self.report) and (self.publish_until is None or self.publish_until >= timezone.localdate())

    @property
    def report_url(self) -> str:
        """Where the report can be downloaded from; empty where there is none, or its time has run out."""
        return reverse("learning:review_report", args=[self.public_id]) if self.report_is_published else ""

    @property
    def report_name(self) -> str:
        """What the report is called on a practitioner's computer."""
        return f"{slugify(self.reference)}-report.pdf"
