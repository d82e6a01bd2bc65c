"""The site's map, and pages that fail: for the pages that say so."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler429  # noqa: F401  (allauth looks for the handler here)
from config.urls import urlpatterns as site


def broken(request: HttpRequest) -> HttpResponse:
    """The fault is ours."""
    raise RuntimeError("as asked")


def forbidden(request: HttpRequest) -> HttpResponse:
    """Not for this account."""
    raise PermissionDenied


urlpatterns = [path("broken/", broken), path("forbidden/", forbidden), *site]
