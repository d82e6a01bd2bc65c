"""The cells of a table: plain text as a person types it, or HTML where it is plainly meant."""

import re

from quizzes.importers.cleaning import clean
from quizzes.importers.markup import escape, paragraphs

# A tag that the bank knows or that every web page has, or an entity. "a <b and c> d" is neither.
MARKUP = re.compile(
    r"</?(?:p|br|b|i|u|strong|em|sub|sup|ul|ol|li|img|span|div|a|h[1-6]|font|table|tr|td|th|script|style|iframe|svg)"
    r"(?:\s[a-zA-Z-]{1,20}=[^<>]*|\s{0,9}/?)>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});",
    re.IGNORECASE,
)


def block(cell: str) -> str:
    """A text with paragraphs: an empty line begins one, other line breaks stay."""
    return clean(cell) if MARKUP.search(cell) else paragraphs(escape(cell))


def line(cell: str) -> str:
    """A text of one line."""
    return clean(cell) if MARKUP.search(cell) else escape(" ".join(cell.split()))
