"""Who may see whose records, and who may change whom: the one place that decides it."""

import datetime
import functools
import operator
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.permission_policies import ModelPermissionPolicy

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


def may_change(actor: User, person: User) -> bool:
    """Whether they could be let change this person, had they the right to change people.

    Who can change the address of a superuser can sign in as one, so only superusers may.
    """
    return actor.is_superuser or not person.is_superuser


class NeverDeleted(ModelPermissionPolicy):
    """Groups decide who may add and change; nobody may delete, superusers neither: reports lean on them."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Asked by every view and button of the admin."""
        return action != "delete" and super().user_has_permission(user, action)


class PeoplePolicy(NeverDeleted):
    """The same for people, but that superusers are changed by superusers only."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        """Asked with the person at hand."""
        return super().user_has_permission_for_instance(user, action, instance) and may_change(user, instance)
