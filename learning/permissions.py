"""Who may open what lies in private storage."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from accounts.models import User


def may_open(request: HttpRequest, thing: Model, pages: PageQuerySet) -> bool:
    """Whether this visitor may see a live page that shows the thing, or may edit the thing, and so needs its preview.

    The session is only looked at where no public page shows it.
    """
    live = pages.live()
    if live.public().exists():
        return True
    return _may_edit(request, thing) or any(_lets_in(request, page) for page in live)


def may_open_earlier(request: HttpRequest, begun: PageQuerySet) -> bool:
    """Whether this visitor may have what a page once showed: only who began one of these pages then, and may see it."""
    return any(_lets_in(request, page) for page in begun.live())


def first_seen(request: HttpRequest, pages: PageQuerySet) -> Page | None:
    """The first of these pages that is live and lets this visitor in."""
    return next((page for page in pages.live().order_by("pk") if _lets_in(request, page)), None)


def may_bring(person: User, models: Iterable[type[Model]]) -> bool:
    """Whether this person may add or change something that such a file becomes."""
    policies = [policy_registry.get_by_type(model) for model in models]
    return any(policy.user_has_any_permission(person, ["add", "change"]) for policy in policies)


def _may_edit(request: HttpRequest, thing: Model) -> bool:
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(type(thing))
    return policy.user_has_any_permission(request.user, ["add", "change"])


def _lets_in(request: HttpRequest, page: Page) -> bool:
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
