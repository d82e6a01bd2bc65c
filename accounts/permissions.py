"""Who may see whose records: the one place that decides it."""

import datetime
import functools
import operator

from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency, User
from accounts.models.agency import AgencyQuerySet


def managed_agencies(person: User, on: datetime.date | None = None) -> AgencyQuerySet:
    """Every agency, service and team in the parts of the tree that they are appointed to manage on that day."""
    appointments = person.manager_appointments.on(on or timezone.localdate())
    subtrees = [Q(path__startswith=path) for path in appointments.values_list("agency__path", flat=True)]
    if not subtrees:
        return Agency.objects.none()
    return Agency.objects.filter(functools.reduce(operator.or_, subtrees))


def can_manage(person: User, agency: Agency, on: datetime.date | None = None) -> bool:
    """Whether they manage this agency, or one above it, on that day."""
    return managed_agencies(person, on).filter(pk=agency.pk).exists()
