"""Accepted answers in the form of a question: a row each, with its feedback and, seldom, its part of the mark."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import MarkupField
from quizzes.kinds.rows import RowForm, Rows
from quizzes.kinds.sections import Fields
from quizzes.kinds.weights import WeightField


class AcceptedForm(RowForm):
    """One accepted answer."""

    seldom = ("weight",)

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Answer"), required=False, max_length=200)
    feedback = MarkupField(label=_("Feedback to people who give it"))
    weight = WeightField(
        help_text=_(
            "Leave it empty if this answer is right. For example 50 for an answer that is half right, or 0 for a "
            "mistake that you want to explain."
        )
    )


class AcceptedRows(Rows):
    """The accepted answers."""

    part = "answers"
    label = _("answer")
    row = AcceptedForm
    spare_rows = 2
    help_text = _("An answer is compared with these from above; the first that fits counts.")


class OtherForm(Fields):
    """What is said to answers that fit none."""

    prefix = "others"

    other = MarkupField(label=_("Feedback to any other answer"))
