"""Changes to people: who they are to the site, how they sign in and what they may do."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.actions.ledger import record_audit
from accounts.actions.refusals import AddressTaken
from accounts.models import AuditEntry, User
from accounts.permissions import may_change
from accounts.queries import address_is_taken


@transaction.atomic
def add_person(
    *, email: str, by: User, groups: Iterable[Group] = (), is_superuser: bool = False, **details: Any
) -> User:
    """Somebody whom an administrator vouches for: they can sign in at once, by a code sent to their address."""
    if address_is_taken(email):
        raise AddressTaken
    person = User.objects.create_user(email.lower(), **details)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if groups or is_superuser:
        change_access(person=person, by=by, groups=groups, is_superuser=is_superuser)
    return person


@transaction.atomic
def change_email(*, person: User, email: str, by: User) -> User:
    """An administrator vouches for the person's new main address; the old one can't sign in any more. Logged."""
    stored = _locked(person, by)
    person.email = email.lower()
    if stored.email == person.email:
        return person
    if address_is_taken(email, except_by=person):
        raise AddressTaken
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person, primary=True).delete()
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
    _log_access(person, by, {"email": "changed"})  # the log can't be erased, so it holds no addresses
    return person


@transaction.atomic
def change_access(
    *,
    person: User,
    by: User,
    groups: Iterable[Group] | None = None,
    is_active: bool | None = None,
    is_superuser: bool | None = None,
) -> User:
    """Change what the person may do here, and whether they can sign in at all. Written to the log if it differs."""
    stored = _locked(person, by)
    changes: dict[str, Any] = {}
    for name, value in {"is_active": is_active, "is_superuser": is_superuser}.items():
        if value is not None and getattr(stored, name) != value:
            changes[name] = value
            setattr(person, name, value)
    if "is_superuser" in changes and not by.is_superuser:
        raise PermissionDenied
    person.save(update_fields=list(changes))
    if groups is not None and set(groups) != set(stored.groups.all()):
        person.groups.set(groups)
        changes["groups"] = sorted(group.name for group in groups)
    if changes:
        _log_access(person, by, changes)
    return person


def _locked(person: User, by: User) -> User:
    """The person as stored, so that two changes at once wait for each other. Nobody else changes a superuser."""
    stored = User.objects.select_for_update().get(pk=person.pk)
    if not may_change(by, stored):
        raise PermissionDenied
    return stored


def _log_access(person: User, by: User, changes: dict[str, Any]) -> None:
    record_audit(action=AuditEntry.Action.CHANGED_ACCESS, actor=by, subject=person, detail=changes)
