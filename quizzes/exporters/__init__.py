"""Writers of question files: one small pure module for each format."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import QuestionRecord, Written
from quizzes.exporters import moodle_xml, tables


def _by(module: str) -> Callable[[Sequence[QuestionRecord]], Written]:
    return lambda questions: import_module(f"quizzes.exporters.{module}").write(questions)


class Format(NamedTuple):
    """A format in which questions can be taken away."""

    label: str | Promise
    extension: str
    media_type: str
    write: Callable[[Sequence[QuestionRecord]], Written]


FORMATS = {
    "gift": Format(_("GIFT"), "gift", "text/plain", _by("gift")),
    "moodle_xml": Format(_("Moodle XML"), "xml", "application/xml", moodle_xml.write),
    "aiken": Format(_("Aiken: single choice only"), "txt", "text/plain", _by("aiken")),
    "csv": Format(_("CSV"), "csv", "text/csv", tables.write_csv),
    "xlsx": Format(
        _("Excel workbook (XLSX)"),
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        tables.write_xlsx,
    ),
}
