"""Failures that deserve an explanation of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was out of date: mostly because of a new sign-in in another tab. Says how to go on."""
    return render(request, "403_csrf.html", {"back": request.META.get("HTTP_REFERER", "")}, status=403)
