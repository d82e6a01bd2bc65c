"""What people type about their record."""

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from records.serials import read_serial


class CpdYearStartForm(forms.ModelForm):
    """The month in which a person's CPD year starts."""

    cpd_year_starts_month = forms.TypedChoiceField(
        label=_("My CPD year starts in"),
        help_text=_("For example December for social workers in England."),
        choices=list(MONTHS.items()),
        coerce=int,
    )

    class Meta:
        model = User
        fields = ["cpd_year_starts_month"]


class CheckForm(forms.Form):
    """A certificate's serial, read out, typed or pasted."""

    serial = forms.CharField(
        label=_("Serial number"),
        help_text=_("For example LY-7K3F-9QXT-2M8D-V6RP. Small letters and spaces don't matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Enter the serial number of the certificate.")},
    )

    def clean_serial(self) -> str:
        """The serial as we write it."""
        serial = read_serial(self.cleaned_data["serial"])
        if serial is None:
            raise forms.ValidationError(
                _("That isn't a whole serial number. It has LY and then four groups of four letters and digits.")
            )
        return serial

    @classmethod
    def for_query(cls, query: Any) -> "CheckForm":
        """Bound when something was sent."""
        return cls(query if "serial" in query else None)
