"""HTML as files hand it over, made harmless: paragraphs, lists, emphasis, and pictures that the file brings itself."""

import html
import re

import nh3

from quizzes.kinds.body import BLOCKS

NEVER_SHOWN = {"script", "style", "title", "template", "iframe", "object", "noscript", "svg", "math", "textarea"}
KEPT = BLOCKS | {"img"} | NEVER_SHOWN
PARAGRAPHS = {
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "blockquote",
    "pre",
    "section",
    "dl",
    "dt",
    "dd",
}
CELLS = {"td", "th"}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>")  # possessive: without the ">" there is one way to fail
EMPTY = re.compile(r"<p>\s*</p>")
BARE_PICTURE = re.compile(r'<img(?: alt="[^"]*")?>')  # whose address was none of ours
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}")
RUNS = re.compile(
    r"<(?:script|iframe|object|embed|form|svg)\b|<[a-z][^<>]*?(?:\bon[a-z]{3,20}\s{0,9}=|(?:java|vb)script\s{0,9}:)",
    re.IGNORECASE,
)
MOST_TAGS = 1000  # the time that cleaning takes grows with the square of how deep tags are nested,
MOST_ENTITIES = 2000  # and with the square of the number of entities


def clean(markup: str) -> str:
    """Nothing that runs, nothing from elsewhere, nothing but what the bank keeps. Cleaning twice changes nothing."""
    kept = TAG.sub(_keep, markup)
    if kept.count("<") > MOST_TAGS or kept.count("&") > MOST_ENTITIES:
        return html.escape(words(markup), quote=False)
    cleaned = nh3.clean(
        kept,
        tags=BLOCKS | {"img"},
        clean_content_tags=NEVER_SHOWN,
        attributes={"img": {"src", "alt"}, "*": set()},  # else any tag may have a title and a language
        attribute_filter=_only_pictures,
        url_schemes={"data"},
    )
    return EMPTY.sub("", BARE_PICTURE.sub("", cleaned)).strip()


def runs(markup: str) -> bool:
    """It holds something that a browser would run, or that pretends to."""
    return RUNS.search(markup) is not None


def words(markup: str) -> str:
    """The words, with line breaks where the HTML has them."""
    text = re.sub(r"</p>\s*<p>", "\n\n", markup.strip()).replace("<br>", "\n")
    return html.unescape(re.sub(r"<[^<>]*>", "", text)).strip()


def _keep(tag: re.Match) -> str:
    """The tag as it goes to the cleaner: what would only be dropped there doesn't have to be nested there first."""
    closing, name = tag[1], tag[2].lower()
    if name in KEPT:
        return tag[0]
    if name in PARAGRAPHS:
        return f"<{closing}p>"
    return " " if name in CELLS else ""


def _only_pictures(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "src" or PICTURE.fullmatch(value) else None
