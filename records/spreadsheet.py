"""Cells that a spreadsheet shows as text and never runs. Plain Python; used by every CSV and XLSX we hand out."""

import re
from collections.abc import Iterable
from typing import Any

# What Excel, LibreOffice and Google Sheets take as the start of a formula, full-width forms included. A tab or a line
# break at the start is dropped by some importers, which would bring the next character to the front.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
UTF8_BOM = "\ufeff"  # without it Excel reads a CSV as Windows-1252
_would_run = re.compile(rf"[ \u00a0]*[{re.escape(''.join(STARTS_A_FORMULA))}]").match


def safe_row(values: Iterable[Any]) -> list[Any]:
    """The values as they may stand in cells. Text that would run as a formula gets an apostrophe in front.

    Numbers, dates and None pass unchanged, so that a spreadsheet can still sum and sort them.
    """
    return [f"'{value}" if isinstance(value, str) and _would_run(value) else value for value in values]


def safe_cell(value: Any) -> Any:
    """One safe cell."""
    return safe_row([value])[0]
