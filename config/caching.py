"""Pages of a signed-in person are theirs alone: nothing between us and their browser may keep them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStoreWhenSignedIn:
    """Marks each answer to a signed-in person as private, unless its view has said how it may be kept.

    On a shared workstation the back button after signing out must not show the last person's record.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
