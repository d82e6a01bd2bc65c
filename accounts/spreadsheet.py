"""Cells that a spreadsheet shows as text and never runs. Plain Python; used by every CSV we hand out or take in."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

# What Excel, LibreOffice and Google Sheets take as the start of a formula, full-width forms included. A tab or a line
# break at the start is dropped by some importers, which would bring the next character to the front.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
UTF8_BOM = "\ufeff"  # without it Excel reads a CSV as Windows-1252
REMEMBERED = 20_000  # groups of cells, some megabytes
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


def flat(row: Iterable[Any]) -> Iterator[Any]:
    """The cells of a row one by one, where a tuple stands for the cells in it."""
    for cell in row:
        if isinstance(cell, tuple):
            yield from cell
        else:
            yield cell


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Rows of two cells or more as lines of CSV, as Python's `csv` writes them, with every cell safe.

    A tuple stands for the cells in it, of which there is one at least. What stands together in many rows should come
    as one: it is written once and then looked up. Tuples that are equal are written alike, so no 1 beside True.
    """
    remembered = _Remembered()
    for row in rows:
        yield f"{','.join([remembered[cell] if isinstance(cell, tuple) else _written(cell) for cell in row])}\r\n"


class _Remembered(dict[tuple, str]):
    """Cells that stand together → the piece of a line that they make."""

    def __missing__(self, cells: tuple) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        self[cells] = piece = ",".join(map(_written, cells))
        return piece


def _written(cell: Any) -> str:
    text = "" if cell is None else str(safe_cell(cell))
    return f'"{text.replace('"', '""')}"' if _needs_quotes(text) else text
