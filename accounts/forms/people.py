"""The form in which administrators keep people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.actions import add_person, change_access, change_email
from accounts.actions.refusals import AddressTaken
from accounts.forms.profile import ChecksRegistration
from accounts.models import User
from accounts.queries import address_is_taken

ACCESS = ("groups", "is_active", "is_superuser")


class PersonForm(ChecksRegistration, WagtailAdminModelForm):
    """Who somebody is, how they sign in and what they may do. Passwords are theirs alone."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email", "regulator", "registration_number", *ACCESS)
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "groups": _("Groups"),
            "is_active": _("Can sign in"),
            "is_superuser": _("Superuser"),
        }
        help_texts = {
            "email": _("The site sends sign-in codes there, so it must be an address that only this person reads."),
            "registration_number": _("Printed on their certificates. For example: 12A3456E."),
            "groups": _("Leave all of them out for practitioners and managers."),
            "is_active": _("Take the tick away instead of deleting somebody: their record stays whole."),
            "is_superuser": _("May do everything, whatever the groups say. Only superusers can make or change one."),
        }
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        for name in self._not_offered():
            del self.fields[name]

    def _not_offered(self) -> set[str]:
        # Nobody changes their own rights: the last administrator could not undo it.
        if self.for_user == self.instance:
            return set(ACCESS)
        new = set() if self.instance.pk else {"is_active"}
        return new if self.for_user.is_superuser else new | {"is_superuser"}

    def clean_email(self) -> str:
        """Refuse an address that leads to somebody else already."""
        email = self.cleaned_data["email"].lower()
        if address_is_taken(email, except_by=self.instance if self.instance.pk else None):
            raise ValidationError(AddressTaken.message)
        return email

    def save(self, commit: bool = True) -> User:
        """Each kind of change by its own action, so that the log says what was done."""
        access = {name: self.cleaned_data[name] for name in ACCESS if name in self.cleaned_data}
        if not self.instance.pk:
            self.instance = add_person(by=self.for_user, **self.cleaned_data)
            return self.instance
        change_email(person=self.instance, email=self.cleaned_data["email"], by=self.for_user)
        change_access(person=self.instance, by=self.for_user, **access)
        return super().save(commit)
