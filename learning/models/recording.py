"""A recorded webinar: an own file or a video at YouTube or Vimeo, with captions and chapters."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import FileExtensionValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from embed_video.fields import EmbedVideoField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from learning.captions import Cue, Paragraph, normalised, parse, transcript_of
from learning.embeds import find_video
from learning.models.storage import private_storage, recording_path

if TYPE_CHECKING:
    from accounts.models import User
    from learning.embeds import Video
    from learning.probe import Film


class CaptionsState(models.TextChoices):
    """Whether the captions can be relied on. Unreviewed automatic captions don't meet WCAG 2.2 (1.2.2)."""

    NONE = "none", _("No captions")
    AUTOMATIC = "automatic", _("Automatic, not checked")
    REVIEWED = "reviewed", _("Reviewed by a person")


class Recording(ClusterableModel):
    """One recording. Its file is never replaced: a new file is a new recording, so records keep their meaning."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200, help_text=_("For example: Continuity of care, May 2026."))
    external_url = EmbedVideoField(
        _("YouTube or Vimeo address"),
        blank=True,
        help_text=_("For example: https://www.youtube.com/live/abcdefghijk. Leave empty when you upload a file."),
    )
    file = models.FileField(
        _("video file"),
        upload_to=recording_path,
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["mp4", "webm"])],
        help_text=_("MP4 or WebM. Leave empty when you give an address."),
    )
    duration_seconds = models.DecimalField(
        _("duration"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Read from an uploaded file by itself. For an address, type it. For example: 58:00."),
    )
    content_type = models.CharField(max_length=40, blank=True, editable=False)
    byte_size = models.PositiveBigIntegerField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    poster = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("poster"),
        help_text=_("Shown before playing. Choose a calm picture: no faces of children."),
    )
    captions = models.TextField(_("captions"), blank=True, help_text=_("WebVTT."))
    captions_state = models.CharField(
        _("state of the captions"), max_length=10, choices=CaptionsState, default=CaptionsState.NONE
    )
    captions_language = models.CharField(_("language of the captions"), max_length=10, default="en")
    captions_reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    captions_reviewed_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(external_url="") ^ Q(file=""),
                name="recording_is_a_file_or_an_address",
                violation_error_message=_("Upload a file or give an address: one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(captions="") ^ ~Q(captions_state="none"), name="captions_state_matches_the_captions"
            ),
            models.CheckConstraint(
                condition=~Q(captions_state="reviewed") ^ Q(captions_reviewed_at__isnull=False),
                name="reviewed_captions_say_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def describe(self, film: "Film") -> None:
        """Take over the facts of an own file."""
        self.duration_seconds = film.duration_seconds
        self.content_type = film.content_type
        self.width, self.height = film.width, film.height
        self.byte_size, self.sha256 = film.byte_size, film.sha256

    def keep_captions(self, text: str, state: str, *, by: "User | None", at: datetime.datetime) -> None:
        """Take captions over, or drop them. Who reviewed them and when stays, until text or state change."""
        text = normalised(text)
        if state == CaptionsState.REVIEWED:
            if self.captions_state != state or self.captions != text:
                self.captions_reviewed_by, self.captions_reviewed_at = by, at
        else:
            self.captions_reviewed_by = self.captions_reviewed_at = None
        self.captions, self.captions_state = text, state

    @property
    def seconds(self) -> float:
        """The duration as a float; 0 while it isn't known."""
        return float(self.duration_seconds or 0)

    @property
    def is_file(self) -> bool:
        """An own file, rather than a video elsewhere."""
        return bool(self.file)

    @property
    def video(self) -> "Video | None":
        """The video elsewhere; None for an own file."""
        return None if self.is_file else find_video(self.external_url)

    @property
    def provider(self) -> str:
        """Who plays it: file, youtube or vimeo."""
        return self.video.provider if self.video else "file"

    @property
    def file_url(self) -> str:
        """Where an own file is played from. The last part only names a download."""
        name = f"{slugify(self.title) or 'recording'}.{self.file.name.rpartition('.')[2]}"
        return reverse("learning:recording_file", args=[self.public_id, name])

    @property
    def captions_url(self) -> str:
        """Where the captions are; empty where there are none."""
        return reverse("learning:captions", args=[self.public_id]) if self.captions else ""

    @property
    def poster_url(self) -> str:
        """Where the poster is; empty where there is none."""
        return reverse("learning:poster", args=[self.public_id]) if self.poster_id else ""

    @property
    def captions_are_automatic(self) -> bool:
        """Nobody has read them through."""
        return self.captions_state == CaptionsState.AUTOMATIC

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The captions one by one."""
        return parse(self.captions).cues if self.captions else ()

    @property
    def transcript(self) -> tuple[Paragraph, ...]:
        """What is said, in paragraphs of half a minute."""
        return transcript_of(self.captions)


class Chapter(Orderable):
    """A part of the recording that can be jumped to."""

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="chapters")
    starts_seconds = models.PositiveIntegerField(_("starts at"), help_text=_("For example: 1:15."))
    title = models.CharField(_("title"), max_length=120, help_text=_("For example: What good discharge looks like."))

    class Meta(Orderable.Meta):
        ordering = ["starts_seconds"]
        constraints = [
            models.UniqueConstraint(fields=["recording", "starts_seconds"], name="chapters_start_at_different_times")
        ]

    def __str__(self) -> str:
        return self.title
