"""Which of Wagtail's sites a request is for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from learning.kept import kept


def keep_the_site(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware: the site is kept, where Wagtail would read it and its home page for each request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        def look_up() -> Site | None:
            site = Site._find_for_request(request)
            if site:
                # Every way to a page begins at the home page, which needs nothing of its own to show it.
                site.root_page.specific = site.root_page.specific_deferred
            return site

        site = SimpleLazyObject(lambda: kept(f"site-{request.get_host()}", look_up))
        request._wagtail_site = site  # type: ignore[attr-defined]  # where Wagtail looks before it asks the database
        return get_response(request)

    return middleware
