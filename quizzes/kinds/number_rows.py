"""Accepted numbers and units in the form of a question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.rows import RowForm, Rows
from quizzes.kinds.sections import Fields, Sections
from quizzes.kinds.typed_rows import AcceptedForm, AcceptedRows, OtherForm


class NumberForm(AcceptedForm):
    """One accepted number."""

    field_order = ("id", "text", "tolerance")

    text = forms.CharField(label=_("Number"), required=False, max_length=60, help_text=_("For example: 12.5"))
    tolerance = forms.CharField(
        label=_("Give or take"),
        required=False,
        max_length=60,
        help_text=_("How far off still counts. With 0.5, everything from 12 to 13 counts as 12.5. Empty: not at all."),
    )


class NumberRows(AcceptedRows):
    """The accepted numbers."""

    row = NumberForm
    spare_rows = 1


class UnitForm(RowForm):
    """One unit."""

    name = forms.CharField(label=_("Unit"), required=False, max_length=40, help_text=_("For example: mg"))
    factor = forms.CharField(
        label=_("How many of it make one of the first unit"),
        required=False,
        max_length=60,
        help_text=_("For example 1000 for g, where the first is kg. Leave it empty for the first unit."),
    )


class UnitRows(Rows):
    """The units."""

    part = "units"
    label = _("unit")
    row = UnitForm
    spare_rows = 0
    help_text = _("If the number has a unit, add it. The accepted numbers are in the first unit.")


class UnitsForm(Fields):
    """Whether the unit is part of the answer."""

    prefix = "units-as"

    unit_needed = forms.BooleanField(
        label=_("People have to write the unit"),
        required=False,
        help_text=_("Otherwise a number without a unit counts as one in the first unit."),
    )


class NumericalEditor(Sections):
    """The accepted numbers, what is said to others, and the units."""

    made_of = (NumberRows, OtherForm, UnitRows, UnitsForm)
