"""Cells that a spreadsheet shows as text and never runs. Plain Python; used by every CSV we hand out or take in."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

# What Excel, LibreOffice and Google Sheets take as the start of a formula, full-width forms included. A tab or a line
# break at the start is dropped by some importers, which would bring the next character to the front.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
UTF8_BOM = "\ufeff"  # without it Excel reads a CSV as Windows-1252
REMEMBERED = 20_000  # cells, some megabytes
# Apostrophes in front count as well, so that the one that was added can be told from those that stood there already.
_would_run = re.compile(rf"'*[ \u00a0]*[{re.escape(''.join(STARTS_A_FORMULA))}]").match
_needs_quotes = re.compile(r'[",\r\n]').search


def safe_cell(value: Any) -> Any:
    """The value as it may stand in a cell. Text that would run as a formula gets an apostrophe in front.

    Numbers, dates and None pass unchanged, so that a spreadsheet can still sum and sort them.
    """
    return f"'{value}" if isinstance(value, str) and _would_run(value) else value


def written_in(cell: str) -> str:
    """What stands in a cell, without the apostrophe that `safe_cell` or a person put there to keep it from running."""
    return cell[1:] if cell.startswith("'") and _would_run(cell, 1) else cell


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Rows of two cells or more as lines of CSV, as Python's `csv` writes them, with every cell safe.

    Values that are equal are written alike: 1, 1.0 and True should not stand in the same file.
    """
    written = _Written().__getitem__
    for row in rows:
        yield f"{','.join(map(written, row))}\r\n"


class _Written(dict[Any, str]):
    """Value → its cell in the file. Most values stand in many rows; looking one up costs a fraction of writing it."""

    def __missing__(self, value: Any) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        cell = "" if value is None else str(safe_cell(value))
        if _needs_quotes(cell):
            cell = f'"{cell.replace('"', '""')}"'
        self[value] = cell
        return cell
