"""What each kind of question takes from a row of a table."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import WHOLE, OptionRecord, PairRecord, UnitRecord
from quizzes.importers.columns import Column
from quizzes.importers.table_rows import Row, Unclear
from quizzes.importers.table_texts import line

NOTHING = Decimal(0)
GAP = re.compile(r"\[\[([0-9]{1,3})\]\]")
ARROW = "=>"
ANYTHING = "*"
YES_OR_NO = {"yes": True, "no": False, "y": True, "n": False, "x": True, "true": True, "false": False}
TRUE_OR_FALSE = {"true": True, "false": False, "t": True, "f": False, "yes": True, "no": False}

type Fields = dict[str, Any]


def _weighed(row: Row, unless_said: Decimal) -> tuple[OptionRecord, ...]:
    right = row.right()
    if not any(fraction is None or fraction > 0 for fraction in right.values()):
        raise Unclear(Column("right"), _("Say which option is right by its number. For example: 2."))
    fractions = {number: unless_said if fraction is None else fraction for number, fraction in right.items()}
    return tuple(
        OptionRecord(line(option), fractions.get(number, NOTHING), row.feedback(number))
        for number, option in row.options.items()
    )


def _one_right(row: Row) -> Fields:
    said = row.right()
    if len(said) > 1 and None in said.values():
        raise Unclear(Column("right"), _("Only one option can be right. For several, write the kind multiple choice."))
    return {"options": _weighed(row, WHOLE)}


def _several_right(row: Row) -> Fields:
    return {
        "options": _weighed(row, WHOLE / max(1, len(row.right()))),
        "partial": row.word("part marks", YES_OR_NO, otherwise=False),
    }


def _true_false(row: Row) -> Fields:
    if not row["right"]:
        raise Unclear(Column("right"), _("Say whether the statement is true or false."))
    right = row.word("right", TRUE_OR_FALSE, None)
    return {
        "options": (
            OptionRecord("True", Decimal(right), row.feedback(1)),
            OptionRecord("False", Decimal(not right), row.feedback(2)),
        )
    }


def _accepted(row: Row) -> dict[int, Decimal]:
    """Every accepted answer earns the full mark, unless the row says which do and how much."""
    if not row.options:
        raise Unclear(Column("option", 1), _("Write at least one accepted answer."))
    if not row["right"]:
        return dict.fromkeys(row.options, WHOLE)
    right = row.right()
    return {number: (right[number] or WHOLE) if number in right else NOTHING for number in row.options}


def _short_text(row: Row) -> Fields:
    fractions = _accepted(row)
    return {
        "options": tuple(
            OptionRecord(" ".join(option.split()), fractions[number], row.feedback(number))
            for number, option in row.options.items()
        ),
        "case_sensitive": row.word("case matters", YES_OR_NO, otherwise=False),
    }


def _numerical(row: Row) -> Fields:
    fractions = _accepted(row)
    said = [row.number(Column("tolerance"), part) for part in re.split(r"\s*[;\n]\s*", row["tolerance"] or "0")]
    if len(said) not in {1, len(row.options)}:
        raise Unclear(Column("tolerance"), _("Write one tolerance for all numbers, or one for each: 0.5; 1."))
    tolerances = said * len(row.options) if len(said) == 1 else said
    options = []
    for (number, option), tolerance in zip(row.options.items(), tolerances, strict=True):
        if option != ANYTHING:
            row.number(Column("option", number), option)
        counts = None if option == ANYTHING else abs(tolerance)
        options.append(OptionRecord(option, fractions[number], row.feedback(number), counts))
    needed = row.word("unit needed", YES_OR_NO, otherwise=False)
    return {"options": tuple(options), "units": tuple(_units(row)), "unit_needed": needed}


def _units(row: Row) -> list[UnitRecord]:
    units = []
    for said in filter(None, (part.strip() for part in re.split(r"[;\n]", row["units"]))):
        name, equals, factor = said.rpartition("=")
        factor = row.number(Column("units"), factor.strip()) if equals else WHOLE
        units.append(UnitRecord(name.strip() if equals else said, factor))
    return units


def _matching(row: Row) -> Fields:
    pairs = []
    for option in row.options.values():
        text, arrow, answer = option.partition(ARROW)
        pairs.append(PairRecord(line(text.strip()), line(answer.strip())) if arrow else PairRecord("", line(option)))
    if not any(pair.text for pair in pairs):
        raise Unclear(Column("option", 1), _("Write what belongs together like this: Doctor => Health."))
    return {"pairs": tuple(pairs), "partial": row.word("part marks", YES_OR_NO, otherwise=False)}


def _ordering(row: Row) -> Fields:
    if not row.options:
        raise Unclear(Column("option", 1), _("Write the items as options, in their right order."))
    options = tuple(OptionRecord(line(option), feedback=row.feedback(number)) for number, option in row.options.items())
    return {"options": options, "partial": row.word("part marks", YES_OR_NO, otherwise=False)}


def _missing_words(row: Row) -> Fields:
    numbers = {int(gap) for gap in GAP.findall(row["question"])}
    if not numbers or not numbers <= row.options.keys() or [*row.options] != [*range(1, len(row.options) + 1)]:
        raise Unclear(Column("question"), _("Each gap, such as [[1]], needs the option of its number."))
    groups = [row.number(Column("groups"), part.strip()) for part in re.split(r"[,;\n]", row["groups"] or "1")]
    groups = groups * len(row.options) if len(groups) == 1 else groups
    if len(groups) != len(row.options) or not all(group in range(1, 100) for group in groups):
        raise Unclear(Column("groups"), _("Write the number of a group for each option: 1, 1, 2."))
    options = zip(row.options.values(), groups, strict=True)
    return {
        "options": tuple(OptionRecord(" ".join(option.split()), group=int(group)) for option, group in options),
        "partial": row.word("part marks", YES_OR_NO, otherwise=False),
    }


FIELDS: dict[str, Callable[[Row], Fields]] = {
    "single_choice": _one_right,
    "multiple_choice": _several_right,
    "true_false": _true_false,
    "numerical": _numerical,
    "short_text": _short_text,
    "matching": _matching,
    "ordering": _ordering,
    "missing_words": _missing_words,
    "essay": lambda row: {},
}
