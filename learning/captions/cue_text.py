"""The words of a cue between its tags, and whose they are (W3C, WebVTT §6.4 and §6.5)."""

import html
import re
from collections.abc import Iterator

from learning.captions.cues import Spoken

# A tag ends at the next ">", whatever stands in it, or at the end of the cue.
_TAG = re.compile(r"<([^>]*)>?")
_AFTER_NAME = re.compile(r"[ \t\n\f.]")
_BEFORE_ANNOTATION = re.compile(r"[ \t\n\f]")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|[a-zA-Z][a-zA-Z0-9]{0,40};?)")
KNOWN = frozenset({"c", "i", "b", "u", "ruby", "rt", "v", "lang"})
# Of HTML: browsers leave the tag out and show what it holds, so nothing that was said is lost.
HARMLESS = frozenset({"font", "span", "br", "p", "div", "em", "strong", "a", "s"})

type Voiced = tuple[str, str]


def voiced(payload: str) -> Iterator[Voiced]:
    """Each run of words as it is shown, with its speaker."""
    stack: list[Voiced] = [("", "")]  # the tags that are open, each with its speaker
    reached = 0
    for tag in _TAG.finditer(payload):
        yield stack[-1][1], unescaped(payload[reached : tag.start()])
        reached = tag.end()
        _open_or_close(tag[1], stack)
    yield stack[-1][1], unescaped(payload[reached:])


def spoken(runs: list[Voiced]) -> Iterator[Spoken]:
    """The words by speaker, with single spaces, for reading."""
    speaker, words = "", list[str]()
    for voice, text in runs:
        if voice != speaker:
            if said := " ".join("".join(words).split()):
                yield Spoken(speaker, said)
            speaker, words = voice, []
        words.append(text)
    if said := " ".join("".join(words).split()):
        yield Spoken(speaker, said)


def lost(payload: str) -> Iterator[tuple[int, str]]:
    """What looks like words, but is hidden as part of a tag: the line within the cue, and the tag."""
    line = reached = 0
    for tag in _TAG.finditer(payload):
        line += payload.count("\n", reached, tag.start())
        reached = tag.start()
        if not tag[0].endswith(">") or not _is_tag(tag[1]):
            yield line, " ".join(tag[0].split())[:60]


def unescaped(text: str) -> str:
    """Character references as HTML has them: named ones also without their semicolon, numbers of any length."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    if hexadecimal is None and decimal is None:
        return html.unescape(reference[0])
    digits = (hexadecimal or decimal).lstrip("0") or "0"
    if len(digits) > 7:  # beyond Unicode; Python refuses to read a number of thousands of digits
        return "\ufffd"
    number = int(digits, 16 if hexadecimal else 10)
    return html.unescape(f"&#{number};") or chr(number)  # Python leaves control characters out, browsers don't


def _open_or_close(tag: str, stack: list[Voiced]) -> None:
    current, speaker = stack[-1]
    if tag.startswith("/"):
        closes = 1 if tag[1:] == current != "" else 2 if (tag, current) == ("/ruby", "rt") else 0
        del stack[len(stack) - closes :]
        return
    name = _name(tag)
    if name not in KNOWN or (name == "rt" and current != "ruby"):
        return
    if name == "v":
        annotation = _BEFORE_ANNOTATION.split(tag, maxsplit=1)[1:]
        speaker = " ".join(unescaped("".join(annotation)).split())
    stack.append((name, speaker))


def _name(tag: str) -> str:
    return _AFTER_NAME.split(tag, maxsplit=1)[0]


def _is_tag(tag: str) -> bool:
    name = _name(tag.removeprefix("/"))
    is_moment = re.fullmatch(r"[0-9:.]+", tag) is not None
    return not tag or is_moment or name in KNOWN or name.rstrip("/").lower() in HARMLESS
