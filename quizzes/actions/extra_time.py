"""Granting somebody more time for checks with a time limit. Written to the log, as all that is done to people."""

import datetime

from django.db import transaction

from accounts.actions import record_audit
from accounts.models import AuditEntry, User
from quizzes.models import ExtraTime


@transaction.atomic
def grant_extra_time(
    *, person: User, percent: int, starts_on: datetime.date, ends_on: datetime.date | None = None, by: User
) -> ExtraTime:
    """So many per cent more time in each check that the person starts from that day on."""
    extra_time = ExtraTime.objects.create(
        person=person, percent=percent, starts_on=starts_on, ends_on=ends_on, granted_by=by
    )
    _log(extra_time, by)
    return extra_time


@transaction.atomic
def change_extra_time(
    *, extra_time: ExtraTime, percent: int, ends_on: datetime.date | None = None, by: User
) -> ExtraTime:
    """Another per cent, or another last day. Checks that were started already keep their time."""
    extra_time.percent, extra_time.ends_on = percent, ends_on
    extra_time.save(update_fields=["percent", "ends_on"])
    _log(extra_time, by)
    return extra_time


def _log(extra_time: ExtraTime, by: User) -> None:
    record_audit(
        action=AuditEntry.Action.CHANGED_ACCESS,
        actor=by,
        subject=extra_time.person,
        detail={
            "extra_time": extra_time.percent,
            "started_on": extra_time.starts_on,
            "ended_on": extra_time.ends_on,
        },
    )
