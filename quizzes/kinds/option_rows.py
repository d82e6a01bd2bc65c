"""Options in the form of a question: a row each, with its text, whether it is right, and its feedback."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import LineField, MarkupField
from quizzes.kinds.rows import RowForm, Rows
from quizzes.kinds.sections import Fields, Sections
from quizzes.kinds.weights import PART_MARKS, WeightField


class OptionForm(RowForm):
    """One option."""

    seldom = ("weight",)

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LineField(label=_("Text"))
    correct = forms.BooleanField(label=_("This is a right answer"), required=False)
    feedback = MarkupField(label=_("Feedback to people who choose it"))
    weight = WeightField(
        help_text=_(
            "Leave it empty and right options earn equal parts. For example 75 for an option that matters more, 50 for "
            "one that is half right, or −50 for one that takes away from the mark."
        )
    )


class OptionRows(Rows):
    """The options."""

    part = "options"
    label = _("option")
    row = OptionForm


class ScoringForm(Fields):
    """What several right options earn. Where only one is chosen, it has nothing to say."""

    prefix = "several"

    scoring = forms.ChoiceField(
        label=_("Multiple choice earns"),
        choices=[
            ("", _("All or nothing: every right option chosen, and no other")),
            (PART_MARKS, _("Part marks: each right option earns its part, each wrong one takes as much away")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


class OptionsEditor(Sections):
    """The options and how they are marked."""

    made_of = (OptionRows, ScoringForm)
