"""Completions in bulk, for exports. They pass by the ledger's door: never do this in a database that counts."""

import datetime
import uuid
from itertools import batched

from django.db import connection
from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts.models import Agency, Membership, User
from records.models import Certificate, Completion, IdentitySnapshot
from records.serials import new_serial

TEAMS, PEOPLE, BATCH = 20, 2000, 5000
EVERY = datetime.timedelta(minutes=5)  # so many, one after the other, fill a year
TITLES = [f"Module {number}: planning for home, and what the child's day is like" for number in range(1, 11)]


def make_agency() -> Agency:
    """An agency of twenty teams with two thousand people; one identity for each."""
    agency = Agency.add_root(name="Northmoor Council", level=Agency.Level.AGENCY)
    teams = [
        Agency.objects.get(pk=agency.pk).add_child(name=f"Team {number}", level=Agency.Level.TEAM)
        for number in range(TEAMS)
    ]
    now, since = timezone.now(), datetime.date(2024, 1, 1)
    User.objects.bulk_create(
        User(
            email=f"person{n}@bench.example.org", first_name="Ama", last_name=f"Bench{n}", registration_number=f"SW{n}"
        )
        for n in range(PEOPLE)
    )
    people = list(User.objects.order_by("pk"))
    Membership.objects.bulk_create(
        Membership(
            person=person, agency=teams[n % TEAMS], job_role="Social worker", staff_number=f"N-{n}", started_on=since
        )
        for n, person in enumerate(people)
    )
    Membership.objects.update(recorded_at=now - datetime.timedelta(days=1000))
    IdentitySnapshot.objects.bulk_create(
        IdentitySnapshot(person=person, full_name=person.get_full_name(), taken_at=now) for person in people
    )
    return agency


def add_completions(count: int) -> None:
    """So many more, with a certificate each, spread over people and, in order, over a year."""
    written = Completion.objects.count()
    identities = list(IdentitySnapshot.objects.order_by("pk"))
    for numbers in batched(range(written, written + count), BATCH, strict=False):
        completions = [_completion(number, identities[number % PEOPLE]) for number in numbers]
        _insert(Completion, completions)
        _insert(Certificate, [_certificate(completion) for completion in completions])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum would have done by the time of an export


def _completion(number: int, identity: IdentitySnapshot) -> Completion:
    at = timezone.now() - datetime.timedelta(days=360) + number * EVERY
    return Completion(
        person_id=identity.person_id,
        identity=identity,
        identity_seal="0" * 64,
        enrolment=uuid.uuid4(),
        activity=uuid.uuid4(),
        activity_kind="webinar",
        title=TITLES[number % len(TITLES)],
        code=f"NSCP-W-{number % len(TITLES):02}",
        version_label="2026-03-14",
        provider="Northmoor Safeguarding Children Partnership",
        method="watched",
        cpd_minutes=75,
        attempt=uuid.uuid4(),
        attempts=1,
        score_percent=90,
        pass_mark=80,
        rule_version="2026-11",
        enrolled_at=at - datetime.timedelta(days=2),
        completed_at=at,
        completed_on=at.date(),
        recorded_at=at,
    )


def _certificate(completion: Completion) -> Certificate:
    return Certificate(
        serial=new_serial(),
        completion=completion,
        identity_id=completion.identity_id,
        identity_seal=completion.identity_seal,
        issued_at=completion.recorded_at,
    )


def _insert(model: type[Model], rows: list) -> None:
    QuerySet(model).bulk_create(rows)  # the ledger's own managers refuse it
