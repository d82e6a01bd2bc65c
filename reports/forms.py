"""What a manager may ask for."""

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from reports.models import Export
from reports.posts import module_names
from reports.rows import Filters, Status


class TeamField(forms.ModelChoiceField):
    """A part of the agency, set in by its depth below `top`."""

    top: Agency

    def label_from_instance(self, team: Agency) -> str:
        """The name, with a dash for each level below the top."""
        return f"{'– ' * (team.depth - self.top.depth)}{team.name}"


class DayInput(forms.DateInput):
    """The browser's own date field; it sends YYYY-MM-DD whatever it shows."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TeamForm(forms.Form):
    """Filters of a report, all of them optional. Sent by GET, so that a question can be kept as a link."""

    team = TeamField(queryset=Agency.objects.none(), required=False, label=_("Team"), empty_label=None)
    module = forms.TypedChoiceField(coerce=UUID, empty_value=None, required=False, label=_("Module"))
    status = forms.TypedChoiceField(
        choices=[("", _("Completed and in progress")), *Status.choices],
        coerce=Status,
        empty_value=None,
        required=False,
        label=_("State"),
    )
    since = forms.DateField(widget=DayInput, required=False, label=_("From"))
    until = forms.DateField(widget=DayInput, required=False, label=_("To"))
    as_at = forms.DateField(
        widget=DayInput,
        required=False,
        label=_("As known on"),
        help_text=_("Leave empty for now. With a day, what was recorded later is left out."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].top = agency
        self.fields["team"].queryset = agency.subtree()
        names = {str(key): module.title for key, module in module_names().items()}
        by_title = sorted(names.items(), key=lambda name: name[1].casefold())
        self.fields["module"].choices = [("", _("All modules")), *by_title]

    def clean(self) -> dict[str, Any]:
        """Refuse questions that have no answer, in a sentence."""
        asked = super().clean() or {}
        since, until = asked.get("since"), asked.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day can't come before the first."))
        if asked.get("status") is Status.NOT_STARTED:
            if not asked.get("module"):
                self.add_error("module", _("Choose a module to see who has not started it."))
            if since or until:
                self.add_error("since", _("Leave the days empty to see who has not started."))
        if asked.get("as_at") and asked["as_at"] > timezone.localdate():
            self.add_error("as_at", _("Choose today or a day before it."))
        return asked

    @property
    def filters(self) -> Filters:
        """The filters, once the form is valid."""
        return Filters(**{name: self.cleaned_data[name] for name in ("module", "status", "since", "until")})

    @property
    def moment(self) -> datetime.datetime | None:
        """The end of the day that was asked for; none means now."""
        day = self.cleaned_data["as_at"]
        if day is None or day == timezone.localdate():
            return None
        midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
        return timezone.make_aware(midnight) - datetime.timedelta(microseconds=1)


class ExportForm(forms.Form):
    """Which kind of file."""

    file_format = forms.ChoiceField(choices=Export.Format)
