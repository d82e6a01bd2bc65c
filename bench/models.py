"""The one table of the bare views."""

from django.conf import settings
from django.db import models


class Note(models.Model):
    """What a person typed, and when."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notes")
    text = models.CharField(max_length=200)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        managed = False  # no migration: `bench.database` makes the table

    def __str__(self) -> str:
        return self.text
