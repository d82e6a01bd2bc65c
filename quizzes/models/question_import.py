"""A file of questions on its way into the bank."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

KEPT_FOR = datetime.timedelta(hours=24)


class QuestionImport(models.Model):
    """What a trainer pasted or uploaded, for that trainer and nobody else; it goes after a day, kept or not.

    Without `kept_at` nothing of it is in the bank, whatever became of the job.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="question_imports")
    brought_at = models.DateTimeField()
    source = models.BinaryField()  # as it came; text that was pasted or put right in UTF-8
    is_text = models.BooleanField(default=False)  # pasted or put right, so that there is no encoding to guess
    file_name = models.CharField(max_length=200, blank=True)
    file_format = models.CharField(max_length=20, blank=True)  # empty: recognised

    # What was decided once it had been looked over.
    topic = models.CharField(max_length=80, blank=True)
    left_out = models.JSONField(default=list)  # keys of `quizzes.incoming`
    kept_again = models.JSONField(default=list)  # those that the bank has already
    asked_at = models.DateTimeField(null=True)

    # How far the job is.
    total = models.PositiveIntegerField(default=0)
    prepared = models.PositiveIntegerField(default=0)
    kept_at = models.DateTimeField(null=True)
    kept_count = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")
        ordering = ["-brought_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_at=None, kept_count=None) | Q(kept_at__isnull=False, kept_count__isnull=False),
                name="import_is_counted_exactly_when_kept",
            ),
            models.CheckConstraint(
                condition=Q(kept_at=None) | Q(asked_at__isnull=False), name="import_is_kept_only_when_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name or self.brought_by}, {self.brought_at:%Y-%m-%d %H:%M}"

    @property
    def content(self) -> bytes | str:
        """What there is to read."""
        source = bytes(self.source)
        return source.decode() if self.is_text else source

    @content.setter
    def content(self, content: bytes | str) -> None:
        self.is_text = isinstance(content, str)
        self.source = content.encode() if isinstance(content, str) else content

    @property
    def is_running(self) -> bool:
        """Asked to be kept, and not there yet."""
        return self.asked_at is not None and self.kept_at is None
