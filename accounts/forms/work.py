"""The forms in which administrators keep where people work and whom they manage."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.actions import appoint_manager, change_membership, end_appointment, join_agency
from accounts.forms.fields import AgencyField
from accounts.models import ManagerAppointment, Membership


class DatedForm(WagtailAdminModelForm):
    """Something of a person's with an agency that lasts for a time. Where and since when is said once."""

    agency = AgencyField(label=_("Agency, service or team"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].help_text = _("The last day. Leave empty while it goes on.")
        if self.instance.pk:
            del self.fields["agency"], self.fields["started_on"]
            return
        self.fields["agency"].refresh()
        self.initial["started_on"] = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """It ends after it starts. Said at the field; the constraint would say it above the form."""
        cleaned = super().clean()
        started_on = self.instance.started_on if self.instance.pk else cleaned.get("started_on")
        if started_on and cleaned.get("ended_on") and cleaned["ended_on"] < started_on:
            self.add_error("ended_on", _("This day is before it starts."))
        return cleaned


class MembershipForm(DatedForm):
    """Where somebody works, and as what."""

    class Meta:
        model = Membership
        fields = ("agency", "job_role", "staff_number", "started_on", "ended_on")

    def save(self, commit: bool = True) -> Membership:
        """Join the agency, or change what was said about it."""
        facts = self.cleaned_data | {"by": self.for_user}
        if self.instance.pk:
            return change_membership(membership=self.instance, **facts)
        self.instance = join_agency(person=self.instance.person, **facts)
        return self.instance


class AppointmentForm(DatedForm):
    """Whom somebody manages."""

    agency = AgencyField(
        label=_("Manages"), help_text=_("They see the completion records of everybody who works in it, or below it.")
    )

    class Meta:
        model = ManagerAppointment
        fields = ("agency", "started_on", "ended_on")

    def save(self, commit: bool = True) -> ManagerAppointment:
        """Appoint, or change the last day."""
        facts = self.cleaned_data | {"by": self.for_user}
        if self.instance.pk:
            return end_appointment(appointment=self.instance, **facts)
        self.instance = appoint_manager(person=self.instance.person, **facts)
        return self.instance
