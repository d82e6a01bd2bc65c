"""The forms in which administrators keep the tree of agencies."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.actions import add_agency, close_agency
from accounts.forms.fields import AgencyField
from accounts.models import Agency


class AgencyForm(WagtailAdminModelForm):
    """An agency, a service or a team. Where it stands is said once: a node is never moved."""

    parent = AgencyField(
        label=_("Belongs to"),
        required=False,
        help_text=_("Leave empty for an agency of its own. This can’t be changed later."),
    )

    class Meta:
        model = Agency
        fields = ("level", "name", "code", "sector", "headcount", "headcount_on")
        help_texts = {
            "headcount": _("How many people work there who should take part. Reports show it beside the completions."),
            "level": _("This can’t be changed later."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["parent"], self.fields["level"]
        else:
            self.fields["parent"].refresh(empty=_("Nothing: it is an agency of its own"))

    def clean(self) -> dict[str, Any]:
        """A headcount is dated, and says how many there were, not how many there will be."""
        cleaned = super().clean()
        counted, counted_on = cleaned.get("headcount"), cleaned.get("headcount_on")
        if self.errors.keys() & {"headcount", "headcount_on"}:
            return cleaned
        if counted is None and counted_on:
            self.add_error("headcount", _("How many were counted on this day?"))
        elif counted is not None and not counted_on:
            self.add_error("headcount_on", _("On which day were they counted?"))
        elif counted_on and counted_on > timezone.localdate():
            self.add_error("headcount_on", _("The day must be today or in the past."))
        return cleaned

    def save(self, commit: bool = True) -> Agency:
        """A new one is added to the tree, an old one changed in its place."""
        if self.instance.pk:
            return super().save(commit)
        self.instance = add_agency(**self.cleaned_data)
        return self.instance


class CloseAgencyForm(WagtailAdminModelForm):
    """When it closed."""

    class Meta:
        model = Agency
        fields = ("closed_on",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"].required = True
        self.fields["closed_on"].initial = self.initial["closed_on"] = timezone.localdate()

    def save(self, commit: bool = True) -> Agency:
        """Close it with what is below it."""
        return close_agency(agency=self.instance, closed_on=self.cleaned_data["closed_on"])
