"""Failures that deserve an explanation of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from learning.views.question import question_from_stale_form


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was out of date: mostly because of a new sign-in in another tab. Says how to go on.

    An answer to a question of a check stands in the new form, so that it isn't lost.
    """
    match = request.resolver_match
    if match and match.view_name == "learning:question" and request.method == "POST":
        return question_from_stale_form(request, **match.kwargs)
    return render(request, "403_csrf.html", {"back": request.META.get("HTTP_REFERER", "")}, status=403)
