"""Reads CSV by the template: parted by commas, semicolons or tabs, as Excel in any country saves it."""

import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.spreadsheet import written_in
from quizzes.exchange import FileRefused, Reading
from quizzes.importers.columns import are_headings
from quizzes.importers.tables import read_rows

DELIMITERS = ",;\t"


def read(text: str) -> Reading:
    """Every row a question, with the line in which it begins."""
    return read_rows(_rows(text), "csv")


def delimiter_of(text: str) -> str:
    """What parts the cells of the first line, or nothing where that line doesn't name the columns of our table."""
    first = next((line for line in text[:10_000].split("\n") if line.strip() and not line.startswith("sep=")), "")
    return next((one for one in DELIMITERS if are_headings(_split(first, one))), "")


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(text: str) -> Iterator[tuple[int, list]]:
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter_of(text) or ",", strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise FileRefused(
                _("This row can't be read: a quotation mark isn't closed, or a cell is longer than any text."),
                line=begins,
            ) from None
        if cells is None:
            return
        if not (begins == 1 and cells and cells[0].startswith("sep=")):  # Excel's way of naming the delimiter
            yield begins, [written_in(cell) for cell in cells]
