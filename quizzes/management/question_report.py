"""What was understood of a file of questions, for a terminal and for a program."""

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from quizzes.exchange import FileRefused, OptionRecord, Problem, QuestionRecord, Reading
from quizzes.importers.cleaning import words
from quizzes.importers.columns import KIND_NAMES
from quizzes.importers.weights import percentage_of

UNWEIGHED = {"ordering", "missing_words"}
PLAIN = {"short_text", "numerical", "missing_words"}


def as_data(name: str, outcome: Reading | FileRefused) -> dict[str, Any]:
    """For JSON: numbers as numbers, everything else as it was read."""
    if isinstance(outcome, FileRefused):
        problem = outcome.problem
        return _file(name, None, problem.sentence, [], [problem])
    return _file(name, outcome.format, None, list(map(_question, outcome.questions)), outcome.problems)


def as_lines(name: str, outcome: Reading | FileRefused) -> Iterator[str]:
    """For people: each question with all its parts, then what they should know."""
    if isinstance(outcome, FileRefused):
        yield f"{name}: refused"
        yield f"  {_told(outcome.problem)}"
        return
    yield f"{name} ({outcome.format}): {len(outcome.questions)} questions, {len(outcome.problems)} problems and notes"
    for record in outcome.questions:
        yield from _described(record)
    for problem in outcome.problems:
        yield f"  {_told(problem)}"


def _file(name: str, format_name: str | None, refused: str | None, questions: list, problems: list[Problem]) -> dict:
    return {
        "file": name,
        "format": format_name,
        "refused": refused,
        "questions": questions,
        "problems": [asdict(problem) for problem in problems],
    }


def _question(record: QuestionRecord) -> dict[str, Any]:
    tolerance = next((option.tolerance for option in record.options if option.tolerance is not None), None)
    return _with_numbers(asdict(record) | {"tolerance": tolerance})


def _with_numbers(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {name: _with_numbers(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_with_numbers(part) for part in value]
    return value


def _described(record: QuestionRecord) -> Iterator[str]:
    yield f"  line {record.line}: {record.name} ({KIND_NAMES[record.kind]}, mark {record.mark:f})"
    yield from _indented(words(record.text))
    for number, option in enumerate(record.options, start=1):
        earns = "" if record.kind in UNWEIGHED else f"[{percentage_of(option.fraction)}%] "
        group = f" (group {option.group})" if record.kind == "missing_words" else ""
        tolerance = "" if option.tolerance is None else f" ± {option.tolerance:f}"
        yield f"    {number}. {earns}{_plain(record, option)}{tolerance}{group}"
        yield from _indented(words(option.feedback), 7)
    for pair in record.pairs:
        yield f"    {words(pair.text) or '(nothing)'} => {words(pair.answer)}"
    for unit in record.units:
        yield f"    unit {unit.name}, of which {unit.factor:f} make one of the first"
    if record.case_sensitive:
        yield "    Capital letters have to be right."
    if record.general_feedback:
        yield "    General feedback:"
        yield from _indented(words(record.general_feedback), 7)


def _plain(record: QuestionRecord, option: OptionRecord) -> str:
    return option.text if record.kind in PLAIN else words(option.text)


def _indented(text: str, by: int = 4) -> Iterator[str]:
    return (f"{' ' * by}{line}" for line in text.split("\n") if line.strip())


def _told(problem: Problem) -> str:
    place = f"line {problem.line}, column {problem.column}: " if problem.column else f"line {problem.line}: "
    return f"{'problem' if problem.is_error else 'note'}, {place if problem.line else ''}{problem.sentence}"
