"""What becomes of the problems that people report."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from learning.models import ProblemReport


@transaction.atomic
def handle_problem(*, report: ProblemReport, note: str, by: User) -> ProblemReport:
    """Say what was done. Saying it again, or differently, keeps who did it first and when."""
    locked = ProblemReport.objects.select_for_update().get(pk=report.pk)
    locked.handled_note = note
    if locked.handled_at is None:
        locked.handled_at, locked.handled_by = timezone.now(), by
    locked.save(update_fields=["handled_note", "handled_at", "handled_by"])
    return locked
