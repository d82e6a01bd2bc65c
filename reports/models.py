"""A file that a manager asked for, and how far the job that writes it is."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from learning.models.storage import private_storage
from reports.rows import Filters

KEPT_FOR = datetime.timedelta(hours=24)


def export_path(instance: "Export", filename: str) -> str:
    """Where the file lies in private storage; a second try of the job writes to the same place."""
    return f"exports/{instance.public_id}.{instance.file_format}"


class Export(models.Model):
    """Rows of a report as a file, for the person who asked and nobody else. What stays for ever is its audit entry.

    Without `finished_at` there is no file to be had, whatever became of the job.
    """

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel (XLSX)")
        CSV = "csv", _("CSV")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_for = models.JSONField(default=dict)  # the filters
    file_format = models.CharField(max_length=4, choices=Format)
    asked_at = models.DateTimeField()
    as_at = models.DateTimeField()
    file = models.FileField(storage=private_storage, upload_to=export_path, blank=True)
    row_count = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, row_count=None, sha256="", file="")
                | (Q(finished_at__isnull=False, row_count__isnull=False) & ~Q(sha256="")),
                name="export_is_counted_exactly_when_finished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def filters(self) -> Filters:
        """Which rows were asked for."""
        return Filters.from_json(self.asked_for)

    @property
    def kept_until(self) -> datetime.datetime | None:
        """When the file goes."""
        return self.finished_at and self.finished_at + KEPT_FOR

    @property
    def is_ready(self) -> bool:
        """There is a file to be had now. It stops on time, even where the deletion is late."""
        return bool(self.file and self.kept_until and timezone.now() < self.kept_until)

    @property
    def filename(self) -> str:
        """What the file is called on the manager's own computer."""
        day = timezone.localtime(self.asked_at)
        return f"completion-records-{day:%Y-%m-%d-%H%M}.{self.file_format}"
