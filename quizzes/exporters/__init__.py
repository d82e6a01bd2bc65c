"""Writers of question files: one small pure module for each format."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import QuestionRecord, Written
from quizzes.exporters import aiken, gift, moodle_xml, tables


class Format(NamedTuple):
    """A format in which questions can be taken away."""

    label: str | Promise
    extension: str
    media_type: str
    write: Callable[[Sequence[QuestionRecord]], Written]


FORMATS = {
    "gift": Format(_("GIFT"), "gift", "text/plain", gift.write),
    "moodle_xml": Format(_("Moodle XML"), "xml", "application/xml", moodle_xml.write),
    "aiken": Format(_("Aiken: single choice only"), "txt", "text/plain", aiken.write),
    "csv": Format(_("CSV"), "csv", "text/csv", tables.write_csv),
    "xlsx": Format(
        _("Excel workbook (XLSX)"),
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        tables.write_xlsx,
    ),
}
