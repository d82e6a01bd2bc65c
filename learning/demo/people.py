"""The demo's agencies, and the forty people who work in them."""

import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.demo_accounts import PASSWORD
from accounts.models import Agency, ManagerAppointment, Membership, User
from learning.demo.texts import read

YEARS_THERE = datetime.timedelta(days=3 * 365)
MONTH = datetime.timedelta(days=30)


def emails() -> set[str]:
    """The addresses of everybody in the demo."""
    return {spec["email"] for spec in read("people")["people"]}


def make_agencies(today: datetime.date) -> None:
    """Three agencies, their services and teams."""
    for spec in read("agencies")["agencies"]:
        agency = Agency.add_root(
            name=spec["name"],
            code=spec["code"],
            sector=spec["sector"],
            headcount=spec["headcount"],
            headcount_on=today.replace(month=1, day=1),
        )
        for service in spec["services"]:
            node = Agency.objects.get(pk=agency.pk).add_child(
                name=service["name"], code=service["code"], sector=spec["sector"], level=Agency.Level.SERVICE
            )
            for team in service["teams"]:
                Agency.objects.get(pk=node.pk).add_child(name=team, sector=spec["sector"], level=Agency.Level.TEAM)


def make_people(today: datetime.date) -> dict[str, User]:
    """Everybody, by address. All have the same password, and nobody's address needs verifying."""
    places = {agency.name: agency for agency in Agency.objects.all()}
    password = make_password(PASSWORD)  # hashed once: forty slow hashes would be half of the seed's time
    return {spec["email"]: _make_person(spec, places, password, today) for spec in read("people")["people"]}


def _make_person(spec: dict, places: dict[str, Agency], password: str, today: datetime.date) -> User:
    person = User.objects.create(
        email=spec["email"], first_name=spec["first"], last_name=spec["last"], password=password
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    since = today - YEARS_THERE
    moved_on = today - spec.get("moved_months_ago", 0) * MONTH
    work = {"person": person, "job_role": spec["role"], "staff_number": spec["staff"]}
    if "moved_from" in spec:
        before = places[spec["moved_from"]]
        Membership.objects.create(
            person=person, agency=before, started_on=since, ended_on=moved_on - datetime.timedelta(days=1)
        )
        since = moved_on
    Membership.objects.create(agency=places[spec["place"]], started_on=since, **work)
    if "manages" in spec:
        ManagerAppointment.objects.create(person=person, agency=places[spec["manages"]], started_on=since)
    if "group" in spec:
        person.groups.add(Group.objects.get(name=spec["group"]))
    return person
