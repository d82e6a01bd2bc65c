"""Rows of cells as questions, whether they come from a CSV file or a workbook."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused, Problem, QuestionRecord, Reading
from quizzes.importers.cleaning import runs
from quizzes.importers.columns import Column, are_headings, columns_of
from quizzes.importers.limits import refuse_too_many
from quizzes.importers.table_records import record_of
from quizzes.importers.table_rows import Row, Unclear


class Unusable(NamedTuple):
    """A cell whose content isn't taken, such as a formula, and why."""

    sentence: str


type Cell = str | Unusable


def read_rows(rows: Iterable[tuple[int, list[Cell]]], format_name: str) -> Reading:
    """Lines and their cells, from the headings on. Every row is a question; empty ones are passed over."""
    stream = iter(rows)
    places, problems = _headings(stream)
    questions: list[QuestionRecord] = []
    for line, cells in stream:
        if not any(cells):
            continue
        refuse_too_many(len(questions) + 1)
        try:
            questions.append(record_of(_row(line, cells, places)))
        except Unclear as unclear:
            place = places.get(unclear.column, -1) + 1
            problems.append(Problem(line, place, _in_column(unclear.column, unclear.sentence)))
        else:
            problems += [
                Problem(line, index + 1, _("Something that a browser would run was taken out."), is_error=False)
                for index, cell in enumerate(cells)
                if isinstance(cell, str) and runs(cell)
            ]
    return Reading(format_name, questions, problems)


def _headings(rows: Iterable[tuple[int, list[Cell]]]) -> tuple[dict[Column, int], list[Problem]]:
    """Where each column stands, and notes on those that aren't known. The first row that isn't empty has to say it."""
    line, cells = next(((line, cells) for line, cells in rows if any(cells)), (0, []))
    headings = [cell if isinstance(cell, str) else "" for cell in cells]
    if not are_headings(headings):
        raise FileRefused(
            _("The first row doesn't name the columns. Use the template, which begins: kind, name, topic, question."),
            line=line,
        )
    places = columns_of(headings)
    unknown = [
        Problem(
            line,
            index + 1,
            _("The column “%(heading)s” isn't known, so it was left out.") % {"heading": heading[:40]},
            is_error=False,
        )
        for index, heading in enumerate(headings)
        if heading and index not in places.values()
    ]
    return places, unknown


def _row(line: int, cells: list[Cell], places: dict[Column, int]) -> Row:
    said = {}
    for column, index in places.items():
        cell = cells[index] if index < len(cells) else ""
        if isinstance(cell, Unusable):
            raise Unclear(column, cell.sentence)
        if cell.strip():
            said[column] = cell.strip()
    return Row(line, said)


def _in_column(column: Column, sentence: str) -> str:
    return _("Column “%(column)s”: %(sentence)s") % {"column": column.heading, "sentence": sentence}
