"""Plain text, Moodle's own kind of text and Markdown as HTML, and a name for a question that has none."""

import html
import re

from markdown_it import MarkdownIt

NAME_LENGTH, TOPIC_LENGTH = 120, 80  # what the bank holds
BREAK = re.compile(r"</?(?:p|br|li|ul|ol|div|pre|h[1-6]|tr|td|th)\b[^<>]*>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]*>")
# Moodle's own format takes these as HTML (and its cleaner throws some away), everything else as it stands.
KNOWN_TAG = re.compile(
    r"(</?(?:a|b|blockquote|br|code|div|em|embed|form|h[1-6]|hr|i|iframe|img|input|li|object|ol|p|pre|s|script|span"
    r"|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
MARKDOWN = MarkdownIt("commonmark")


def escape(plain: str) -> str:
    """Plain text as HTML, to the letter as the bank's cleaner writes it."""
    return html.escape(plain, quote=False).replace("\xa0", "&nbsp;")


def paragraphs(marked: str) -> str:
    """Paragraphs, parted by blank lines; other line ends are breaks."""
    parts: list[list[str]] = [[]]
    for line in marked.split("\n"):
        if line.strip():
            parts[-1].append(line.strip())
        elif parts[-1]:
            parts.append([])
    return "".join(f"<p>{'<br>'.join(lines)}</p>" for lines in parts if lines)


def moodle(text: str) -> str:
    """Known tags and entities stay, any other sign is shown as it stands."""
    parts = KNOWN_TAG.split(text)
    parts[::2] = [escape(html.unescape(part)) for part in parts[::2]]
    return "".join(parts)


def one_line(text: str, longest: int) -> str:
    """No line ends, and no longer than the bank has room for."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def without_tags(markup: str) -> str:
    """The words of a text in one line."""
    return " ".join(html.unescape(ANY_TAG.sub("", BREAK.sub(" ", markup))).split())


def name_from(markup: str) -> str:
    """What a question is called that has no name: how it begins."""
    return one_line(without_tags(markup), NAME_LENGTH)
