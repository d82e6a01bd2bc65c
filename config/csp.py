"""Content Security Policy: strict for everyone, a looser one for the Wagtail admin alone."""

from collections.abc import Callable, Collection

from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP

type Policy = dict[str, Collection[str] | str]

# No nonce: nothing inline is ever needed on the practitioner's side.
SITE: Policy = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "frame-src": [CSP.SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# Wagtail 8's editor writes inline scripts for date pickers and choosers, and inline styles.
ADMIN: Policy = SITE | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
}

# A page as its trainer previews it: the site's own policy, allowed inside the admin's preview panel.
PREVIEW: Policy = SITE | {"frame-ancestors": [CSP.SELF]}


def let_the_admin_frame_previews(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware: Wagtail renders previews as if they were visited, and says so on the request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if getattr(request, "is_preview", False):
            response._csp_config = PREVIEW  # type: ignore[attr-defined]  # where Django's own decorator puts it
        return response

    return middleware
