"""Who works where, and who manages whom."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.actions.ledger import record_audit
from accounts.actions.refusals import (
    AgencyIsClosed,
    AlreadyManages,
    AlreadyWorksThere,
    EndsBeforeItStarts,
    MoveInTheFuture,
    MoveTooEarly,
)
from accounts.models import Agency, AuditEntry, ManagerAppointment, Membership, User

ONE_DAY = datetime.timedelta(days=1)


@transaction.atomic
def join_agency(
    *,
    person: User,
    agency: Agency,
    job_role: str = "",
    staff_number: str = "",
    started_on: datetime.date | None = None,
    ended_on: datetime.date | None = None,
    by: User | None = None,
) -> Membership:
    """The person works there from that day on (from today unless said otherwise).

    What somebody else says about them is written to the log.
    """
    if agency.closed_on:
        raise AgencyIsClosed
    membership = Membership(
        person=person,
        agency=agency,
        job_role=job_role,
        staff_number=staff_number,
        started_on=started_on or timezone.localdate(),
        ended_on=ended_on,
    )
    _refuse_ending_before_start(membership)
    membership.save()
    if by:
        _log_membership(membership, by)
    return membership


@transaction.atomic
def change_membership(
    *, membership: Membership, job_role: str, staff_number: str, ended_on: datetime.date | None, by: User
) -> Membership:
    """Change what one does there, and the last day; none means it goes on. Written to the log."""
    membership.job_role, membership.staff_number, membership.ended_on = job_role, staff_number, ended_on
    _refuse_ending_before_start(membership)
    membership.save()
    _log_membership(membership, by)
    return membership


@transaction.atomic
def move_agency(
    *,
    person: User,
    leaving: Membership | None,
    agency: Agency,
    started_on: datetime.date,
    job_role: str = "",
    staff_number: str = "",
) -> Membership:
    """End one membership on the day before, and start another. With nothing to leave it is an additional job.

    What was completed in the old job stays in that agency's reports; the person's own record stays whole.
    """
    if started_on > timezone.localdate():
        raise MoveInTheFuture
    if leaving and started_on <= leaving.started_on:
        raise MoveTooEarly
    if person.memberships.on(started_on).filter(agency=agency).exists():
        raise AlreadyWorksThere
    if leaving:
        leaving.ended_on = started_on - ONE_DAY
        leaving.save()
    membership = join_agency(
        person=person, agency=agency, job_role=job_role, staff_number=staff_number, started_on=started_on
    )
    record_audit(
        action=AuditEntry.Action.MOVED_AGENCY,
        actor=person,
        subject=person,
        agency=agency,
        detail={"from_agency": leaving and leaving.agency_id, "started_on": started_on},
    )
    return membership


@transaction.atomic
def appoint_manager(
    *, person: User, agency: Agency, started_on: datetime.date, by: User, ended_on: datetime.date | None = None
) -> ManagerAppointment:
    """From that day on the person sees the records of this agency and everything below it. Written to the log."""
    if agency.closed_on:
        raise AgencyIsClosed
    appointment = ManagerAppointment(person=person, agency=agency, started_on=started_on, ended_on=ended_on)
    _refuse_ending_before_start(appointment)
    others = person.manager_appointments.filter(agency=agency).filter(Q(ended_on=None) | Q(ended_on__gte=started_on))
    if others.filter(started_on__lte=ended_on or datetime.date.max).exists():
        raise AlreadyManages
    appointment.save()
    _log_appointment(appointment, by)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: ManagerAppointment, ended_on: datetime.date | None, by: User) -> ManagerAppointment:
    """Change the last day of an appointment; none means it goes on. Written to the log."""
    appointment.ended_on = ended_on
    _refuse_ending_before_start(appointment)
    appointment.save()
    _log_appointment(appointment, by)
    return appointment


def _refuse_ending_before_start(dated: Membership | ManagerAppointment) -> None:
    if dated.ended_on and dated.ended_on < dated.started_on:
        raise EndsBeforeItStarts


def _log_membership(membership: Membership, by: User) -> None:
    _log(AuditEntry.Action.CHANGED_MEMBERSHIP, membership, by)


def _log_appointment(appointment: ManagerAppointment, by: User) -> None:
    _log(AuditEntry.Action.APPOINTED_MANAGER, appointment, by)


def _log(action: AuditEntry.Action, dated: Membership | ManagerAppointment, by: User) -> None:
    record_audit(
        action=action,
        actor=by,
        subject=dated.person,
        agency=dated.agency,
        detail={"started_on": dated.started_on, "ended_on": dated.ended_on},
    )
