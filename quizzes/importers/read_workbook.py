"""Prints the rows of a workbook as JSON. Run in a process of its own: openpyxl reads what strangers made."""

import json
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from quizzes.importers.cell_texts import shown
from quizzes.importers.columns import MOST_OPTIONS, are_headings

MOST_ROWS = 55_000  # empty ones included
MOST_COLUMNS = 2 * MOST_OPTIONS + 50
NOT_TAKEN = {"f": "formula", "e": "error"}

type Cells = list[str | list[str]]


class GoesOn(Exception):
    """A sheet has more rows than questions can fill."""


def rows_of(workbook: Any) -> list[tuple[int, Cells]] | None:
    """The rows of the first sheet that begins with our headings, without empty ones; None where none does.

    A cell is its text, or a list that says what it holds instead.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out, which aren't read here either
        book = load_workbook(workbook, read_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its own size need not be true
            rows = _written(sheet)
            first = next(rows, None)
            if first and are_headings([cell if isinstance(cell, str) else "" for cell in first[1]]):
                return [first, *rows]
    finally:
        book.close()
    return None


def _written(sheet: Any) -> Iterator[tuple[int, Cells]]:
    for line, row in enumerate(sheet.iter_rows(), start=1):
        if line > MOST_ROWS:
            raise GoesOn
        cells = [_cell(cell) for cell in row[:MOST_COLUMNS]]
        if any(cells):
            yield line, cells


def _cell(cell: Any) -> str | list[str]:
    if cell.value is None:
        return ""
    if cell.data_type in NOT_TAKEN:
        return [NOT_TAKEN[cell.data_type]]
    return shown(cell.value, cell.number_format)


def main(path: str) -> None:
    """The rows, `null` where no sheet is a table of questions, or a word where a sheet goes on for ever."""
    try:
        json.dump(rows_of(path), sys.stdout)
    except GoesOn:
        json.dump("goes on", sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
