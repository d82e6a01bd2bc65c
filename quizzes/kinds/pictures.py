"""Pictures in the texts of a question: Wagtail's tag for one of its images, in the one form that a body keeps."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

TAG = '<embed alt="[^"<>]*" embedtype="image" format="fullwidth" id="[0-9]+"/>'
PICTURE = re.compile(TAG.replace('"[^"<>]*"', '"(?P<alt>[^"<>]*)"').replace("[0-9]+", "(?P<number>[0-9]+)"))
EMBED = re.compile(r'<embed((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
NUMBER = re.compile(r"[1-9][0-9]{0,49}", re.ASCII)
ANY_TAG = re.compile(r"(<[^<>]*>)")
PAIRED = {f"<{name}>" for name in ("p", "ul", "ol", "li", "strong", "b", "em", "i", "sub", "sup")}
LISTS = {"ul", "ol"}
ALLOWED = {"alt", "embedtype", "format", "id"}


def picture(alt: str, number: int | str) -> str:
    """The image of that number. Its words hold no gap of missing words."""
    words = html.escape(" ".join(alt.split())).replace("[[", "&#91;[")
    return f'<embed alt="{words}" embedtype="image" format="fullwidth" id="{number}"/>'


def pictures_alone(cleaned: str) -> str:
    """Of all embeds only pictures, each in its one form. Takes what the cleaner of HTML leaves."""
    return EMBED.sub(_as_picture, cleaned)


def _as_picture(embed: re.Match) -> str:
    said = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(embed[1])}
    if said.get("embedtype") != "image" or not NUMBER.fullmatch(said.get("id", "")):
        return ""
    return picture(said.get("alt", ""), said["id"])


def between_blocks(markup: str) -> str:
    """Pictures stand between paragraphs, as Wagtail's editor writes them; those in a list come after it."""
    written, waiting, opened, lists = [], [], [], 0
    for part in ANY_TAG.split(markup):
        if PICTURE.fullmatch(part):
            waiting.append(part)
        else:
            written.append(part)
            if part.startswith("</"):
                lists -= opened.pop() in LISTS
            elif part.startswith("<") and part != "<br>":
                opened.append(part[1:-1])
                lists += opened[-1] in LISTS
        if waiting and not lists:
            written += [f"</{name}>" for name in reversed(opened)]
            written += waiting
            written += [f"<{name}>" for name in opened]
            waiting = []
    return without_empty("".join(written))


def without_empty(markup: str) -> str:
    """The editor puts an empty paragraph where a picture has none beside it. Once through, however deep they are."""
    kept: list[str] = []
    opened: list[int] = []
    for part in ANY_TAG.split(markup):
        kept.append(part)
        if part in PAIRED:
            opened.append(len(kept))
        elif part.startswith("</"):
            inside = opened.pop()
            if not any(kept[index].strip() for index in range(inside, len(kept) - 1)):
                del kept[inside - 1 :]
    return "".join(kept)


def in_words(markup: str) -> str:
    """What the pictures show stands in their place, still as HTML."""
    return PICTURE.sub(r" \g<alt> ", markup)


def without_pictures(markup: str) -> str:
    """The rest."""
    return PICTURE.sub(" ", markup)


def texts_of(body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of a body, with its place as problems name it: `stem`, `options.2.feedback`, ….

    Pictures stand only in HTML: plain text in a body, such as accepted answers, is never drawn as anything else.
    """
    for part, value in body.items():
        if isinstance(value, str):
            yield part, value
        elif isinstance(value, list):
            for index, row in enumerate(value):
                yield from ((f"{part}.{index}.{name}", text) for name, text in texts_of(row))


def change_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same body with every text changed."""
    if isinstance(value, dict):
        return {part: change_texts(one, change) for part, one in value.items()}
    if isinstance(value, list):
        return [change_texts(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def numbers_in(body: dict[str, Any]) -> list[int]:
    """The numbers of the pictures that a body shows, each once."""
    found = (int(one["number"]) for _place, text in texts_of(body) for one in PICTURE.finditer(text))
    return list(dict.fromkeys(found))
