"""Anybody may check a certificate: its state, title and date, and its holder's initials."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from records.forms import CheckForm
from records.guesses import count_guess, seconds_to_wait, too_many_guesses
from records.queries import certificate_with_serial
from records.serials import read_serial


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a serial number."""
    form = CheckForm.for_query(request.GET)
    if form.is_valid():
        return redirect("records:check_serial", form.cleaned_data["serial"])
    return _answer(request, "records/check.html", {"form": form})


@require_safe
@never_cache
def check_serial(request: HttpRequest, serial: str) -> HttpResponse:
    """What is known of a certificate, or that nothing is."""
    if too_many_guesses(request):
        response = _answer(request, "records/check_later.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = seconds_to_wait()
        return response
    meant = read_serial(serial)
    if meant not in (None, serial):
        return redirect("records:check_serial", meant)
    certificate = certificate_with_serial(meant) if meant else None
    if certificate is None:
        count_guess(request)
        context = {"form": CheckForm(initial={"serial": serial[:60]}), "unknown": serial[:60]}
        return _answer(request, "records/check.html", context, status=HTTPStatus.NOT_FOUND)
    return _answer(request, "records/checked.html", {"certificate": certificate})


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page that no search engine lists: a serial must not be found by a name or a title."""
    response = render(request, template, context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
