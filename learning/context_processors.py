"""What every template may ask for. Each value is looked up only when a template uses it."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from learning.models import CataloguePage, PartnershipSettings

# Seconds for which each process keeps what all visitors see alike. A page that is published anew shows at once;
# captions, slides, reviews and settings, which change without publishing, within this time. Previews keep nothing.
SAME_FOR_ALL = 60


def partnership(request: HttpRequest) -> dict[str, object]:
    """`partnership`: the settings of the site asked for; `catalogue_url`: where all learning is listed."""
    return {
        "SAME_FOR_ALL": SAME_FOR_ALL,
        "partnership": _kept(request, "partnership", PartnershipSettings.for_request),
        "catalogue_url": _kept(request, "catalogue-url", _catalogue_url),
    }


def _kept(request: HttpRequest, name: str, look_up: Callable[[HttpRequest], Any]) -> SimpleLazyObject:
    """The same for every visitor of a site, so it isn't looked up for each."""

    def value() -> Any:
        site = Site.find_for_request(request)
        key = f"{name}-{site.pk if site else ''}"
        return caches["template_fragments"].get_or_set(key, lambda: look_up(request), SAME_FOR_ALL)

    return SimpleLazyObject(value)


def _catalogue_url(request: HttpRequest) -> str:
    page = CataloguePage.objects.live().only("url_path").order_by("path").first()
    return page.get_url(request) or "/" if page else "/"
