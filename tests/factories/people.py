"""People and agencies. Plain defaults, no hidden rows."""

import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group

from accounts.models import Agency, ManagerAppointment, Membership, User

LONG_AGO = datetime.date(2024, 1, 1)
_numbers = count(1)


def make_agency(name: str = "", *, parent: Agency | None = None, **fields: Any) -> Agency:
    """An agency; a service or team when it has a parent."""
    fields = {"name": name or f"Agency {next(_numbers)}", "level": Agency.Level.AGENCY} | fields
    if parent is None:
        return Agency.add_root(**fields)
    parent = Agency.objects.get(pk=parent.pk)  # treebeard keeps child counts on the instance
    return parent.add_child(**(fields | {"level": fields.get("level") or Agency.Level.TEAM}))


def make_person(email: str = "", **fields: Any) -> User:
    """A person who can sign in. Their address is verified."""
    number = next(_numbers)
    fields = {"first_name": "Ama", "last_name": f"Person{number}"} | fields
    person = User.objects.create_user(email or f"person{number}@example.org", "correct horse battery", **fields)
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    return person


def make_membership(person: User, agency: Agency, **fields: Any) -> Membership:
    """The person works there, since long ago unless said otherwise."""
    return Membership.objects.create(person=person, agency=agency, **({"started_on": LONG_AGO} | fields))


def make_manager(person: User, agency: Agency, **fields: Any) -> ManagerAppointment:
    """The person manages this part of the tree."""
    return ManagerAppointment.objects.create(person=person, agency=agency, **({"started_on": LONG_AGO} | fields))


def join_group(person: User, name: str) -> User:
    """The person, now in this group."""
    person.groups.add(Group.objects.get(name=name))
    return person
