"""Pairs in the form of a question: a row each, with its text and its answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import LineField
from quizzes.kinds.rows import RowForm, Rows


class PairForm(RowForm):
    """One pair."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LineField(label=_("Text"))
    answer = forms.CharField(label=_("Answer"), required=False, max_length=120)


class PairRows(Rows):
    """The pairs."""

    part = "pairs"
    label = _("pair")
    row = PairForm
    help_text = _(
        "For example: the text “Bruises on a baby who can’t crawl yet”, and its answer “May be physical abuse”. An "
        "answer without a text belongs to nothing, so that the last pair can’t be found by what is left."
    )
