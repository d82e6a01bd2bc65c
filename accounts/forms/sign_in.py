"""Allauth's forms in our words (settings.ACCOUNT_FORMS)."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.actions import join_agency
from accounts.forms.fields import AgencyField, PlainFields
from accounts.models import Membership, User
from accounts.shared_mailboxes import is_shared_mailbox

SHARED_MAILBOX = _(
    "This looks like a mailbox that several people read. Two people can't share one learning record, "
    "so give an address that only you use."
)


class RefusesSharedMailboxes:
    """For addresses that people add themselves."""

    def clean_email(self) -> str:
        """Refuse office@ and the like before asking whether the address is known."""
        if is_shared_mailbox(self.cleaned_data["email"]):
            raise ValidationError(SHARED_MAILBOX, code="shared_mailbox")
        return super().clean_email()


class SignInForm(PlainFields, allauth.LoginForm):
    """Address and password."""


class SignUpForm(PlainFields, RefusesSharedMailboxes, allauth.SignupForm):
    """Who one is, where one works, and how one signs in."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, help_text=_("Your certificates will show your name as you type it here.")
    )
    agency = AgencyField(
        label=_("Where do you work?"),
        help_text=_("Your agency, or your service or team where it is listed. Its managers see what you complete."),
    )
    job_role = forms.CharField(
        label=_("Job role"),
        max_length=Membership._meta.get_field("job_role").max_length,
        help_text=_("For example: Community children’s nurse."),
    )
    field_order = ("first_name", "last_name", "agency", "job_role", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["job_role"].widget.attrs["autocomplete"] = "organization-title"
        self.fields["email"].help_text = _("One that only you read. We send a link to it.")
        self.fields["agency"].refresh()

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Answer the second of two sign-ups at once like any for an address that is taken."""
        try:
            return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """The person and their membership come into being together or not at all."""
        return super().save(request)

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        """Allauth's place for what else belongs to a new person."""
        join_agency(person=user, agency=self.cleaned_data["agency"], job_role=self.cleaned_data["job_role"])


class AddAddressForm(PlainFields, RefusesSharedMailboxes, allauth.AddEmailForm):
    """A further address to sign in with."""


class RequestCodeForm(PlainFields, allauth.RequestLoginCodeForm):
    """Where to send the code."""


class ConfirmCodeForm(PlainFields, allauth.ConfirmLoginCodeForm):
    """The code from the mail."""


class ResetPasswordForm(PlainFields, allauth.ResetPasswordForm):
    """Where to send the link."""


class NewPasswordForm(PlainFields, allauth.ResetPasswordKeyForm):
    """The new password, at the end of the link."""


class ChangePasswordForm(PlainFields, allauth.ChangePasswordForm):
    """The old password and the new one."""


class SetPasswordForm(PlainFields, allauth.SetPasswordForm):
    """A first password, for somebody who has signed in by code."""


class ReauthenticateForm(PlainFields, allauth.ReauthenticateForm):
    """The password once more, before anything that could lock its owner out."""
