"""Readers of question files: one small pure module for each format. `read` recognises which one a file needs."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange import FileRefused, Reading
from quizzes.importers import aiken, csv_table, gift, moodle_xml, plain_text, xlsx_table
from quizzes.importers.decoding import decode, tidy
from quizzes.importers.limits import LARGEST_FILE, refuse_lines, refuse_size, refuse_too_many
from quizzes.importers.recognition import format_of, is_workbook

FORMATS: dict[str, str | Promise] = {
    "text": gettext_lazy("Plain text, as from Word"),
    "aiken": gettext_lazy("Aiken"),
    "gift": gettext_lazy("GIFT"),
    "moodle_xml": gettext_lazy("Moodle XML"),
    "csv": gettext_lazy("CSV, by the template"),
    "xlsx": gettext_lazy("Excel workbook (XLSX), by the template"),
}
READERS: dict[str, Callable[[str], Reading]] = {
    "text": plain_text.read,
    "aiken": aiken.read,
    "gift": gift.read,
    "moodle_xml": moodle_xml.read,
    "csv": csv_table.read,
}


def read(data: bytes | str, *, file_name: str = "", format: str = "") -> Reading:
    """What is understood of a file or of pasted text, with its problems. Raises FileRefused where nothing is."""
    if format and format not in FORMATS:
        raise FileRefused(_("There is no format called “%(name)s”.") % {"name": format[:40]})
    refuse_size(len(data), LARGEST_FILE)
    if isinstance(data, bytes) and is_workbook(data):
        return xlsx_table.read(data)
    text, notes = decode(data) if isinstance(data, bytes) else tidy(data)
    if not text.strip():
        raise FileRefused(_("There is nothing in it. Paste or upload at least one question."))
    format = format or format_of(text, file_name)
    if format == "xlsx":
        raise FileRefused(_("This isn't an Excel workbook (.xlsx)."))
    if format != "moodle_xml":  # whose pictures are one long line each
        refuse_lines(text)
    reading = READERS[format](text)
    refuse_too_many(len(reading.questions))
    return replace(reading, problems=[*notes, *reading.problems])
