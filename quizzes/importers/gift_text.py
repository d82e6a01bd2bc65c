"""Texts in GIFT, each in one of four formats: `[html]`, `[moodle]`, `[plain]` or `[markdown]`."""

import re

from quizzes.importers.cleaning import clean
from quizzes.importers.gift_syntax import Piece
from quizzes.importers.markup import MARKDOWN, escape, moodle, paragraphs

FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
BLOCK = re.compile(r"<(?:p|ul|ol|li|div|table|pre|h[1-6])\b", re.IGNORECASE)


def format_of(piece: Piece, default: str) -> tuple[str, Piece]:
    """The format and the text without its mark. Where none is given, a text has that of the question."""
    match = FORMAT.match(piece.code)
    return (match[1].lower(), piece.cut(match.end())) if match else (default, piece)


def text(piece: Piece, default: str) -> str:
    """A text with paragraphs."""
    format_name, piece = format_of(piece, default)
    if format_name == "html":
        return clean(piece.shown)
    if format_name == "markdown":
        return clean(MARKDOWN.render(piece.shown))
    shown = _joined(piece).shown
    if format_name == "plain":
        return paragraphs(escape(shown))
    return clean(moodle(shown) if BLOCK.search(shown) else paragraphs(moodle(shown)))


def line(piece: Piece, default: str) -> str:
    """A text of one line, such as an option."""
    format_name, piece = format_of(piece, default)
    if format_name == "html":
        return clean(piece.shown)
    if format_name == "markdown":
        return clean(MARKDOWN.renderInline(piece.shown))
    shown = " ".join(piece.shown.split())
    return escape(shown) if format_name == "plain" else clean(moodle(shown))


def plain(piece: Piece) -> str:
    """An accepted answer, which is compared as it stands."""
    return " ".join(format_of(piece, "plain")[1].shown.split())


def _joined(piece: Piece) -> Piece:
    r"""Where a file breaks its lines means nothing; a break that is meant is written `\n`."""
    return piece._replace(code=" ".join(stripped for part in piece.code.split("\n") if (stripped := part.strip())))
