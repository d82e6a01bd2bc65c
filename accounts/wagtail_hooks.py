"""What people and agencies add to the Wagtail admin."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from accounts.models import Agency, ManagerAppointment, Membership, User
from accounts.permissions import NeverDeleted, PeoplePolicy
from accounts.viewsets import VIEWSETS

register_permission_policy(User, PeoplePolicy(User))
for model in (Agency, Membership, ManagerAppointment):
    register_permission_policy(model, NeverDeleted(model))


@hooks.register("register_admin_viewset")
def people() -> list:
    """Agencies, memberships, appointments and the audit log."""
    return VIEWSETS


@hooks.register("before_bulk_action")
def one_person_at_a_time(request: HttpRequest, action_type: str, objects: Iterable[Any], *args: Any) -> None:
    """Wagtail's bulk actions on users know neither our log nor that superusers are out of bounds; none is offered."""
    if any(isinstance(changed, User) for changed in objects):
        raise PermissionDenied
