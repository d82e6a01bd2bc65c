"""What a manager sets off: a file to be made, and a line in the log for looking."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions import record_audit
from accounts.models import Agency, AuditEntry, User
from reports.models import Export
from reports.queries import has_noted_viewing
from reports.rows import Filters
from reports.tasks import make_export


@transaction.atomic
def request_export(
    *, person: User, agency: Agency, filters: Filters, file_format: str, as_at: datetime.datetime | None = None
) -> Export:
    """Have a file made for this person. Asking again while it is being made gives the same export."""
    asked = {"agency": agency, "asked_for": filters.as_json(), "file_format": file_format}
    # Without the lock two clicks at once would both find nothing being made.
    User.objects.select_for_update().get(pk=person.pk)
    if as_at is None and (being_made := person.exports.filter(**asked, finished_at=None).first()):
        return being_made
    now = timezone.now()
    export = person.exports.create(**asked, asked_at=now, as_at=as_at or now)
    make_export.enqueue(str(export.public_id))
    return export


@transaction.atomic
def note_viewing(*, person: User, agency: Agency) -> None:
    """Write down that a manager looked at named records: once a day for each agency, not for every page turned.

    The people concerned want to know who looked and when; a line for each click would hide that in noise, and
    every line locks the ledger's head.
    """
    if not has_noted_viewing(person, agency, timezone.localdate()):
        record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=person, agency=agency)
