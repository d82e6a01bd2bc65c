"""Bytes as text: the encoding recognised, line ends made alike, and what no text can hold left out with a note."""

import codecs
import re

from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused, Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""<\?xml[^<>]{1,60}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,20})["']""")
# Python knows codecs that aren't encodings of text, so a file chooses from these only.
MAY_BE_DECLARED = {"utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"}
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
OTHER_LINE_ENDS = re.compile(r"[\r\v\f\u2028\u2029]")  # old Macs; Word's breaks of lines and pages
SAMPLE = 4096


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text, and notes on what had to be guessed or left out. Refuses what is no text."""
    encoding, start = _marked(data) or _sixteen_bits(data) or ("", 0)
    for attempt in [encoding] if encoding else [_declared(data), "utf-8"]:
        try:
            return tidy(data[start:].decode(attempt))
        except UnicodeDecodeError:
            pass
    try:
        text, notes = tidy(data.decode("windows-1252"))
    except UnicodeDecodeError:
        raise FileRefused(
            _("This file's letters can't be read. Save it as “UTF-8” (in Word: plain text, encoding UTF-8).")
        ) from None
    return text, [_note(_("This file isn't in UTF-8. Check letters such as £, é and quotation marks.")), *notes]


def tidy(text: str) -> tuple[str, list[Problem]]:
    """The text with one kind of line end and without control characters."""
    text = OTHER_LINE_ENDS.sub("\n", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if len(NOT_TEXT.findall(text[:SAMPLE])) * 4 > len(text[:SAMPLE]):
        raise FileRefused(_("This is no text file. Give a text, CSV, XLSX or Moodle XML file."))
    first = NOT_TEXT.search(text)
    if first is None:
        return text, []
    line = text.count("\n", 0, first.start()) + 1
    column = first.start() - text.rfind("\n", 0, first.start())
    left_out = _("Characters that can't be shown were left out, for the first time here.")
    return NOT_TEXT.sub("", text), [Problem(line, column, left_out, is_error=False)]


def _marked(data: bytes) -> tuple[str, int] | None:
    return next(((encoding, len(mark)) for mark, encoding in MARKS if data.startswith(mark)), None)


def _sixteen_bits(data: bytes) -> tuple[str, int] | None:
    """UTF-16 without its mark: in English, every second byte is empty."""
    sample = data[:SAMPLE]
    even, odd, enough = sample[::2].count(0), sample[1::2].count(0), len(sample) * 3 // 10
    if odd > enough and not even:
        return "utf-16-le", 0
    if even > enough and not odd:
        return "utf-16-be", 0
    return None


def _declared(data: bytes) -> str:
    match = DECLARED.match(data.lstrip()[:200])
    name = match[1].decode("ascii").lower() if match else ""
    return name if name in MAY_BE_DECLARED else "utf-8"


def _note(sentence: str) -> Problem:
    return Problem(0, 0, sentence, is_error=False)
