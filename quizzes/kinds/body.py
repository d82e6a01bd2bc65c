"""The body of a question: its clean HTML, its one canonical text, and what every kind asks of it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import nh3
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.pictures import (
    ALLOWED,
    PICTURE,
    TAG,
    between_blocks,
    in_words,
    pictures_alone,
    texts_of,
    without_empty,
    without_pictures,
)
from quizzes.kinds.places import Place

type Body = dict[str, Any]
type Problems = dict[str, list[Any]]

INLINE = {"strong", "b", "em", "i", "sub", "sup"}
BLOCKS = INLINE | {"p", "br", "ul", "ol", "li"}
BLOCK_TAG = re.compile(r"(</?(?:p|ul|ol|li)>)")
BLOCK_OR_PICTURE = re.compile(f"(</?(?:p|ul|ol|li)>|{TAG})")
SPACES = re.compile(r"[ \t\r\n]+")
SPELLINGS = {"<strong>": "<b>", "</strong>": "</b>", "<em>": "<i>", "</em>": "</i>"}
FILE_NAME = re.compile(r"(?=\S*[^\W\d_])(?=\S*[\d_])\S{5,}|\S+\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
PART_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")


def words(markup: str) -> str:
    """Its words alone, in one line of plain text; of a picture, what it shows."""
    return plain(html.unescape(strip_tags(in_words(markup))))


def plain(text: str) -> str:
    """One line of plain text."""
    return " ".join(text.split())


def is_blank(markup: str) -> bool:
    """There is neither a word in it nor a picture."""
    return not words(markup) and not PICTURE.search(markup)


def clean_text(markup: str) -> str:
    """Paragraphs, lists, emphasis and pictures; everything else goes, and so does text that is only markup."""
    cleaned = _cleaned(markup, BLOCKS).strip()
    has_picture = PICTURE.search(cleaned) is not None
    if has_picture:
        cleaned = between_blocks(cleaned)
        cleaned = cleaned if BLOCK_TAG.search(cleaned) else between_blocks(f"<p>{cleaned}</p>")
    cleaned = _as_the_editor_writes(cleaned, BLOCK_OR_PICTURE)
    if is_blank(cleaned):
        return ""
    return cleaned if has_picture or BLOCK_TAG.search(cleaned) else f"<p>{cleaned}</p>"


def clean_line(markup: str) -> str:
    """One line: emphasis and pictures only, so that it can stand in a label."""
    has_picture = "<embed" in markup
    if has_picture:
        markup = PICTURE.sub(r" \g<0> ", clean_text(markup))
    spaced = markup.replace("</p>", "</p> ").replace("<br>", " ")
    if has_picture:
        spaced = without_empty(_cleaned(spaced, INLINE))
    return " ".join(_as_the_editor_writes(_cleaned(spaced, INLINE), BLOCK_TAG).split())


def _cleaned(markup: str, tags: set[str]) -> str:
    """Without "*", any tag may have a title and a language."""
    allowed = {"embed": ALLOWED, "*": set()}
    return pictures_alone(nh3.clean(markup, tags=tags | {"embed"}, attributes=allowed))


def _as_the_editor_writes(markup: str, apart: re.Pattern) -> str:
    """Opened in Wagtail's editor and saved again, a body must stay the same to the letter, or it is a new version."""
    for ours, editors in SPELLINGS.items():
        markup = markup.replace(ours, editors)
    return "".join(SPACES.sub(" ", part).strip(" ") for part in apart.split(markup))


def split_stem(stem: str) -> tuple[str, str]:
    """The scenario, which is read first, and the question itself: the last paragraph, as one line.

    The question is a label, which would be read out with its pictures each time. So those go before it.
    """
    scenario, paragraph, last = stem.rpartition("<p>")
    question = without_pictures(last)
    if not paragraph or not question.rstrip().endswith("</p>") or "<li>" in question:
        return "".join(_pictures(stem)), clean_line(without_pictures(stem))
    return "".join([scenario.strip(), *_pictures(last)]), clean_line(question)


def _pictures(markup: str) -> list[str]:
    return [found[0] for found in PICTURE.finditer(markup)]


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
    elif not words(without_pictures(body["stem"])):
        problems["stem"] = [_("Write what is asked, too. A picture alone asks nothing.")]
    if body["explained_in"] and Place.parse(body["explained_in"]) is None:
        problems["explained_in"] = [
            _("Write it like moment:75, slide:3, theme:2 or recommendation:4, or leave it empty.")
        ]
    return problems


def picture_problems(body: Body) -> Iterator[tuple[str, Any]]:
    """Each is said in words too, even where Wagtail was told that it is decoration: else some people are asked less."""
    for place, text in texts_of(body):
        for found in PICTURE.finditer(text):
            alt = html.unescape(found["alt"])
            if not alt:
                told = _(
                    "Give the picture alternative text: say in words what it shows, for people who can’t see it. No "
                    "picture of a question is decorative."
                )
                yield place, told
            elif FILE_NAME.fullmatch(alt):  # Wagtail offers it where nobody has described the image
                told = _("“%(alt)s” looks like the name of a file. Say in words what the picture shows.")
                yield place, told % {"alt": alt}


def id_problems(ids: list[str], place: str) -> Iterator[tuple[str, Any]]:
    """The parts of a question are told apart by ids that never change."""
    if len(set(ids)) < len(ids) or not all(PART_ID.fullmatch(one) for one in ids):
        yield place, _("Each part needs an id of its own, of small letters and digits.")
