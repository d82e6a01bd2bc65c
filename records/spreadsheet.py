"""Cells that a spreadsheet shows as text and never runs. Plain Python; used by every CSV and XLSX we hand out."""

from typing import Any

# What Excel, LibreOffice and Google Sheets take as the start of a formula, full-width forms included. A tab or a line
# break at the start is dropped by some importers, which would bring the next character to the front.
STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
UTF8_BOM = "\ufeff"  # without it Excel reads a CSV as Windows-1252


def safe_cell(value: Any) -> Any:
    """The value as it may stand in a cell. Text that would run as a formula gets an apostrophe in front.

    Numbers, dates and None pass unchanged, so that a spreadsheet can still sum and sort them.
    """
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def safe_row(values: Any) -> list[Any]:
    """A row of safe cells."""
    return [safe_cell(value) for value in values]
