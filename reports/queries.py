"""The one question of all reports: who in this part of the tree did what, while they worked there."""

import datetime
from collections.abc import Iterator
from functools import cached_property

from django.db.models import Count, Sum
from django.utils import timezone

from accounts.models import Agency, AuditEntry, User
from accounts.permissions import managed_agencies
from reports import parts
from reports.parts import Part, Scope
from reports.posts import module_names, posts
from reports.rows import Cells, Filters, Status, TeamRow

CHUNK = 2000  # rows held at a time while a file is written


def team_rows(agency: Agency, filters: Filters | None = None, as_at: datetime.datetime | None = None) -> "TeamRows":
    """The rows of everybody who works, or worked, in this agency or below it.

    A completion is there when a membership was in force on its day; what is in progress or not started, when one is
    in force on the day of `as_at`. What was recorded after `as_at` (now, unless given) is left out, so that the same
    question gives the same rows a year later. Accounts merged into another count as that person.
    """
    return TeamRows(Scope(agency, filters or Filters(), as_at or timezone.now()))


class TeamRows:
    """Rows in one order for screen and files: what is completed, newest first, then what is in progress.

    It can be counted and sliced, as a paginator does, or iterated in chunks, as an export does; both give the same.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.parts = parts.of(scope)

    @cached_property
    def counts(self) -> dict[Status, int]:
        """How many rows of each status; only those asked for."""
        return {part.status: part.rows.count() for part in self.parts}

    def count(self) -> int:
        """How many rows in all."""
        return sum(self.counts.values())

    def __getitem__(self, window: slice) -> list[TeamRow]:
        start, stop, _ = window.indices(self.count())
        found: list[tuple[Part, tuple]] = []
        for part in self.parts:
            if start < stop:
                found += [(part, row) for row in part.values[start : min(stop, self.counts[part.status])]]
            start, stop = max(start - self.counts[part.status], 0), max(stop - self.counts[part.status], 0)
        held = posts(self.scope.agency, memberships=[row[0] for _, row in found])
        return [TeamRow.of(part.make(held[row[0]], self._modules, row)) for part, row in found]

    def __iter__(self) -> Iterator[TeamRow]:
        return map(TeamRow.of, self.cells())

    def cells(self) -> Iterator[Cells]:
        """The same rows as a file takes them."""
        held = posts(self.scope.agency)
        for part in self.parts:
            make, modules = part.make, self._modules
            for row in part.values.iterator(CHUNK):
                yield make(held[row[0]], modules, row)

    @cached_property
    def _modules(self) -> dict:
        return module_names()

    @cached_property
    def learning(self) -> dict[str, int]:
        """How many people completed something, and their CPD minutes together."""
        completed = [part.rows for part in self.parts if part.status is Status.COMPLETED]
        if not completed:
            return {}
        totals = completed[0].order_by().aggregate(people=Count("kept", distinct=True), minutes=Sum("cpd_minutes"))
        return {name: value or 0 for name, value in totals.items()}


def top_agencies(person: User) -> list[Agency]:
    """The tops of the parts of the tree that they manage today, in the order of the tree."""
    tops: list[Agency] = []
    for agency in managed_agencies(person).order_by("path"):
        if not tops or not agency.path.startswith(tops[-1].path):
            tops.append(agency)
    return tops


def has_noted_viewing(person: User, agency: Agency, day: datetime.date) -> bool:
    """Whether the audit log already says that they looked at this agency's records on that day."""
    viewed = AuditEntry.objects.filter(action=AuditEntry.Action.VIEWED_RECORDS, actor=person, agency=agency)
    return viewed.filter(at__date=day).exists()
