"""Reads a workbook by the template. It is weighed first, then opened in a process of its own; formulas aren't run."""

import json
import sys
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from accounts import confined
from quizzes.exchange import FileRefused, Reading
from quizzes.importers.limits import LARGEST_WORKBOOK, MEGABYTE, refuse_size
from quizzes.importers.tables import Cell, Unusable, read_rows

LARGEST_UNPACKED = 40 * MEGABYTE
LARGEST_RATIO = 100  # a workbook of real words packs to a tenth, one of one word to a fiftieth
SMALL = MEGABYTE  # whatever its ratio, this much does no harm
MOST_PARTS = 500
FIRST_BYTES = 2048
SECONDS, MEGABYTES = 30, 1024
# What zipfile raises at parts that are missing, cut off, encrypted, or packed in a way it doesn't know.
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, NotImplementedError, RuntimeError)


def read(data: bytes) -> Reading:
    """The first sheet whose first row names the columns; every row a question, with its number as the line."""
    _weigh(data)
    return read_cells(_unpacked(data))


def read_cells(rows: Any) -> Reading:
    """The same for what the other process has printed (see `read_workbook`)."""
    if rows is None:
        raise FileRefused(
            _("No sheet of this workbook begins with the columns of the template: kind, name, topic, question.")
        )
    if isinstance(rows, str):
        raise FileRefused(_("A sheet of this workbook goes on for more than 50,000 rows. Delete those that are empty."))
    return read_rows(((line, list(map(_cell, cells))) for line, cells in rows), "xlsx")


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


def _unpacked(data: bytes) -> Any:
    command = [sys.executable, "-P", "-m", "quizzes.importers.read_workbook"]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "questions.xlsx"
        file.write_bytes(data)
        try:
            return json.loads(confined.run([*command, file], folder=Path(folder), seconds=SECONDS, megabytes=MEGABYTES))
        except confined.TookTooLong:
            raise FileRefused(_("This workbook takes too long to read. Save its questions as CSV.")) from None
        except confined.BrokeDown:
            raise FileRefused(_("This workbook can't be read. Open it in Excel and save it again as .xlsx.")) from None


def _cell(cell: str | list[str]) -> Cell:
    if cell == ["formula"]:
        return Unusable(_("A formula isn't calculated. Write what it shows: copy it, then paste it as a value."))
    if cell == ["error"]:
        return Unusable(_("Excel shows an error here. Write what is meant."))
    return str(cell)
