"""Rows as CSV and XLSX, written as they come: memory stays flat however many there are."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import batched, chain, islice
from typing import IO, Any
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from accounts.spreadsheet import UTF8_BOM, csv_lines, flat
from reports.rows import Cells, TeamRow

COLUMNS = ("export_id", *TeamRow._fields)
SHEET_ROWS = 1_048_575  # Excel's limit, without the header
LINES = 500  # written at a time
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WIDTHS = {"module_title": 44, "work_email": 30, "agency": 26, "agency_unit": 36, "role": 24}


def write_csv(rows: Iterable[Cells], file: IO[bytes], export_id: UUID) -> int:
    """UTF-8 with the mark that Excel needs, formulas made harmless. Gives the number of rows written."""
    export, count = f"{export_id},", 0
    file.write(f"{UTF8_BOM}{','.join(COLUMNS)}\r\n".encode())
    for lines in batched(csv_lines(rows), LINES, strict=False):
        file.write(f"{export}{export.join(lines)}".encode())
        count += len(lines)
    return count


def write_xlsx(rows: Iterable[Cells], file: IO[bytes], export_id: UUID) -> int:
    """Days as days, numbers as numbers, and everything else as text that never runs. Gives the number of rows."""
    book, count = Workbook(write_only=True), 0
    export = str(export_id)
    for number, some in enumerate(_sheets(rows), start=1):
        sheet = book.create_sheet(f"Records {number}")
        for position, name in enumerate(COLUMNS, start=1):
            sheet.column_dimensions[get_column_letter(position)].width = WIDTHS.get(name, 16)
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, name, font=Font(bold=True)) for name in COLUMNS])
        for row in some:
            sheet.append([export, *(_typed(sheet, value) for value in flat(row))])
            count += 1
    book.save(file)
    return count


WRITERS: dict[str, Callable[[Iterable[Cells], IO[bytes], UUID], int]] = {"csv": write_csv, "xlsx": write_xlsx}


def _sheets(rows: Iterable[Cells]) -> Iterator[Iterable[Cells]]:
    """At least one sheet, each as long as Excel allows; the rows stay a stream."""
    stream = iter(rows)
    yield islice(stream, SHEET_ROWS)
    for first in stream:
        yield chain([first], islice(stream, SHEET_ROWS - 1))


def _typed(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = NOT_IN_XML.sub("", value)
    # openpyxl would take the first for a formula and the second for an error such as #N/A.
    return _cell(sheet, text) if text.startswith(("=", "#")) else text


def _cell(sheet: Any, text: str, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell
