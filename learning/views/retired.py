"""The old address of a retired module: it leads on, or says what happened."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from learning.retirement_queries import page_of, retired_one


def tell_of_retirement(request: HttpRequest, page: Page) -> HttpResponse | None:
    """To the module that replaces it, if that is live; else a sentence. None for a page that is there to be read.

    It leads on for now only: the module may be brought back.
    """
    if page.live:
        return None
    found = retired_one(page.translation_key)
    if found is None:
        raise Http404
    if found.replacement:
        return redirect(found.replacement.get_url(request))
    context = {"page": page, "retirement": found.retirement}
    return render(request, "learning/retired.html", context, status=HTTPStatus.GONE)


def leads_on_where_retired(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A step in a module that has been retired since goes to where its address leads."""

    @wraps(view)
    def stepped(request: HttpRequest, activity: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        found = retired_one(activity)
        page = page_of(activity) if found else None
        if page is None or page.live:
            return view(request, activity, *args, **kwargs)
        return redirect(page.get_url(request))

    return stepped
