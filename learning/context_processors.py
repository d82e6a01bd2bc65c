"""What every template may ask for."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from learning.models import PartnershipSettings


def partnership(request: HttpRequest) -> dict[str, object]:
    """`partnership`: the settings of the site that is asked for, read only when a template uses them."""
    return {"partnership": SimpleLazyObject(lambda: PartnershipSettings.for_request(request))}
