"""Signing in: allauth's own views, with what this site adds."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import demo_accounts

LONGEST_WINDOW = 5 * 60  # seconds, of the limits per account in settings.ACCOUNT_RATE_LIMITS


class SignIn(LoginView):
    """Names the accounts of the demo, in demo mode alone."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The demo's accounts and their one password."""
        context = super().get_context_data(**kwargs)
        if settings.DEMO:
            context |= {"demo_accounts": demo_accounts.ACCOUNTS, "demo_password": demo_accounts.PASSWORD}
        return context


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """The answer to every throttled request (config.urls.handler429, which allauth looks up)."""
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = LONGEST_WINDOW
    return answer
