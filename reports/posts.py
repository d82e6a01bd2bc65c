"""Names that stand in a row beside the facts: who it is about and where they work, and what a module is called."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models.functions import Coalesce

from accounts.models import Agency, Membership
from learning.models import LearningPage


class Post(NamedTuple):
    """Who works where, and as what: a membership in words, and the first columns of every row that it lets be seen."""

    agency: str
    agency_unit: str
    staff_number: str
    last_name: str
    first_name: str
    work_email: str
    role: str
    prn: str


class Module(NamedTuple):
    """What a module is called today. A completion holds the title of its own day instead."""

    code: str
    title: str


def posts(agency: Agency, memberships: Collection[int] | None = None) -> dict[int, Post]:
    """Membership id → post, for the whole subtree or for some of its memberships.

    An account that was merged into another goes by the name of that one.
    """
    held = Membership.objects.filter(agency__path__startswith=agency.path)
    if memberships is not None:
        held = held.filter(pk__in=memberships)
    tree = Agency.objects.filter(path__startswith=agency.path[: Agency.steplen])
    names = dict(tree.values_list("path", "name"))
    places = {path: _place(names, path) for path in names}
    last, first, email, prn = (
        Coalesce(f"person__merged_into__{name}", f"person__{name}")
        for name in ("last_name", "first_name", "email", "registration_number")
    )
    columns = held.values_list("pk", "agency__path", "staff_number", last, first, email, "job_role", prn)
    return {pk: Post(*places[path], *others) for pk, path, *others in columns}


def _place(names: dict[str, str], path: str) -> tuple[str, str]:
    # Two services may each have a "Team 1", so a unit is named with the units above it.
    agency, *units = (names[path[:end]] for end in range(Agency.steplen, len(path) + 1, Agency.steplen))
    return agency, " / ".join(units)


def module_names() -> dict[UUID, Module]:
    """Activity → module, for all that were ever published. Drafts are nobody's business."""
    pages = LearningPage.objects.filter(first_published_at__isnull=False).order_by("live", "-pk")
    # The page that is live comes last, and so wins over one in another language that was taken down.
    return {key: Module(code, title) for key, code, title in pages.values_list("translation_key", "code", "title")}
