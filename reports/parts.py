"""The parts of a report, one for each status: which rows of the database, and how they become rows of the report."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from accounts.models import Agency, Membership, User
from learning.models import Enrolment
from records.models import Certificate, Completion, Correction
from reports.posts import Module, Post
from reports.rows import Cells, Filters, Status, TeamRow

type Modules = dict[UUID, Module]
UNKNOWN = Module("", "")
WHILE_MEMBER = ("yes",)


@dataclass(frozen=True)
class Scope:
    """Which part of the tree, which rows, and as known at which moment."""

    agency: Agency
    filters: Filters
    as_at: datetime.datetime

    @property
    def today(self) -> datetime.date:
        """The day of `as_at` where we are."""
        return timezone.localdate(self.as_at)


@dataclass(frozen=True)
class Part:
    """Rows of one status. `membership` on each is the id of the one that lets it be seen."""

    status: Status
    rows: QuerySet
    columns: tuple[str, ...]
    make: Callable[[Post, Modules, tuple], Cells]

    @property
    def values(self) -> QuerySet:
        """The rows as `make` takes them: the membership's id, then the columns."""
        return self.rows.values_list("membership", *self.columns)


def of(scope: Scope) -> list[Part]:
    """The parts that the filters ask for, in order."""
    wanted = scope.filters.status
    if wanted is Status.NOT_STARTED:
        return [not_started(scope)]
    return [part(scope) for status, part in DONE_OR_BEGUN.items() if wanted in (None, status)]


def completed(scope: Scope) -> Part:
    """Completions known at the moment and not revoked by then, newest day first."""
    filters = scope.filters
    revoked = Correction.objects.filter(
        completion=OuterRef("pk"), kind=Correction.Kind.REVOKED, recorded_at__lte=scope.as_at
    )
    certificates = Certificate.objects.filter(completion=OuterRef("pk"), issued_at__lte=scope.as_at)
    rows = Completion.objects.filter(
        ~Exists(revoked), recorded_at__lte=scope.as_at, **_given(activity=filters.module),
        **_given(completed_on__gte=filters.since, completed_on__lte=filters.until),
    )  # fmt: skip
    rows = _of_members(rows, scope, OuterRef("completed_on")).annotate(
        serial=Subquery(certificates.order_by("-version").values("serial")[:1]),
        # As text: Django would make a day and a time of each, and of a hundred thousand rows most share a few hundred.
        begun=Cast("enrolled_at", TextField()),
        completed=Cast("completed_on", TextField()),
    )
    columns = (
        *("code", "title", "version_label", "method", "begun", "completed"),
        *("attempts", "score_percent", "pass_mark", "cpd_minutes", "participatory_minutes", "serial"),
    )
    status, day_of, day = Status.COMPLETED.value, _day_of_hours(), cache(datetime.date.fromisoformat)

    def make(post: Post, modules: Modules, row: tuple) -> Cells:
        begun_on = day_of(row[5][:13])  # by the first thing they did in the module
        days = ("", "", "", begun_on, None, begun_on, day(row[6]), None, status)
        return post, row[1:5], days, row[7:12], row[12], WHILE_MEMBER

    return Part(Status.COMPLETED, rows.order_by("-completed_on", "-pk"), columns, make)


def _day_of_hours() -> Callable[[str], datetime.date]:
    """Gives the day it was where we are at an hour of UTC, written as both engines do: "2026-03-08 12".

    An hour lies in one day here: the zone (TIME_ZONE in config/settings.py) is whole hours from UTC.
    """
    zone = timezone.get_current_timezone()

    @cache
    def day_of(hour: str) -> datetime.date:
        return datetime.datetime.fromisoformat(f"{hour}:00Z").astimezone(zone).date()

    return day_of


def in_progress(scope: Scope) -> Part:
    """What was begun and not completed at the moment, by those who work there then; newest first."""
    filters = scope.filters
    known = Completion.objects.filter(enrolment=OuterRef("public_id"), recorded_at__lte=scope.as_at)
    rows = Enrolment.objects.filter(
        ~Exists(known), started_at__lte=scope.as_at, **_given(activity=filters.module),
        **_given(started_at__date__gte=filters.since, started_at__date__lte=filters.until),
    )  # fmt: skip
    rows = _of_members(rows, scope, scope.today).order_by("-started_at", "-pk")
    return Part(Status.IN_PROGRESS, rows, ("activity", "started_at"), _make_in_progress)


def _make_in_progress(post: Post, modules: Modules, row: tuple) -> Cells:
    _, activity, started_at = row
    begun_on = timezone.localdate(started_at)
    module, status = modules.get(activity, UNKNOWN), Status.IN_PROGRESS.value
    whole = TeamRow(*post, *module, enrolled_on=begun_on, first_activity_on=begun_on, status=status)
    return post, whole[len(post) :]


def not_started(scope: Scope) -> Part:
    """Those who work there at the moment and never began the module, wherever they worked; by name."""
    module = scope.filters.module
    theirs = Q(person=OuterRef("pk")) | Q(person__merged_into=OuterRef("pk"))
    begun = Enrolment.objects.filter(theirs, activity=module, started_at__lte=scope.as_at)
    done = Completion.objects.filter(theirs, activity=module, recorded_at__lte=scope.as_at)
    people = User.objects.filter(~Exists(begun), ~Exists(done), merged_into=None)
    rows = people.annotate(membership=_membership(scope, scope.today, OuterRef("pk"))).exclude(membership=None)

    def make(post: Post, modules: Modules, row: tuple) -> Cells:
        return post, TeamRow(*post, *modules.get(module, UNKNOWN))[len(post) :]

    return Part(Status.NOT_STARTED, rows.order_by("last_name", "first_name", "pk"), (), make)


DONE_OR_BEGUN = {Status.COMPLETED: completed, Status.IN_PROGRESS: in_progress}


def _of_members(rows: QuerySet, scope: Scope, day: datetime.date | OuterRef) -> QuerySet:
    """The rows of people with a membership in the scope on `day`, with it and with the account they kept."""
    rows = rows.annotate(kept=Coalesce("person__merged_into", "person"))
    return rows.annotate(membership=_membership(scope, day, OuterRef("kept"))).exclude(membership=None)


def _membership(scope: Scope, day: datetime.date | OuterRef, person: OuterRef) -> Coalesce:
    """The newest membership of a person in the scope that was in force on `day`: under their own account, or else
    under one that was merged into it. Two look-ups, because one with OR could use no index."""
    held = Membership.objects.filter(agency__path__startswith=scope.agency.path, recorded_at__lte=scope.as_at)
    newest = held.on(day).order_by("-started_on", "-pk").values("pk")
    return Coalesce(Subquery(newest.filter(person=person)[:1]), Subquery(newest.filter(person__merged_into=person)[:1]))


def _given(**conditions: object) -> dict[str, object]:
    return {name: value for name, value in conditions.items() if value is not None}
