"""The body of a question: its clean HTML, its one canonical text, and what every kind asks of it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import nh3
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.places import Place

type Body = dict[str, Any]
type Problems = dict[str, list[Any]]

INLINE = {"strong", "b", "em", "i", "sub", "sup"}
BLOCKS = INLINE | {"p", "br", "ul", "ol", "li"}
BLOCK_TAG = re.compile(r"(</?(?:p|ul|ol|li)>)")
SPACES = re.compile(r"[ \t\r\n]+")
SPELLINGS = {"<strong>": "<b>", "</strong>": "</b>", "<em>": "<i>", "</em>": "</i>"}
PART_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")


def words(markup: str) -> str:
    """Its words alone, in one line of plain text."""
    return plain(html.unescape(strip_tags(markup)))


def plain(text: str) -> str:
    """One line of plain text."""
    return " ".join(text.split())


def is_blank(markup: str) -> bool:
    """There is no word in it."""
    return not words(markup)


def clean_text(markup: str) -> str:
    """Paragraphs, lists and emphasis; everything else goes, and so does text that is only markup."""
    cleaned = _as_the_editor_writes(nh3.clean(markup, tags=BLOCKS, attributes={}).strip())
    if is_blank(cleaned):
        return ""
    return cleaned if BLOCK_TAG.search(cleaned) else f"<p>{cleaned}</p>"


def clean_line(markup: str) -> str:
    """One line: emphasis only, so that it can stand in a label or a heading."""
    spaced = markup.replace("</p>", "</p> ").replace("<br>", " ")
    return " ".join(_as_the_editor_writes(nh3.clean(spaced, tags=INLINE, attributes={})).split())


def _as_the_editor_writes(markup: str) -> str:
    """Opened in Wagtail's editor and saved again, a body must stay the same to the letter, or it is a new version."""
    for ours, editors in SPELLINGS.items():
        markup = markup.replace(ours, editors)
    return "".join(SPACES.sub(" ", part).strip(" ") for part in BLOCK_TAG.split(markup))


def split_stem(stem: str) -> tuple[str, str]:
    """The scenario, which is read first, and the question itself: the last paragraph, as one line."""
    scenario, paragraph, last = stem.rpartition("<p>")
    if not paragraph or not last.rstrip().endswith("</p>") or "<li>" in last:
        return "", clean_line(stem)
    return scenario.strip(), clean_line(last)


def canonical(body: Body) -> str:
    """The body as text. The same body always gives the same text, on every engine."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def clean_shared(body: Body) -> Body:
    """What every kind has, with clean HTML."""
    return {
        "stem": clean_text(body.get("stem", "")),
        "rationale": clean_text(body.get("rationale", "")),
        "explained_in": body.get("explained_in", "").strip(),
    }


def shared_problems(body: Body) -> Problems:
    """What is wrong with a body whatever its kind."""
    problems: Problems = {}
    if not body["stem"]:
        problems["stem"] = [_("Write the question.")]
    if body["explained_in"] and Place.parse(body["explained_in"]) is None:
        problems["explained_in"] = [
            _("Write it like moment:75, slide:3, theme:2 or recommendation:4, or leave it empty.")
        ]
    return problems


def id_problems(ids: list[str], place: str) -> Iterator[tuple[str, Any]]:
    """The parts of a question are told apart by ids that never change."""
    if len(set(ids)) < len(ids) or not all(PART_ID.fullmatch(one) for one in ids):
        yield place, _("Each part needs an id of its own, of small letters and digits.")
