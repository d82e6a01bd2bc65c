"""Questions about people and agencies that span more than one table."""

import datetime
from collections.abc import Iterable
from itertools import groupby

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Agency, AuditEntry, ManagerAppointment, Membership, User

ABOUT_EVERYONE_IN_AN_AGENCY = [AuditEntry.Action.EXPORTED_RECORDS, AuditEntry.Action.VIEWED_RECORDS]
AgencyChoices = list[tuple[str, list[tuple[int, str]]]]


def agency_choices(agencies: QuerySet[Agency] | None = None) -> AgencyChoices:
    """The tree (its open part unless said otherwise) for a select box: one group for each agency, the rest below."""
    nodes = in_tree_order(Agency.objects.open() if agencies is None else agencies)
    branches = [list(branch) for _root, branch in groupby(nodes, key=lambda node: node.path[: Agency.steplen])]
    return [(branch[0].name, [(node.pk, _indented(node)) for node in branch]) for branch in branches]


def in_tree_order(agencies: Iterable[Agency]) -> list[Agency]:
    """Each below what it belongs to, and side by side by name."""
    nodes = list(agencies)
    names = {node.path: node.name.casefold() for node in nodes}
    return sorted(nodes, key=lambda node: [(names.get(path, ""), path) for path in _lineage(node)])


def names_above(agencies: Iterable[Agency]) -> dict[int, str]:
    """Key → the names of everything it belongs to, from the top down: “Northmoor Council, Early help”."""
    nodes = list(agencies)
    paths = {path for node in nodes for path in _lineage(node)[:-1]}
    names = dict(Agency.objects.filter(path__in=paths).values_list("path", "name"))
    return {node.pk: ", ".join(names[path] for path in _lineage(node)[:-1]) for node in nodes}


def agency_names(keys: Iterable[int | None]) -> dict[int, str]:
    """What the agencies with these keys are called."""
    return dict(Agency.objects.filter(pk__in={key for key in keys if key}).values_list("pk", "name"))


def what_closing_touches(agency: Agency) -> dict[str, int]:
    """How many open services and teams stand below it, and how many people work in it or below it today."""
    subtree = agency.subtree()
    return {
        "below": subtree.open().exclude(pk=agency.pk).count(),
        "people": User.objects.filter(pk__in=_working_in(subtree)).count(),
        "managers": ManagerAppointment.objects.on(timezone.localdate()).filter(agency__in=subtree).count(),
    }


def people_of(agency: Agency, people: QuerySet[User]) -> QuerySet[User]:
    """Those of them who work in it, or below it, today."""
    return people.filter(pk__in=_working_in(agency.subtree()))


def people_and_their_work() -> QuerySet[User]:
    """Everybody, with their groups and, as `jobs_today`, where they work today."""
    jobs = Membership.objects.on(timezone.localdate()).select_related("agency")
    return User.objects.prefetch_related("groups", Prefetch("memberships", jobs, to_attr="jobs_today"))


def address_is_taken(email: str, *, except_by: User | None = None) -> bool:
    """Whether somebody (else) signs in with this address, be it their main one or a further one, in whatever case."""
    people = User.objects.filter(email__iexact=email)
    addresses = EmailAddress.objects.filter(email__iexact=email, verified=True)
    if except_by:
        people, addresses = people.exclude(pk=except_by.pk), addresses.exclude(user=except_by)
    return people.exists() or addresses.exists()


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


def _working_in(agencies: QuerySet[Agency]) -> QuerySet[Membership, int]:
    return Membership.objects.on(timezone.localdate()).filter(agency__in=agencies).values_list("person", flat=True)


def _lineage(agency: Agency) -> list[str]:
    """The paths of the agency itself and of everything above it, from the root down."""
    return [agency.path[:end] for end in range(Agency.steplen, len(agency.path) + 1, Agency.steplen)]


def _indented(node: Agency) -> str:
    # No-break spaces: browsers drop ordinary ones at the start of an option.
    return "\u00a0" * 4 * (node.depth - 1) + node.name


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
