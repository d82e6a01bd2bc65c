"""Reads a workbook by the template. Weighed before it is opened; formulas aren't calculated."""

import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from quizzes.exchange import FileRefused, Reading
from quizzes.importers.cell_texts import shown
from quizzes.importers.columns import MOST_OPTIONS, are_headings
from quizzes.importers.limits import LARGEST_WORKBOOK, MEGABYTE, MOST_QUESTIONS, refuse_size, refuse_too_many
from quizzes.importers.tables import Cell, Unusable, read_rows

LARGEST_UNPACKED = 40 * MEGABYTE
LARGEST_RATIO = 100  # a workbook of real words packs to a tenth, one of one word to a fiftieth
SMALL = MEGABYTE  # whatever its ratio, this much does no harm
MOST_PARTS = 500
MOST_ROWS = 5 * MOST_QUESTIONS  # empty ones included
MOST_COLUMNS = 2 * MOST_OPTIONS + 50
FIRST_BYTES = 2048
# What zipfile, expat and openpyxl raise at parts that are missing, cut off, encrypted or say something else.
BROKEN = (
    BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, RuntimeError, InvalidFileException,
)  # fmt: skip


def read(data: bytes) -> Reading:
    """The first sheet whose first row names the columns; every row a question, with its number as the line."""
    _weigh(data)
    try:
        rows = _rows(data)
    except BROKEN:
        raise FileRefused(_("This workbook can't be read. Open it in Excel and save it again as .xlsx.")) from None
    return read_rows(rows, "xlsx")


def _weigh(data: bytes) -> None:
    """Refuse what would grow beyond measure when it is unpacked, and parts that declare entities."""
    refuse_size(len(data), LARGEST_WORKBOOK)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > min(LARGEST_UNPACKED, max(SMALL, len(data) * LARGEST_RATIO)):
                raise FileRefused(_("This workbook is too large when it is unpacked. Save its questions as CSV."))
            for part in parts:
                with archive.open(part) as content:
                    if b"<!DOCTYPE" in content.read(FIRST_BYTES).replace(b"\0", b"").upper():
                        raise FileRefused(_("This workbook declares a document type, as no workbook does."))
    except BROKEN:
        raise FileRefused(_("This isn't a workbook that can be read, or it is damaged.")) from None


def _rows(data: bytes) -> list[tuple[int, list[Cell]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of a workbook that openpyxl leaves out, which we don't read either
        book = load_workbook(BytesIO(data), read_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the sheet says of its own size need not be true
            rows = _written(sheet)
            first = next(rows, None)
            if first and are_headings([cell if isinstance(cell, str) else "" for cell in first[1]]):
                return [first, *rows]
    finally:
        book.close()
    raise FileRefused(
        _("No sheet of this workbook begins with the columns of the template: kind, name, topic, question.")
    )


def _written(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """The rows in which anything is written."""
    found = 0
    for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if line > MOST_ROWS:
            raise FileRefused(
                _("This sheet goes on for more than %(most)s rows. Delete those that are empty.") % {"most": MOST_ROWS}
            )
        cells = [_cell(cell) for cell in row]
        if any(cells):
            found += 1
            refuse_too_many(found - 1)
            yield line, cells


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        return Unusable(_("A formula isn't calculated. Write what it shows: copy it, then paste it as a value."))
    if cell.data_type == "e":
        return Unusable(_("Excel shows an error here. Write what is meant."))
    return shown(cell.value, cell.number_format)
