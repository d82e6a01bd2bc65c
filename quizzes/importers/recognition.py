"""Which format a file has: by what is in it, and only where that doesn't tell, by its name."""

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused
from quizzes.importers.csv_table import delimiter_of

ZIP = b"PK\x03\x04"
WEB_PAGE = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
QUIZ = re.compile(r"<(?:\?xml|!DOCTYPE|quiz|question)\b", re.IGNORECASE)
FIRST_SIGNS = 2000
# A name, a category, or braces that begin as answers do. Possessive, so that blanks are looked at once.
GIFT = re.compile(r"^[ \t]*+(?:::|\$CATEGORY:)|(?<!\\)\{\s*+(?:[=~#}%>]|(?:T|F|TRUE|FALSE)\s*+[#}])", re.MULTILINE)
AIKEN_ANSWER = re.compile(r"^ANSWER:[ \t]*+[A-Z][ \t]*+$", re.MULTILINE)
AIKEN_OPTION = re.compile(r"^[A-Z][.)][ \t]", re.MULTILINE)
# What the plain text of a Word page has and Aiken hasn't: numbers, marks before options, feedback.
WORDS = re.compile(
    r"^[ \t]*+(?:[0-9]{1,4}[.)]|[*•✓]|\[[xX ]?\]|[a-z][.)]|(?i:feedback|rationale|explanation|topic|name)[ \t]*+:)",
    re.MULTILINE,
)
NAMES = {".gift": "gift", ".xml": "moodle_xml", ".csv": "csv", ".tsv": "csv", ".aiken": "aiken"}


def is_workbook(data: bytes) -> bool:
    """It is a workbook of Excel. Other files that are no text are refused with what to do instead."""
    if data.startswith(ZIP):
        parts = _parts(data)
        if "xl/workbook.xml" in parts:
            return True
        if "word/document.xml" in parts:
            raise FileRefused(_("This is a Word document. Copy the questions in Word, and paste them."))
        raise FileRefused(_("This is an archive, or a document of another kind. Give a text, CSV, XLSX or XML file."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(_("This is an old Office file, or one with a password. Save it as .xlsx without a password."))
    if data.startswith(b"%PDF"):
        raise FileRefused(_("This is a PDF. Copy the questions from it, and paste them."))
    if data.startswith(b"{\\rtf"):
        raise FileRefused(_("This is a Rich Text document. Copy the questions in Word, and paste them."))
    return False


def format_of(text: str, file_name: str = "") -> str:
    """The format of a text."""
    begins = text.lstrip()[:FIRST_SIGNS]
    if WEB_PAGE.match(begins):
        raise FileRefused(_("This is a web page. Copy the questions from it, and paste them."))
    if begins.startswith("<") and QUIZ.search(begins):
        return "moodle_xml"
    if delimiter_of(text):
        return "csv"
    if GIFT.search(text):
        return "gift"
    if AIKEN_ANSWER.search(text) and AIKEN_OPTION.search(text) and not WORDS.search(text):
        return "aiken"
    return NAMES.get(PurePath(file_name).suffix.lower(), "text")


def _parts(data: bytes) -> set[str]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return set(archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError, LookupError):
        raise FileRefused(_("This file is damaged: it can't be unpacked.")) from None
