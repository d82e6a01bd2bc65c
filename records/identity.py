"""Who a person is on a given day, as the ledger keeps it."""

import datetime

from accounts.models import User
from records.models import IdentitySnapshot


def take_identity(person: User, *, worked_on: datetime.date, at: datetime.datetime) -> IdentitySnapshot:
    """Copy the person's name and numbers as they are now, and where they worked on that day."""
    memberships = list(person.memberships.on(worked_on).select_related("agency").order_by("started_on", "pk"))
    staff_numbers = dict.fromkeys(one.staff_number for one in memberships if one.staff_number)
    agencies = dict.fromkeys(_with_those_above(one.agency) for one in memberships)
    return IdentitySnapshot.objects.create(
        person=person,
        full_name=str(person),
        regulator=person.get_regulator_display(),
        registration_number=person.registration_number,
        staff_number=", ".join(staff_numbers)[:80],
        agency_names="; ".join(agencies),
        taken_at=at,
    )


def _with_those_above(agency) -> str:
    """'Northmoor Council, Children's Services, Duty Team': a team's own name says little."""
    return ", ".join([*agency.get_ancestors().values_list("name", flat=True), agency.name])
