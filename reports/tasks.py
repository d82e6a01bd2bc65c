"""The jobs behind an export: write the file, and delete it a day later. Both are safe to run twice."""

import hashlib
from tempfile import TemporaryFile
from typing import IO

from django.core.files import File
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from accounts.actions import record_audit
from accounts.models import AuditEntry
from reports.models import KEPT_FOR, Export
from reports.queries import team_rows
from reports.snapshot import one_snapshot
from reports.spreadsheets import WRITERS


@task(backend="durable")
def make_export(public_id: str) -> None:
    """Write the file of an export from one moment of the database. A job that dies leaves no file on offer."""
    export = Export.objects.select_related("agency", "asked_by").get(public_id=public_id)
    if export.finished_at:
        return
    with TemporaryFile() as file:
        with one_snapshot():
            rows = team_rows(export.agency, export.filters, export.as_at)
            row_count = WRITERS[export.file_format](rows.cells(), file, export.public_id)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        _offer(export, file, row_count, sha256)


@transaction.atomic
def _offer(export: Export, file: IO[bytes], row_count: int, sha256: str) -> None:
    # Locked and read again: a job that took longer than its lease may have been started a second time.
    locked = Export.objects.select_for_update().get(pk=export.pk)
    if locked.finished_at:
        return
    locked.file.storage.delete(locked.file.field.generate_filename(locked, ""))  # of a try that died here
    locked.row_count, locked.sha256, locked.finished_at = row_count, sha256, timezone.now()
    locked.file.save(locked.filename, File(file), save=False)
    locked.save()
    delete_export_file.using(run_after=locked.finished_at + KEPT_FOR).enqueue(str(locked.public_id))
    record_audit(
        action=AuditEntry.Action.EXPORTED_RECORDS,
        actor=export.asked_by,
        agency=export.agency,
        reference=export.public_id,
        detail={
            "filters": export.asked_for,
            "as_at": export.as_at.isoformat(),
            "format": export.file_format,
            "rows": row_count,
            "sha256": sha256,
        },
    )


@task(backend="durable")
def delete_export_file(public_id: str) -> None:
    """Delete the file; that it was made stays in the audit log."""
    export = Export.objects.get(public_id=public_id)
    export.file.delete()
