"""Items in the form of a question: a row each, in the right order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import LineField
from quizzes.kinds.rows import RowForm, Rows
from quizzes.kinds.sections import Fields, Sections
from quizzes.kinds.weights import PART_MARKS


class ItemForm(RowForm):
    """One item."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LineField(label=_("Text"))


class ItemRows(Rows):
    """The items."""

    part = "items"
    label = _("item")
    row = ItemForm
    help_text = _(
        "Write them in the right order. For example: “Make sure that the child is safe now”, then “Tell the designated "
        "safeguarding lead”. Each person is shown them in an order drawn by chance."
    )


class OrderScoring(Fields):
    """What an order earns that is partly right."""

    prefix = "order"

    scoring = forms.ChoiceField(
        label=_("It earns"),
        choices=[
            ("", _("All or nothing: every item at its place")),
            (PART_MARKS, _("Part marks: each item that stands at its place earns its part")),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("One item put too far up pushes others down, and they stand at the wrong place too."),
    )


class OrderEditor(Sections):
    """The items and how they are marked."""

    made_of = (ItemRows, OrderScoring)
