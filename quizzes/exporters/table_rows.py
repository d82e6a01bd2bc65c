"""A question as the cells of one row, such that reading the row gives the same question again."""

from collections.abc import Callable
from decimal import Decimal

from quizzes.exchange import WHOLE, QuestionRecord, UnitRecord
from quizzes.importers.cleaning import words
from quizzes.importers.columns import KIND_NAMES, Column
from quizzes.importers.table_kinds import ARROW
from quizzes.importers.table_texts import block, line
from quizzes.importers.weights import percentage_of

NOTHING = Decimal(0)
IN_PARTS = {"multiple_choice", "matching", "ordering", "missing_words"}


def cells_of(record: QuestionRecord) -> dict[Column, str]:
    """What stands in which column; empty cells may be missing."""
    shared = {
        "kind": KIND_NAMES[record.kind],
        "name": record.name,
        "topic": record.topic,
        "question": cell(record.text, block),
        "right": RIGHT.get(record.kind, lambda record: "")(record),
        "mark": "" if record.mark == WHOLE else f"{record.mark:f}",
        "part marks": "yes" if record.partial and record.kind in IN_PARTS else "",
        "case matters": "yes" if record.case_sensitive else "",
        "tolerance": _tolerance(record),
        "units": "; ".join(map(_unit, record.units)),
        "unit needed": "yes" if record.unit_needed else "",
        "groups": _groups(record),
        "general feedback": cell(record.general_feedback, block),
        "learning outcome": record.outcome,
        "difficulty": record.difficulty,
        "thinking": record.thinking,
        "explained in": record.explained_in,
    }
    return {Column(name): text for name, text in shared.items()} | _options(record)


def cell(markup: str, read: Callable[[str], str]) -> str:
    """The HTML as plain text where that is read back as the same HTML, and as HTML where it isn't."""
    # Text without a paragraph of its own, as some formats have it, would be given one; a tag that is dropped says no.
    candidates = (words(markup), markup, f"<span>{markup}</span>")
    return next(text for text in candidates if not markup or read(text) == markup) if markup else ""


def _options(record: QuestionRecord) -> dict[Column, str]:
    if record.kind == "matching":
        texts = [f" {ARROW} ".join(map(_side, filter(None, (pair.text, pair.answer)))) for pair in record.pairs]
    elif record.kind == "true_false":
        texts = []
    elif record.kind in {"short_text", "numerical", "missing_words"}:
        texts = [option.text for option in record.options]
    else:
        texts = [cell(option.text, line) for option in record.options]
    options = {Column("option", number): text for number, text in enumerate(texts, start=1)}
    feedback = {
        Column("feedback", number): cell(option.feedback, block)
        for number, option in enumerate(record.options, start=1)
        if option.feedback
    }
    return options | feedback


def _side(markup: str) -> str:
    """One side of a pair, without the arrow that parts the sides."""
    text = cell(markup, line)
    return markup.replace(ARROW, "=&gt;") if ARROW in text else text


def _right_one(record: QuestionRecord) -> str:
    earning = [number for number, option in enumerate(record.options, start=1) if option.fraction]
    return str(earning[0]) if [record.options[one - 1].fraction for one in earning] == [WHOLE] else _weights(record)


def _right_several(record: QuestionRecord) -> str:
    """The numbers alone where the right options share the mark evenly and no other costs anything."""
    earning = [number for number, option in enumerate(record.options, start=1) if option.fraction]
    share = WHOLE / max(1, len(earning))
    even = all(record.options[one - 1].fraction == share for one in earning)
    return ", ".join(map(str, earning)) if even else _weights(record)


def _right_accepted(record: QuestionRecord) -> str:
    return "" if all(option.fraction == WHOLE for option in record.options) else _weights(record)


def _weights(record: QuestionRecord) -> str:
    return ", ".join(
        f"{number}: {percentage_of(option.fraction)}%"
        for number, option in enumerate(record.options, start=1)
        if option.fraction
    )


RIGHT: dict[str, Callable[[QuestionRecord], str]] = {
    "single_choice": _right_one,
    "multiple_choice": _right_several,
    "true_false": lambda record: "true" if record.options[0].fraction else "false",
    "numerical": _right_accepted,
    "short_text": _right_accepted,
}


def _tolerance(record: QuestionRecord) -> str:
    tolerances = [f"{option.tolerance or NOTHING:f}" for option in record.options if record.kind == "numerical"]
    if any(map(Decimal, tolerances)):
        return tolerances[0] if len(set(tolerances)) == 1 else "; ".join(tolerances)
    return ""


def _unit(unit: UnitRecord) -> str:
    return unit.name if unit.factor == WHOLE and "=" not in unit.name else f"{unit.name} = {unit.factor:f}"


def _groups(record: QuestionRecord) -> str:
    groups = [str(option.group) for option in record.options]
    return ", ".join(groups) if set(groups) - {"1"} else ""
