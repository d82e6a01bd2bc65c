"""Changes to people and agencies: who works where, who manages whom."""

import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.ledger import record_audit
from accounts.models import Agency, AuditEntry, ManagerAppointment, Membership, User

ONE_DAY = datetime.timedelta(days=1)


class AgencyIsClosed(Exception):
    """Nobody can join an agency that has closed."""


class MoveRefused(Exception):
    """The move can't have been as told. `field` is the one that has to change, `message` says why."""

    field = "started_on"
    message = _("Check this date.")


class MoveInTheFuture(MoveRefused):
    """A move is written down when it has happened."""

    message = _("The date must be today or in the past.")


class MoveTooEarly(MoveRefused):
    """A job ends on the day before the next begins, so it must have begun by then."""

    message = _("The date must be after the day you started in the job that you left.")


class AlreadyWorksThere(MoveRefused):
    """One membership of an agency at a time is enough."""

    field = "agency"
    message = _("You work there already. Choose where you have moved to.")


@transaction.atomic
def join_agency(
    *, person: User, agency: Agency, job_role: str = "", staff_number: str = "", started_on: datetime.date | None = None
) -> Membership:
    """The person works there from that day on (from today unless said otherwise)."""
    if agency.closed_on:
        raise AgencyIsClosed(f"{agency} closed on {agency.closed_on}.")
    return Membership.objects.create(
        person=person,
        agency=agency,
        job_role=job_role,
        staff_number=staff_number,
        started_on=started_on or timezone.localdate(),
    )


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
def add_agency(*, parent: Agency | None, **fields: Any) -> Agency:
    """A new agency, or a service or team below another one."""
    if parent is None:
        return Agency.add_root(**fields)
    # Read again under a lock: treebeard counts children on the instance, and two at once would get one path.
    return Agency.objects.select_for_update().get(pk=parent.pk).add_child(**fields)


@transaction.atomic
def close_agency(*, agency: Agency, closed_on: datetime.date) -> Agency:
    """Close it with everything below it that is still open. Memberships stay: they say where people were."""
    agency.subtree().open().update(closed_on=closed_on)
    agency.refresh_from_db()
    return agency


@transaction.atomic
def appoint_manager(
    *, person: User, agency: Agency, started_on: datetime.date, by: User, ended_on: datetime.date | None = None
) -> ManagerAppointment:
    """From that day on the person sees the records of this agency and everything below it. Written to the log."""
    appointment = ManagerAppointment.objects.create(
        person=person, agency=agency, started_on=started_on, ended_on=ended_on
    )
    _log_appointment(appointment, by)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: ManagerAppointment, ended_on: datetime.date | None, by: User) -> ManagerAppointment:
    """Change the last day of an appointment; none means it goes on. Written to the log."""
    appointment.ended_on = ended_on
    appointment.save()
    _log_appointment(appointment, by)
    return appointment


@transaction.atomic
def change_email(*, person: User, email: str) -> User:
    """An administrator vouches for the person's new main address; the old one can't sign in any more."""
    person.email = email.lower()
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person, primary=True).delete()
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    return person


def _log_appointment(appointment: ManagerAppointment, by: User) -> None:
    record_audit(
        action=AuditEntry.Action.APPOINTED_MANAGER,
        actor=by,
        subject=appointment.person,
        agency=appointment.agency,
        detail={"started_on": appointment.started_on, "ended_on": appointment.ended_on},
    )
