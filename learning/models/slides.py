"""Slide decks: kept for download, shown slide by slide with their text."""

import uuid

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models.storage import deck_path, deck_pdf_path, private_storage, slide_path


class SlideDeck(models.Model):
    """A PowerPoint or PDF file. Its pictures are made by a background task; a new file is a new deck."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be converted")
        RUNNING = "running", _("Being converted")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be converted")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200, help_text=_("For example: Continuity of care – slides."))
    file = models.FileField(
        _("slides"),
        upload_to=deck_path,
        storage=private_storage,
        validators=[FileExtensionValidator(["pptx", "pdf"])],
        help_text=_("A PowerPoint file (.pptx) or a PDF."),
    )
    pdf = models.FileField(
        _("the same slides as PDF"),
        upload_to=deck_pdf_path,
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf"])],
        help_text=_("Needed beside a PowerPoint file where this server can't convert one by itself."),
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED, editable=False)
    problem = models.CharField(max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("slide deck")
        verbose_name_plural = _("slide decks")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="failed") ^ models.Q(problem=""), name="failed_deck_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Slide(models.Model):
    """One slide: its picture and everything it says in words."""

    deck = models.ForeignKey(SlideDeck, models.CASCADE, related_name="slides")
    number = models.PositiveSmallIntegerField()
    image = models.FileField(upload_to=slide_path, storage=private_storage)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    picture_text = models.TextField(blank=True)  # alternative texts of the pictures on the slide

    class Meta:
        ordering = ["deck", "number"]
        constraints = [models.UniqueConstraint(fields=["deck", "number"], name="deck_has_one_slide_at_each_place")]

    def __str__(self) -> str:
        return f"{self.deck}, slide {self.number}"
