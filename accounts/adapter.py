"""How allauth signs people up and in on this site."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts.tasks import new_message_id, send_mail

THROTTLED = {"too_many_login_attempts", "rate_limited"}


class AccountAdapter(DefaultAccountAdapter):
    """Queues its mails, says its errors in plain English, and answers 429 where somebody tries too often."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("This is your main address. Choose another main address first."),
        "duplicate_email": _("You have added this address already."),
        "email_password_mismatch": _("The e-mail address or the password is wrong. Check both and try again."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("The code is wrong. Check the newest mail from us."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "unverified_primary_email": _("Open the link in the mail we sent to this address first."),
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Throttling is no mistake in a field: the whole answer is a 429."""
        if code in THROTTLED:
            raise ImmediateHttpResponse(respond_429(context.request))
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue it: a mail server that is down must not stop anybody from signing up, nor tell who has an account."""
        request = self.request
        facts = {"request": request, "email": email, "current_site": get_current_site(request)} | context
        message = self.render_mail(template_prefix, email, facts)
        send_mail.enqueue(to=email, subject=message.subject, body=message.body, message_id=new_message_id())

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of the very host that was asked; allauth would take any of the trusted ones."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
