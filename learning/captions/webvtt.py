"""WebVTT, read by the rules browsers read it by (W3C, WebVTT §6.1 to §6.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning.captions.cue_text import lost, spoken, voiced
from learning.captions.cues import Captions, Cue, Problem, ProblemKind

NAME = "WebVTT"
AFTER_THE_END_SECONDS = 1.0  # players round; a cue may end this much after the recording

_TIME = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMINGS = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(.*)", re.DOTALL)
_ALMOST = r"[0-9]{1,9}:[0-9]{1,2}(?::[0-9]{1,2})?[,.][0-9]{1,3}"
_TIMES_ALONE = re.compile(rf"[ \t]*{_ALMOST}[^0-9A-Za-z]{{1,9}}{_ALMOST}[ \t]*")
_LONGEST_HOURS = 9  # digits; nothing lasts longer, and Python refuses to read thousands of them


def parse(text: str, duration: float = 0.0) -> Captions:
    """What decoded WebVTT shows. With a duration (seconds), cues after the recording's end are problems too.

    Takes time in proportion to the length of the text.
    """
    text = normalised(text)
    lines = text.split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return Captions(problems=(Problem(1, ProblemKind.NO_HEADER, lines[0][:60]),), text=text, format=NAME)
    cues: list[Cue] = []
    problems: list[Problem] = []
    for block in blocks(lines):
        cue = _cue(block)
        if cue is None:
            problems += _problems_of_lost(block)
        else:
            problems += problems_of(cue, cues[-1] if cues else None, duration)
            problems += times_as_words(block.lines[cue.line - block.line + 1 :], cue.line + 1)
            cues.append(cue)
    if not cues:
        problems.append(Problem(len(lines), ProblemKind.NO_CUES))
    return Captions(tuple(cues), tuple(problems), text, NAME)


def normalised(text: str) -> str:
    """One kind of line ending, no byte order mark, no NUL: what the captions are kept as."""
    return text.removeprefix("\ufeff").replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def make_cue(start: float, end: float, payload: str, *, line: int, identifier: str = "", settings: str = "") -> Cue:
    """A cue of these words."""
    runs = list(voiced(payload))
    shown = "".join(text for _, text in runs)
    return Cue(start, end, payload, shown, tuple(spoken(runs)), line, identifier, settings)


def problems_of(cue: Cue, before: Cue | None, duration: float) -> Iterator[Problem]:
    """What is wrong with a cue although it is shown."""
    if cue.end <= cue.start:
        yield Problem(cue.line, ProblemKind.ENDS_BEFORE_START)
    if before and cue.start < before.start:
        yield Problem(cue.line, ProblemKind.OUT_OF_ORDER)
    if duration and cue.end > duration + AFTER_THE_END_SECONDS:
        yield Problem(cue.line, ProblemKind.AFTER_THE_END)
    for line, tag in lost(cue.payload):
        yield Problem(cue.line + 1 + line, ProblemKind.LOST_IN_A_TAG, tag)


def times_as_words(lines: list[str], first: int) -> Iterator[Problem]:
    """Lines of a cue that were meant as the times of the next one: their arrow is mistyped. `first` is their number."""
    for number, line in enumerate(lines, start=first):
        if _TIMES_ALONE.fullmatch(line):
            yield Problem(number, ProblemKind.TIMES_AS_WORDS, line.strip()[:60])


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without an empty one between them; `arrow` is the index of the line with the times, if there is one."""

    line: int
    lines: list[str]
    arrow: int | None


def header_length(lines: list[str]) -> int:
    """How many lines belong to the header: all before an empty one or the first times."""
    number = 1
    while number < len(lines) and lines[number] and "-->" not in lines[number]:
        number += 1
    return number


def blocks(lines: list[str]) -> Iterator[Block]:
    """The file's blocks after its header, split as browsers do: a second line of times starts a new block."""
    number = header_length(lines)
    while number < len(lines):
        if not lines[number]:
            number += 1
            continue
        first, arrow = number, None
        while number < len(lines) and lines[number]:
            if "-->" in lines[number]:
                if arrow is not None or number - first > 1:
                    break
                arrow = number - first
            number += 1
        yield Block(first + 1, lines[first:number], arrow)


def is_comment(block: Block) -> bool:
    """A note, style or region: never shown, and nothing is lost."""
    return block.arrow is None and bool(re.match(r"(NOTE|STYLE|REGION)(?:[ \t]|$)", block.lines[0]))


def _cue(block: Block) -> Cue | None:
    if block.arrow is None:
        return None
    times = _TIMINGS.match(block.lines[block.arrow])
    if times is None:
        return None
    return make_cue(
        _seconds(*times.groups()[:4]),
        _seconds(*times.groups()[4:8]),
        "\n".join(block.lines[block.arrow + 1 :]),
        line=block.line + block.arrow,
        identifier=block.lines[0] if block.arrow else "",
        settings=times[9].strip(),
    )


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    digits = (hours or "0").lstrip("0")
    whole = int(digits or "0") if len(digits) <= _LONGEST_HOURS else 10**_LONGEST_HOURS
    return (whole * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + int(thousandths)) / 1000


def _problems_of_lost(block: Block) -> Iterator[Problem]:
    if block.arrow is not None:
        found = block.lines[block.arrow]
        comma = re.search(r"[0-9],[0-9]{3}", found)
        kind = ProblemKind.COMMA_IN_TIME if comma else ProblemKind.BAD_TIME
        yield Problem(block.line + block.arrow, kind, found.strip()[:60])
    elif not is_comment(block):
        yield Problem(block.line, ProblemKind.NO_TIME, block.lines[0].strip()[:60])
