"""A number is typed, and compared with the accepted numbers, each with its tolerance."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes import marking
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body
from quizzes.kinds.number_rows import NumericalEditor
from quizzes.kinds.typed import TypedKind
from quizzes.kinds.units import (
    BEFORE_THE_NUMBER,
    clean_units,
    factor_of,
    from_unit_records,
    measured,
    to_unit_records,
    unit_problems,
)
from quizzes.kinds.weights import clean_number
from quizzes.numbers import plain, read_number, split_number


class MeasureInput(forms.TextInput):
    """One line, with the unit before or behind it. No keypad is asked for: not every one has a minus and a comma."""

    def __init__(self, unit: str = "") -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"})
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say the unit."""
        context = super().get_context(name, value, attrs)
        context["widget"]["prefix" if self.unit in BEFORE_THE_NUMBER else "suffix"] = self.unit
        return context


class Numerical(TypedKind):
    """An accepted number may be missed by its tolerance. The numbers are in the first unit, if there are any."""

    def parts(self, body: Body) -> Body:
        """With a `tolerance` each, `units`: [{"name", "factor"}, …] and `unit_needed`: bool."""
        parts = super().parts(body)
        tolerances = [answer.get("tolerance") or "0" for answer in body.get("answers", [])]
        for answer, tolerance in zip(parts["answers"], tolerances, strict=False):
            answer |= {"text": clean_number(answer["text"]), "tolerance": clean_number(tolerance)}
        units = {"units": clean_units(body.get("units", [])), "unit_needed": bool(body.get("unit_needed"))}
        return parts | units

    def problems(self, body: Body) -> Iterator[tuple[str, str | Promise]]:
        """What has to be a number is one, and units can be told apart."""
        for index, answer in enumerate(body["answers"]):
            if read_number(answer["text"]) is None:
                yield f"answers.{index}.text", _("Write a number, for example 12.5.")
            tolerance = read_number(answer["tolerance"])
            if tolerance is None or tolerance < 0:
                yield f"answers.{index}.tolerance", _("Write a number from 0 upwards, for example 0.5.")
        yield from unit_problems(body["units"])
        if body["unit_needed"] and not body["units"]:
            yield "unit_needed", _("Write the unit above.")
        yield from super().problems(body)

    def hint(self, body: Body) -> str | Promise:
        """In which unit."""
        names = [unit["name"] for unit in body["units"]]
        if not names:
            return _("Write a number.")
        listed = get_text_list(names, _("or"))
        if body["unit_needed"]:
            return format_html(_("Write a number and its unit: {units}."), units=listed)
        if len(names) == 1:
            return format_html(_("Write a number. The unit is {unit}."), unit=listed)
        return format_html(_("Write a number in {unit}, or with its unit: {units}."), unit=names[0], units=listed)

    def widget(self, body: Body) -> forms.Widget:
        """With the unit beside it where there is no other."""
        units = body["units"]
        return MeasureInput(units[0]["name"] if len(units) == 1 and not body["unit_needed"] else "")

    def refusal(self, body: Body, response: str) -> str:
        """It is no number, or in no unit that is known."""
        units = body["units"]
        number, unit = split_number(response) or (None, "")
        if number is None or (not units and unit not in {"", "%"}):
            return _("Write a number, for example 12.5")
        is_known = factor_of(units, unit) is not None if unit else not body["unit_needed"]
        if units and not is_known:
            names = get_text_list([unit["name"] for unit in units], _("or"))
            return _("Write a number and its unit: %(units)s") % {"units": names}
        return ""

    def fits(self, body: Body, answer: dict[str, Any], response: str) -> bool:
        """In the unit in which it was given, so that nothing is ever divided and rounded."""
        given, unit = split_number(response) or (None, "")
        factor = (factor_of(body["units"], unit) if unit and body["units"] else None) or Decimal(1)
        number, tolerance = (read_number(answer[part]) for part in ("text", "tolerance"))
        if given is None or number is None or tolerance is None:
            return False
        return marking.is_near(given, number * factor, tolerance * factor)

    def accepted_in_words(self, body: Body, answer: dict[str, Any]) -> str:
        """With the unit, and how far off still counts."""
        number = measured(answer["text"], body["units"])
        if answer["tolerance"] == "0":
            return number
        return _("%(number)s, give or take %(tolerance)s") % {"number": number, "tolerance": answer["tolerance"]}

    def from_record(self, record: QuestionRecord) -> Body:
        """With tolerances and units."""
        body = super().from_record(record)
        for answer, option in zip(body["answers"], record.options, strict=True):
            answer["tolerance"] = plain(option.tolerance or marking.NOTHING)
        return body | {"units": from_unit_records(record.units), "unit_needed": record.unit_needed}

    def to_record(self, body: Body) -> dict[str, Any]:
        """With units."""
        return super().to_record(body) | {"units": to_unit_records(body["units"]), "unit_needed": body["unit_needed"]}

    def option(self, answer: dict[str, Any]) -> OptionRecord:
        """With its tolerance."""
        return replace(super().option(answer), tolerance=read_number(answer["tolerance"]))


KIND = Numerical(
    name="numerical",
    label=gettext_lazy("Number"),
    description=gettext_lazy(
        "A number, with how far off still counts. For example: “Within how many working days?”, where 15 is right."
    ),
    editor=NumericalEditor,
    nothing_typed=gettext_lazy("Write a number, for example 12.5"),
)
