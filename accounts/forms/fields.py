"""Fields that more than one form here has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from accounts.queries import agency_choices

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Current password"),
    "password2": _("The same password again"),
    "code": _("Code"),
    "remember": _("Keep me signed in on this device"),
}
CHOOSE = _("Choose from the list")
NEW_PASSWORD = _("At least 12 characters. Three random words are easy to remember and hard to guess.")


class PlainFields:
    """Takes allauth's placeholders away (a label is enough), and gives its fields our names and hints."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name in {"password", "oldpassword"}:
                field.help_text = ""  # the link to the reset stands below the form
            if name == "password1":
                field.help_text = NEW_PASSWORD


class AgencyField(forms.ModelChoiceField):
    """An open agency, service or team, chosen from the tree."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Agency.objects.open(), **kwargs)

    def refresh(self, empty: str = CHOOSE) -> None:
        """Read the tree; to be called for each form."""
        self.choices = [("", empty), *agency_choices()]


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
