"""What people change in their profile."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from accounts.actions import Refused, move_agency
from accounts.forms.fields import AgencyField, DayField
from accounts.models import Membership, User
from accounts.queries import names_above


class ChecksRegistration:
    """For forms about a person's professional registration."""

    def clean(self) -> dict[str, Any]:
        """A number means something only together with the register it is in."""
        cleaned = super().clean()
        if cleaned.get("registration_number") and not cleaned.get("regulator"):
            self.add_error("regulator", _("Choose the regulator that gave this number."))
        return cleaned


class ProfileForm(ChecksRegistration, forms.ModelForm):
    """Name, registration and the start of the CPD year."""

    cpd_year_starts_month = forms.TypedChoiceField(
        label=_("Your CPD year starts in"),
        choices=list(MONTHS.items()),
        coerce=int,
        help_text=_("“My CPD” counts your minutes from the first of this month."),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "regulator", "registration_number", "cpd_year_starts_month")
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "regulator": _("Professional regulator"),
            "registration_number": _("Registration number"),
        }
        help_texts = {
            "regulator": _("Leave this empty if you have none."),
            "registration_number": _("Shown on your certificates from now on. For example: 12A3456E."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {"first_name": _("Enter your first name."), "last_name": _("Enter your last name.")}
        for name, autocomplete in {"first_name": "given-name", "last_name": "family-name"}.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = missing[name]
            self.fields[name].widget.attrs["autocomplete"] = autocomplete


class MovedAgencyForm(forms.Form):
    """Which job one has left, and where one has gone."""

    leaving = forms.ModelChoiceField(
        Membership.objects.none(),
        label=_("Which job have you left?"),
        required=False,
        blank=True,  # else Django offers no empty choice among radio buttons
        empty_label=_("None: the new job is an additional one"),
        widget=forms.RadioSelect,
    )
    agency = AgencyField(
        label=_("Where do you work now?"), error_messages={"required": _("Choose where you work now.")}
    )
    job_role = forms.CharField(
        label=_("Job role"), max_length=80, error_messages={"required": _("Enter your job role there.")}
    )
    staff_number = forms.CharField(
        label=_("Staff number (optional)"),
        max_length=40,
        required=False,
        help_text=_("As your new employer writes it."),
    )
    started_on = DayField(
        label=_("When did you start there?"), error_messages={"required": _("Enter the day you started there.")}
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        jobs = person.current_memberships()
        self.fields["agency"].refresh()
        self.fields["leaving"].queryset = jobs
        above = names_above(job.agency for job in jobs)
        self.fields["leaving"].label_from_instance = lambda job: ", ".join(
            filter(None, [job.job_role, above[job.agency_id], job.agency.name])
        )
        self.fields["leaving"].initial = jobs.first()
        if not jobs:
            del self.fields["leaving"]

    def save(self) -> bool:
        """Move; where that is refused, say why at the field and return False."""
        try:
            move_agency(person=self.person, **({"leaving": None} | self.cleaned_data))
        except Refused as refusal:
            self.add_error(refusal.field, ValidationError(refusal.message))
            return False
        return True
