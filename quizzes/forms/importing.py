"""Bringing questions as text or file, and deciding which of them are kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.forms.suggesting_input import SuggestingInput
from quizzes.import_review import Ticks
from quizzes.importers import FORMATS
from quizzes.importers.limits import LARGEST_FILE, MEGABYTE
from quizzes.models import Question
from quizzes.queries import topics


def format_choices() -> list[tuple[str, Any]]:
    """Recognised by itself, or one of those we read."""
    return [("", _("Recognise it")), *FORMATS.items()]


FIXED = "font: 0.875rem/1.5 ui-monospace, monospace"


class Text(forms.CharField):
    """What was typed, to the letter: the number of a line counts."""

    widget = forms.Textarea(attrs={"rows": 16, "wrap": "off", "spellcheck": "false", "style": FIXED})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """With the line ends that everything here has, not those of a form."""
        return super().to_python(value).replace("\r\n", "\n")


class BringForm(forms.Form):
    """Text or a file, and what it is written in."""

    text = Text(label=_("Paste questions"))
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        help_text=_("You can also drop it here. Text, GIFT, Aiken, Moodle XML, CSV or XLSX, of 10 MB at most."),
    )
    file_format = forms.ChoiceField(label=_("Format"), choices=format_choices, required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        brought = super().clean()
        file, text = brought.get("file"), brought.get("text", "")
        if file and text.strip():
            self.add_error("file", _("Paste questions or choose a file: one of the two."))
        elif not file and not text.strip() and not self.has_error("file"):
            self.add_error("text", _("Paste at least one question, or choose a file."))
        elif file and file.size > LARGEST_FILE:
            words = _("This file is larger than %(most)s MB. Split it into smaller ones.")
            self.add_error("file", words % {"most": LARGEST_FILE // MEGABYTE})
        return brought

    @property
    def content(self) -> bytes | str:
        """What there is to read."""
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["text"]

    @property
    def file_name(self) -> str:
        """What the file is called; nothing for pasted text."""
        file = self.cleaned_data["file"]
        return file.name[-200:] if file else ""


class Keys(forms.CharField):
    """Keys of questions in one hidden field: a thousand of them would be a thousand fields."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> frozenset[str]:
        """As a set."""
        return frozenset(super().to_python(value).split())


class LookOverForm(forms.Form):
    """The text as it was put right, and which questions are kept."""

    text = Text(label=_("The text, to put right here"))
    file_format = forms.ChoiceField(label=_("Format"), choices=format_choices, required=False)
    topic = forms.CharField(
        label=_("File all of them under"),
        required=False,
        max_length=Question._meta.get_field("topic").max_length,
        help_text=_("Empty: under the topics that the file names. For example: Was not brought."),
    )
    leave_out_errors = forms.BooleanField(label=_("Leave out what could not be understood"), required=False)
    shown = Keys(required=False)
    known = Keys(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].widget = SuggestingInput(topics())

    @property
    def ticks(self) -> Ticks:
        """What was ticked of what was shown."""
        sent = self.data.getlist("keep") if self.is_bound else ()
        return Ticks(self.cleaned_data["shown"], self.cleaned_data["known"], frozenset(sent))
