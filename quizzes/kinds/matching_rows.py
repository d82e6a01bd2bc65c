"""Pairs in the form of a question: a row each, with its text and its answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import LineField
from quizzes.kinds.rows import RowForm, Rows


class PairForm(RowForm):
    """One pair."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LineField(
        label=_("Text"),
        help_text=_("For example: “Bruises on a baby who can’t crawl yet”. Empty: the answer belongs to nothing."),
    )
    answer = forms.CharField(
        label=_("Answer"), required=False, max_length=120, help_text=_("For example: “May be physical abuse”.")
    )


class PairRows(Rows):
    """The pairs."""

    part = "pairs"
    label = _("pair")
    row = PairForm
