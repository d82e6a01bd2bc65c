"""Reads the demo's texts. They are written in a handful of Markdown's signs, so that people can proofread them."""

import re
import tomllib
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
MEDIA = Path(__file__).parent / "media"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the content. Treat it as read-only: everybody gets the same object."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def inline(text: str) -> str:
    """One line as HTML: **bold** and [links](address)."""
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text.strip(), quote=False))
    return re.sub(r"\[(.+?)\]\((https://\S+?)\)", r'<a href="\2">\1</a>', text)


def paragraphs(text: str) -> str:
    """Paragraphs and lists as HTML, in the form that Wagtail's editor stores."""
    return "".join(_part(part) for part in text.strip().split("\n\n"))


def blocks(text: str) -> list[dict[str, str]]:
    """Headings and text as the blocks of a page's running text."""
    made: list[dict[str, str]] = []
    for section in re.split(r"^## ", text.strip(), flags=re.MULTILINE):
        heading, _, rest = section.partition("\n")
        if made or text.lstrip().startswith("## "):
            made.append({"type": "heading", "value": heading.strip()})
        else:
            rest = section
        if rest.strip():
            made.append({"type": "text", "value": paragraphs(rest)})
    return made


def _part(part: str) -> str:
    lines = part.strip().splitlines()
    if not lines[0].startswith("- "):
        return f"<p>{inline(' '.join(lines))}</p>"
    return "<ul>" + "".join(f"<li>{inline(line.removeprefix('- '))}</li>" for line in lines) + "</ul>"
