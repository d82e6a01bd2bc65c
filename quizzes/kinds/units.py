"""Units of a number: plain names, and how many of each make one of the first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import WHOLE, UnitRecord
from quizzes.kinds.weights import clean_number
from quizzes.marking import folded
from quizzes.numbers import plain, read_number

BEFORE_THE_NUMBER = set("£€$")
BEGINS_A_NUMBER = {"", *"0123456789+-.,"}

type Units = Sequence[dict[str, Any]]


def clean_units(units: Units) -> list[dict[str, str]]:
    """[{"name": "mg", "factor": "1"}, …] in canonical form."""
    return [
        {"name": " ".join(unit.get("name", "").split()), "factor": clean_number(unit.get("factor") or "1")}
        for unit in units
    ]


def unit_problems(units: Units) -> Iterator[tuple[str, str]]:
    """Each has a name of its own that can be told from a number; the first is the one in which the key is written."""
    taken = set()
    for index, unit in enumerate(units):
        name, factor = folded(unit["name"], case_sensitive=True), read_number(unit["factor"])
        if name[:1] in BEGINS_A_NUMBER:
            yield f"units.{index}.name", _("Write the name of a unit, for example mg.")
        elif name in taken:
            yield f"units.{index}.name", _("This unit is listed already.")
        if factor is None or factor <= 0:
            yield f"units.{index}.factor", _("Write a number above 0, for example 1000.")
        elif index == 0 and factor != 1:
            yield f"units.{index}.factor", _("The accepted numbers are in the first unit, so this has to be 1.")
        taken.add(name)


def factor_of(units: Units, name: str) -> Decimal | None:
    """How many of this unit make one of the first, or None if it isn't listed. `MG` will do for `mg`."""
    for case_sensitive in (True, False):
        for unit in units:
            if folded(unit["name"], case_sensitive=case_sensitive) == folded(name, case_sensitive=case_sensitive):
                return read_number(unit["factor"])
    return None


def measured(number: str, units: Units) -> str:
    """The number in the first unit, as one writes it: 12.5 mg, 12.5%, £12.50."""
    name = units[0]["name"] if units else ""
    if name in BEFORE_THE_NUMBER:
        return f"{name}{number}"
    return f"{number}{name}" if name == "%" else f"{number} {name}".strip()


def from_unit_records(records: Sequence[UnitRecord]) -> list[dict[str, str]]:
    """As a file gives them."""
    return [{"name": record.name, "factor": plain(record.factor)} for record in records]


def to_unit_records(units: Units) -> tuple[UnitRecord, ...]:
    """As they travel."""
    return tuple(UnitRecord(unit["name"], read_number(unit["factor"]) or WHOLE) for unit in units)
