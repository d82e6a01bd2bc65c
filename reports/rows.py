"""What a row of a report is, and what can be asked for. The field names are the files' column names: they stay."""

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.spreadsheet import flat

# The values of a row in the order of its columns. Those that stand together in many rows come as one tuple.
type Cells = tuple[Any, ...]


class Status(models.TextChoices):
    """How far a person is with a module."""

    COMPLETED = "completed", _("Completed")
    IN_PROGRESS = "in_progress", _("In progress")
    NOT_STARTED = "not_started", _("Not started")


@dataclass(frozen=True)
class Filters:
    """Which rows are asked for. Days are those of completing, or of starting what isn't completed."""

    module: UUID | None = None  # the activity: a page's translation key
    status: Status | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def as_json(self) -> dict[str, str]:
        """What was asked for, for a queued export and its line in the audit log."""
        return {name: str(value) for name, value in vars(self).items() if value is not None}

    @classmethod
    def from_json(cls, stored: dict[str, str]) -> Self:
        """The filters that `as_json` wrote."""
        read: dict[str, Any] = {
            "module": UUID,
            "status": Status,
            "since": datetime.date.fromisoformat,
            "until": datetime.date.fromisoformat,
        }
        return cls(**{name: read[name](value) for name, value in stored.items()})


class TeamRow(NamedTuple):
    """One person and one module, once for each time it was taken. Never answers, playback or reflections.

    `agency`, `agency_unit`, `staff_number` and `role` are those of the membership that lets the row be seen.
    Competencies and the days on which something is due or expires have their columns, which stay empty until
    modules are assigned here: whoever maps the columns to a personnel system does it once.
    """

    agency: str
    agency_unit: str
    staff_number: str
    last_name: str
    first_name: str
    work_email: str
    role: str
    prn: str
    module_code: str
    module_title: str
    module_version: str = ""
    delivery_mode: str = ""
    competency_code: str = ""
    competency_level: str = ""
    external_code: str = ""
    enrolled_on: datetime.date | None = None
    due_on: datetime.date | None = None
    first_activity_on: datetime.date | None = None
    completed_on: datetime.date | None = None
    expires_on: datetime.date | None = None
    status: str = Status.NOT_STARTED
    attempts: int | None = None
    score_percent: int | None = None
    pass_mark: int | None = None
    cpd_minutes: int | None = None
    participatory_minutes: int | None = None
    certificate_serial: str = ""
    completed_while_member: str = ""

    @classmethod
    def of(cls, cells: Cells) -> Self:
        """The row with these values."""
        return cls(*flat(cells))

    @property
    def status_label(self) -> str:
        """The status in the reader's language."""
        return str(Status(self.status).label)
