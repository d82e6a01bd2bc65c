"""Writes questions as CSV or as a workbook, in the columns of the template, with no cell that runs."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter

from accounts.spreadsheet import UTF8_BOM, csv_lines
from quizzes.exchange import QuestionRecord, Written
from quizzes.exporters.table_examples import examples
from quizzes.exporters.table_instructions import instructions
from quizzes.exporters.table_rows import cells_of
from quizzes.importers.columns import AFTER_OPTIONS, BEFORE_OPTIONS, Column

FEWEST_OPTIONS = 6
LONGEST_CELL = {"csv": 131_072, "xlsx": 32_767}  # what Python's csv and Excel read back
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WIDTHS = {"kind": 16, "name": 30, "question": 60, "option": 30, "feedback": 30, "general feedback": 40}

WRAPPED = Alignment(wrap_text=True, vertical="top")
HEADING, TEXT = "Heading of a column", "Text"

type Cells = dict[Column, str]


def write_csv(questions: Sequence[QuestionRecord]) -> Written:
    """UTF-8 with the mark that Excel needs."""
    kept, left_out = _fitting(questions, "csv")
    return Written(f"{UTF8_BOM}{''.join(csv_lines(_rows(kept)))}".encode(), left_out)


def write_xlsx(questions: Sequence[QuestionRecord]) -> Written:
    """A workbook with one sheet."""
    kept, left_out = _fitting(questions, "xlsx")
    return Written(_workbook(kept), left_out)


def template(format_name: str) -> bytes:
    """An example of each kind to write over; in a workbook, a second sheet explains the columns."""
    if format_name == "csv":
        return write_csv(examples()).data
    return _workbook(list(map(cells_of, examples())), instructions())


def _fitting(questions: Sequence[QuestionRecord], format_name: str) -> tuple[list[Cells], list[str]]:
    """The questions whose texts, pictures included, fit into cells, and a sentence for each of the others."""
    kept, left_out = [], []
    for record in questions:
        cells = cells_of(record)
        if max(map(len, cells.values())) > LONGEST_CELL[format_name]:
            left_out.append(
                _("“%(name)s” was left out: a text with its pictures is too long for a cell.") % {"name": record.name}
            )
        else:
            kept.append(cells)
    return kept, left_out


def _columns(rows: Sequence[Cells]) -> list[Column]:
    """As many options as the question with the most has."""
    most = max([FEWEST_OPTIONS, *(column.number for cells in rows for column in cells)])
    options = [Column(name, number) for number in range(1, most + 1) for name in ("option", "feedback")]
    return [*map(Column, BEFORE_OPTIONS), *options, *map(Column, AFTER_OPTIONS)]


def _rows(rows: Sequence[Cells]) -> Iterator[list[str]]:
    columns = _columns(rows)
    yield [column.heading for column in columns]
    for cells in rows:
        yield [cells.get(column, "") for column in columns]


def _workbook(rows: Sequence[Cells], explained: Sequence[tuple[str, str]] = ()) -> bytes:
    book = Workbook(write_only=True)
    # Named styles: given each by itself, fonts and alignments take longer than all the rest.
    book.add_named_style(NamedStyle(HEADING, font=Font(bold=True), alignment=WRAPPED))
    book.add_named_style(NamedStyle(TEXT, alignment=WRAPPED))
    sheet = book.create_sheet(_("Questions"))
    for position, column in enumerate(_columns(rows), start=1):
        sheet.column_dimensions[get_column_letter(position)].width = WIDTHS.get(column.name, 14)
    sheet.freeze_panes = "C2"
    for number, row in enumerate(_rows(rows)):
        sheet.append([_cell(sheet, text, bold=not number) for text in row])
    if explained:
        sheet = book.create_sheet(_("How to fill it in"))
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
        for number, (heading, meaning) in enumerate(explained):
            sheet.append([_cell(sheet, heading, bold=True), _cell(sheet, meaning, bold=not number)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str, *, bold: bool) -> Any:
    """Text that never runs, with its line breaks shown."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, NOT_IN_XML.sub("", text))
    cell.data_type = "s"  # openpyxl would take “=” for a formula and “#” for an error
    cell.style = HEADING if bold else TEXT
    return cell
