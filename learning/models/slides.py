"""Slide decks: kept for download, shown slide by slide with their text."""

import uuid

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from learning.models.storage import deck_path, deck_pdf_path, private_storage, slide_path


class SlideDeck(models.Model):
    """A PowerPoint or PDF file. Its pictures are made by a background task; a new file is a new deck."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be converted")
        RUNNING = "running", _("Being converted")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be converted")

    class Problem(models.TextChoices):
        """Why a deck could not be converted, and what its trainer can do. The keys are those of the converter."""

        NEEDS_PDF = (
            "needs_pdf",
            _("This server can’t turn PowerPoint into pictures. Save the slides as a PDF too and add it here."),
        )
        NOT_A_DECK = "not_a_deck", _("The file is broken, or it isn’t what its name says. Save it anew and upload it.")
        PASSWORD = (
            "password",
            _("The file is protected by a password, or is an old .ppt. Save it as .pptx or PDF without a password."),
        )
        BOMB = "bomb", _("The file unpacks to far more than any slides need. Save it anew and upload it.")
        TOO_MANY = "too_many", _("There are more than 500 slides. Split them into several decks.")
        NO_SLIDES = "no_slides", _("There are no slides in the file, or all of them are hidden.")
        TOO_LONG = "too_long", _("Converting took too long. Make large pictures smaller, or upload a PDF.")
        TOO_BIG = "too_big", _("Converting needed too much memory. Make large pictures smaller, or upload a PDF.")
        CRASHED = "crashed", _("The converter broke down on this file, twice. Try a PDF of the slides.")

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
    problem = models.CharField(max_length=20, choices=Problem, blank=True, editable=False)
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

    @property
    def is_ready(self) -> bool:
        """Its slides can be shown."""
        return self.state == self.State.READY

    @property
    def is_powerpoint(self) -> bool:
        """A .pptx, rather than a PDF."""
        return self.suffix == "pptx"

    @property
    def suffix(self) -> str:
        """pptx or pdf."""
        return self.file.name.rpartition(".")[2].lower()

    @property
    def download_name(self) -> str:
        """What the file is called on a practitioner's computer."""
        return f"{slugify(self.title) or 'slides'}.{self.suffix}"

    @property
    def download_url(self) -> str:
        """Where the deck can be downloaded from."""
        return reverse("learning:deck_file", args=[self.public_id])


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

    @property
    def image_url(self) -> str:
        """Where its picture is."""
        return reverse("learning:slide_image", args=[self.deck.public_id, self.number])
