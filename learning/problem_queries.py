"""Which module a reported problem is about."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.shortcuts import get_object_or_404
from wagtail.models import Site

from learning.models import LearningPage, ProblemReport


def modules_at(addresses: Iterable[str]) -> dict[str, LearningPage]:
    """The module at each of these addresses of the site, where there is one; two queries for all of them."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return {}
    root = site.root_page.url_path.rstrip("/")
    places = {address: f"{root}/{urlsplit(address).path.strip('/')}/" for address in addresses}
    pages = LearningPage.objects.filter(url_path__in=places.values())
    found = {page.url_path: page for page in pages}
    return {address: found[place] for address, place in places.items() if place in found}


def report_or_404(pk: int) -> ProblemReport:
    """One report, with the people in it."""
    return get_object_or_404(ProblemReport.objects.select_related("person", "handled_by"), pk=pk)
