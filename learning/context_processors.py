"""What every template may ask for. Each value is looked up only when a template uses it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from learning.kept import SAME_FOR_ALL, kept
from learning.models import CataloguePage, PartnershipSettings


def partnership(request: HttpRequest) -> dict[str, object]:
    """`partnership`: the settings of the site asked for; `catalogue_url`: where all learning is listed."""
    return {
        "SAME_FOR_ALL": SAME_FOR_ALL,
        "partnership": _of_site(request, "partnership", PartnershipSettings.for_request),
        "catalogue_url": _of_site(request, "catalogue-url", _catalogue_url),
    }


def _of_site(request: HttpRequest, name: str, look_up: Callable[[HttpRequest], Any]) -> SimpleLazyObject:
    """The same for every visitor of a site."""

    def value() -> Any:
        site = Site.find_for_request(request)
        return kept(f"{name}-{site.pk if site else ''}", lambda: look_up(request))

    return SimpleLazyObject(value)


def _catalogue_url(request: HttpRequest) -> str:
    page = CataloguePage.objects.live().only("url_path").order_by("path").first()
    return page.get_url(request) or "/" if page else "/"
