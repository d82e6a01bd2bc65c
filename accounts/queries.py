"""Questions about people and agencies that span more than one table."""

import datetime
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Agency, AuditEntry, User

ABOUT_EVERYONE_IN_AN_AGENCY = [AuditEntry.Action.EXPORTED_RECORDS, AuditEntry.Action.VIEWED_RECORDS]
AgencyChoices = list[tuple[str, list[tuple[int, str]]]]


def agency_choices() -> AgencyChoices:
    """The open part of the tree for a select box: one group for each agency, its services and teams indented below."""
    nodes = list(Agency.objects.open())
    names = {node.path: node.name.casefold() for node in nodes}
    nodes.sort(key=lambda node: [(names.get(path, ""), path) for path in _lineage(node)])
    branches = [list(branch) for _root, branch in groupby(nodes, key=lambda node: node.path[: Agency.steplen])]
    return [(branch[0].name, [(node.pk, _indented(node)) for node in branch]) for branch in branches]


def audit_entries_about(person: User) -> QuerySet[AuditEntry]:
    """What was done to this person's records, newest first.

    An export or view of an agency's records concerns everybody who had begun to work in it, or below it, by then; no
    list of names is kept, memberships say it.
    """
    concerned = Q(subject__in=person.identities()) | Q(
        action__in=ABOUT_EVERYONE_IN_AN_AGENCY, agency=None, subject=None
    )
    for person_or_former in person.identities().prefetch_related("memberships__agency"):
        for membership in person_or_former.memberships.all():
            concerned |= Q(
                action__in=ABOUT_EVERYONE_IN_AN_AGENCY,
                subject=None,
                agency__path__in=_lineage(membership.agency),
                at__gte=_start_of(membership.started_on),
            )
    return AuditEntry.objects.filter(concerned).select_related("actor", "agency").order_by("-at", "-pk")


def _lineage(agency: Agency) -> list[str]:
    """The paths of the agency itself and of everything above it, from the root down."""
    return [agency.path[:end] for end in range(Agency.steplen, len(agency.path) + 1, Agency.steplen)]


def _indented(node: Agency) -> str:
    # No-break spaces: browsers drop ordinary ones at the start of an option.
    return "\u00a0" * 4 * (node.depth - 1) + node.name


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
