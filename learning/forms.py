"""What visitors type."""

from typing import Any

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from learning.models import PracticeTheme, ProblemReport

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

    MOST_INTERVALS = 500
    NOT_INTERVALS = _("intervals must be a list of at most 500 pairs.")

    token = forms.CharField(max_length=600)
    intervals = forms.JSONField(required=False, error_messages={"invalid": NOT_INTERVALS})
    position = forms.FloatField(min_value=0)

    def clean_intervals(self) -> list[tuple[float, float]]:
        """Pairs of media seconds, start before end."""
        pairs = self.cleaned_data["intervals"] or []  # none: somebody jumped, and left without playing
        if not isinstance(pairs, list) or len(pairs) > self.MOST_INTERVALS:
            raise forms.ValidationError(self.NOT_INTERVALS)
        try:
            numbers = [(float(start), float(end)) for start, end in pairs]
        except (TypeError, ValueError) as error:
            raise forms.ValidationError(_("Each interval is a pair of numbers: start and end in seconds.")) from error
        if any(not 0 <= start <= end < 1e6 for start, end in numbers):  # also refuses NaN
            raise forms.ValidationError(_("Each interval starts at 0 or later and ends after it starts."))
        return numbers


class ProblemForm(forms.ModelForm):
    """What is wrong with a page. `website` is a trap: people don't see it, machines fill it in."""

    website = forms.CharField(required=False)

    class Meta:
        model = ProblemReport
        fields = ("page_address", "text", "reply_to")
        labels = {"text": _("What went wrong?"), "reply_to": _("Your e-mail address (optional)")}
        help_texts = {
            "text": _("What did you want to do, and what happened? Don’t name a child or a family."),
            "reply_to": _("Only to answer you."),
        }
        widgets = {"page_address": forms.HiddenInput, "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page_address"].required = False
        self.fields["reply_to"].widget.attrs["autocomplete"] = "email"

    def clean_page_address(self) -> str:
        """A path on this site; anything else becomes the front page."""
        address = self.cleaned_data["page_address"]
        return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else "/"

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the trap was filled in."""
        return bool(self.cleaned_data["website"])

    def facts(self) -> dict[str, str]:
        """What is kept."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
