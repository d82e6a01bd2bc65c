"""SRT (SubRip), which many programs save, as WebVTT. It has no standard: read as its players read it.

Words belong to the times above them, over empty lines too. Counters may be missing or wrong.
"""

import re
from collections.abc import Iterable

from learning.captions.cues import Captions, Cue, Problem, ProblemKind
from learning.captions.webvtt import make_cue, normalised, problems_of, times_as_words

NAME = "SRT"

_TIME = r"(?:([0-9]{1,9}):)?([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{3})(?![0-9])"
_TIMINGS = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?$")
_RECOGNISED = re.compile(r"^[ \t]*(?:[0-9]{1,9}:)?[0-9]{1,2}:[0-9]{1,2}([,.])[0-9]{1,3}[ \t]*-->", re.MULTILINE)
_POSITION = re.compile(r"\{\\[^}\n]*\}")
_KEPT = re.compile(r"</?[ibu]>", re.IGNORECASE)
_TAG_OR_SIGN = re.compile(r"</?[a-zA-Z][^<>\n]*>|<|&(?!(?:amp|lt|gt|nbsp|lrm|rlm|#[0-9]{1,7});)")


def looks_like(text: str, *, named: bool) -> bool:
    """Times with commas; in a file whose name ends in .srt also with full stops, as some programs write them."""
    found = _RECOGNISED.search(text)
    return found is not None and (named or found[1] == ",")


def parse(text: str, duration: float = 0.0) -> Captions:
    """The cues with the lines of the SRT, and all of it as WebVTT."""
    lines = normalised(text).split("\n")
    cues: list[Cue] = []
    problems: list[Problem] = []
    arrows = [number for number, line in enumerate(lines) if "-->" in line]
    if words := _words(lines[: arrows[0]] if arrows else lines):
        first = next(number for number, line in enumerate(lines, start=1) if line.strip() == words[0])
        problems.append(Problem(first, ProblemKind.NO_TIME, words[0][:60]))
    for arrow, following in zip(arrows, [*arrows[1:], len(lines)], strict=False):
        times = _TIMINGS.match(lines[arrow])
        if times is None:
            problems.append(Problem(arrow + 1, ProblemKind.BAD_SRT_TIME, lines[arrow].strip()[:60]))
            continue
        words = _words(lines[arrow + 1 : following], before_times=following < len(lines))
        payload = "\n".join(filter(None, map(_as_webvtt, words)))
        cue = make_cue(_seconds(*times.groups()[:4]), _seconds(*times.groups()[4:]), payload, line=arrow + 1)
        problems += problems_of(cue, cues[-1] if cues else None, duration)
        problems += times_as_words(lines[arrow + 1 : following], arrow + 2)
        cues.append(cue)
    if not cues:
        problems.append(Problem(len(lines), ProblemKind.NO_CUES))
    return Captions(tuple(cues), tuple(problems), written(cues), NAME)


def written(cues: Iterable[Cue]) -> str:
    """These cues as WebVTT."""
    parts = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{cue.payload}".rstrip("\n") for cue in cues]
    return "\n\n".join(["WEBVTT", *parts]) + "\n"


def stamp(seconds: float) -> str:
    """Seconds as WebVTT writes them: 00:01:15.500."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _words(lines: list[str], *, before_times: bool = True) -> list[str]:
    """The lines that say something: without the counter of the times that follow, and without empty ones."""
    counter = before_times and lines and lines[-1].strip().isdecimal()
    return [line.strip() for line in (lines[:-1] if counter else lines) if line.strip()]


def _as_webvtt(line: str) -> str:
    """What is dropped may bring an arrow together, which would end the cue."""
    return _TAG_OR_SIGN.sub(_tag_or_sign, _POSITION.sub("", line)).strip().replace("-->", "--&gt;")


def _tag_or_sign(found: re.Match[str]) -> str:
    if found[0] in {"<", "&"}:
        return {"<": "&lt;", "&": "&amp;"}[found[0]]
    return found[0].lower() if _KEPT.fullmatch(found[0]) else ""


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return (int(hours or 0) * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + int(thousandths)) / 1000
