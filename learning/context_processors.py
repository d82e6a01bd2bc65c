"""What every template may ask for. Each value is looked up only when a template uses it."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from learning.models import CataloguePage, PartnershipSettings


def partnership(request: HttpRequest) -> dict[str, object]:
    """`partnership`: the settings of the site asked for; `catalogue_url`: where all learning is listed."""
    return {
        "partnership": SimpleLazyObject(lambda: PartnershipSettings.for_request(request)),
        "catalogue_url": SimpleLazyObject(lambda: _catalogue_url(request)),
    }


def _catalogue_url(request: HttpRequest) -> str:
    page = CataloguePage.objects.live().only("url_path").order_by("path").first()
    return page.get_url(request) or "/" if page else "/"
