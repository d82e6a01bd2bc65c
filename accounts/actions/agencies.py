"""Changes to the tree of agencies, services and teams."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.actions.refusals import AgencyIsClosed, AlreadyClosed, ClosedInTheFuture, WrongLevel
from accounts.models import Agency


@transaction.atomic
def add_agency(*, parent: Agency | None, level: str, **fields: Any) -> Agency:
    """A new agency, or a service or team below another one."""
    if parent is None:
        if level != Agency.Level.AGENCY:
            raise WrongLevel
        return Agency.add_root(level=level, **fields)
    # Read again under a lock: treebeard counts children on the instance, and two at once would get one path.
    parent = Agency.objects.select_for_update().get(pk=parent.pk)
    if parent.closed_on:
        raise AgencyIsClosed
    levels = Agency.Level.values
    if levels.index(level) <= levels.index(parent.level):
        raise WrongLevel
    return parent.add_child(level=level, **fields)


@transaction.atomic
def close_agency(*, agency: Agency, closed_on: datetime.date) -> Agency:
    """Close it with everything below it that is still open. Memberships stay: they say where people were."""
    if closed_on > timezone.localdate():
        raise ClosedInTheFuture
    if not agency.subtree().open().filter(pk=agency.pk).exists():
        raise AlreadyClosed
    agency.subtree().open().update(closed_on=closed_on)
    agency.refresh_from_db()
    return agency
