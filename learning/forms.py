"""What visitors type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.models import PracticeTheme

LENGTHS = [
    ("", _("Any length")),
    ("30", _("Up to 30 minutes")),
    ("60", _("Up to 1 hour")),
    ("61", _("More than 1 hour")),
]
KINDS = [("", _("All kinds")), ("webinar", _("Webinars")), ("briefing", _("Briefings"))]


class CatalogueForm(forms.Form):
    """Search and filters of the catalogue, sent by GET. Anything it doesn't know is ignored, not an error."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    theme = forms.ModelChoiceField(
        label=_("Practice theme"),
        queryset=PracticeTheme.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("All themes"),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, required=False)
    length = forms.ChoiceField(label=_("Length"), choices=LENGTHS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = PracticeTheme.objects.all()

    def filters(self) -> dict[str, Any]:
        """The understood part of what was asked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class BeatForm(forms.Form):
    """A beat of the player: JSON, so each field is checked for its shape."""

    token = forms.CharField(max_length=600)
    intervals = forms.JSONField()
    position = forms.FloatField(min_value=0)

    MOST_INTERVALS = 500

    def clean_intervals(self) -> list[tuple[float, float]]:
        """Pairs of media seconds, start before end."""
        pairs = self.cleaned_data["intervals"]
        if not isinstance(pairs, list) or len(pairs) > self.MOST_INTERVALS:
            raise forms.ValidationError(_("intervals must be a list of at most 500 pairs."))
        try:
            numbers = [(float(start), float(end)) for start, end in pairs]
        except (TypeError, ValueError) as error:
            raise forms.ValidationError(_("Each interval is a pair of numbers: start and end in seconds.")) from error
        if any(not 0 <= start <= end < 1e6 for start, end in numbers):  # also refuses NaN
            raise forms.ValidationError(_("Each interval starts at 0 or later and ends after it starts."))
        return numbers
