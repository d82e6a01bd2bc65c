"""A file on its way to the library: sent in pieces, then taken over by a form, or forgotten after a day."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from learning.models.storage import partial_path, private_storage

KEPT_FOR = timedelta(days=1)


class UploadQuerySet(models.QuerySet):
    """Uploads by how long nothing has come."""

    def stale(self, now: datetime) -> Self:
        """Those that nobody has gone on with for a day."""
        return self.filter(touched_at__lt=now - KEPT_FOR)

    def named(self, public_id: str) -> "Upload | None":
        """The one of this public id, however it was typed; None where there is none."""
        try:
            return self.filter(public_id=uuid.UUID(public_id)).first()
        except ValueError:
            return None


class Upload(models.Model):
    """How much of a file is here. Its bytes lie in private storage, and no view hands them out."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    byte_size = models.PositiveBigIntegerField()
    received_bytes = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # whoever may add what it becomes, and nobody else's
        constraints = [
            models.CheckConstraint(
                condition=Q(received_bytes__lte=F("byte_size")), name="upload_receives_no_more_than_was_announced"
            ),
            models.CheckConstraint(condition=Q(byte_size__gt=0), name="upload_is_of_something"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_finished(self) -> bool:
        """All of it is here."""
        return self.received_bytes == self.byte_size

    @property
    def path(self) -> Path:
        """Where its bytes lie until a form takes them."""
        return Path(private_storage().path(partial_path(self.public_id)))

    @property
    def expires_at(self) -> datetime:
        """When it is forgotten, unless more comes."""
        return self.touched_at + KEPT_FOR

    def touch(self) -> None:
        """Somebody still needs it."""
        self.touched_at = timezone.now()
        self.save(update_fields=["touched_at"])
