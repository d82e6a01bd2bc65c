"""The cells of a workbook as a person sees them in Excel: numbers and days in their formats, nothing calculated."""

import datetime
import re
from decimal import Decimal
from typing import Any

# What Excel shows in the form of the country it is set to; ours is the United Kingdom.
SHORT_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
DIGITS = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?")
TOKENS = re.compile(r"y+|m+|d+|h+|s+|am/pm|a/p|.", re.IGNORECASE | re.DOTALL)
PARTS = {
    "yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "dddd": "%A", "ddd": "%a", "dd": "%d", "ss": "%S",
}  # fmt: skip


def shown(value: Any, number_format: str) -> str:
    """The text in the cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return _number(float(value), number_format)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _moment(value, number_format)
    return str(value)


def _number(value: float, number_format: str) -> str:
    pattern = QUOTED.sub(r"\1\2", NOT_SHOWN.sub("", number_format.split(";")[0]))
    mask = DIGITS.search(pattern)
    if "general" in number_format.lower() or mask is None or "e+" in pattern.lower():
        return _general(value)
    scaled = value * 100 if "%" in pattern else value
    text = f"{abs(scaled):{',' if ',' in mask[0] else ''}.{len(mask[1] or '')}f}"
    return f"{'-' if value < 0 else ''}{pattern[: mask.start()]}{text}{pattern[mask.end() :]}".strip()


def _general(value: float) -> str:
    """Without the crumbs of binary fractions: 0.3, not 0.30000000000000004."""
    short = f"{value:.15g}"
    return short if "e" in short or "n" in short else f"{Decimal(short):f}"


def _moment(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    pattern = NOT_SHOWN.sub("", SHORT_DATES.get(number_format, number_format).split(";")[0])
    tokens = TOKENS.findall(QUOTED.sub(r"\1\2", pattern))
    small = [token.lower() for token in tokens]
    in_halves = bool({"am/pm", "a/p"} & set(small))
    moment = value if isinstance(value, datetime.datetime) else _at(value)
    written = []
    for index, token in enumerate(small):
        if token in {"m", "mm"} and _is_of_minutes(small, index):
            written.append(f"{moment.minute:0{len(token)}}")
        elif token in {"h", "hh"}:
            written.append(f"{(moment.hour % 12 or 12) if in_halves else moment.hour:0{len(token)}}")
        elif token in {"d", "m", "s"}:
            written.append(str({"d": moment.day, "m": moment.month, "s": moment.second}[token]))
        elif token in {"am/pm", "a/p"}:
            written.append("AM" if moment.hour < 12 else "PM")
        else:
            written.append(moment.strftime(PARTS[token]) if token in PARTS else tokens[index])
    return "".join(written)


def _is_of_minutes(tokens: list[str], index: int) -> bool:
    """The same letter stands for months and minutes: minutes follow hours or come before seconds."""
    before = [token[0] for token in tokens[:index] if token[0] in "ymdhs"]
    after = [token[0] for token in tokens[index + 1 :] if token[0] in "ymdhs"]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _at(value: datetime.date | datetime.time) -> datetime.datetime:
    if isinstance(value, datetime.time):
        return datetime.datetime.combine(datetime.date(1900, 1, 1), value)
    return datetime.datetime.combine(value, datetime.time())
