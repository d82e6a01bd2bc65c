"""WebVTT captions, read as browsers read them (W3C, WebVTT §6), with what a trainer should put right.

Plain Python. A browser drops what it can't read without a word; here each such place is a `Problem` with its line.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MOST_BYTES = 2_000_000  # a day of talk; read in well under a second
LONG_ENOUGH_SECONDS = 30
END_OF_SENTENCE_SECONDS = 20
AFTER_THE_END_SECONDS = 1.0  # players round; a cue may end this much after the recording

_TIME = r"(?:([0-9]{1,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMINGS = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(.*)", re.DOTALL)
_TAG = re.compile(r"<([^>]*)>?")
_VOICE = re.compile(r"v(?:\.[^ \t\n\f]*)?[ \t\n\f]+(.*)", re.DOTALL)


class ProblemKind(StrEnum):
    """What can be wrong. The sentences are in learning/captions_wording.py, where they are translated."""

    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    NO_HEADER = "no_header"
    NO_CUES = "no_cues"
    BAD_TIME = "bad_time"
    COMMA_IN_TIME = "comma_in_time"
    NO_TIME = "no_time"
    ENDS_BEFORE_START = "ends_before_start"
    OUT_OF_ORDER = "out_of_order"
    AFTER_THE_END = "after_the_end"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: its line, counted from 1, and the words found there."""

    line: int
    kind: ProblemKind
    found: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of one speaker; the speaker is empty where the captions don't name one."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: when it is shown, what is said by whom, and where it stands in the file."""

    start: float
    end: float
    spoken: tuple[Spoken, ...]
    line: int
    identifier: str = ""
    settings: str = ""

    @property
    def text(self) -> str:
        """What is shown, without markup."""
        return " ".join(part.text for part in self.spoken)


@dataclass(frozen=True, slots=True)
class Captions:
    """Everything a browser would show, in the order of the file, and everything to put right."""

    cues: tuple[Cue, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Part of a transcript: about half a minute of one speaker."""

    start: float
    speaker: str
    text: str


def read(data: bytes, duration: float = 0.0) -> Captions:
    """The captions in a file. With a duration (seconds), cues after the recording's end are problems too."""
    if len(data) > MOST_BYTES:
        return Captions(problems=(Problem(1, ProblemKind.TOO_BIG),))
    try:
        return parse(data.decode("utf-8-sig"), duration)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Captions(problems=(Problem(line, ProblemKind.NOT_UTF8),))


def parse(text: str, duration: float = 0.0) -> Captions:
    """The same for text that is already decoded. Takes time in proportion to its length."""
    lines = normalised(text).split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return Captions(problems=(Problem(1, ProblemKind.NO_HEADER, lines[0][:60]),))
    cues: list[Cue] = []
    problems: list[Problem] = []
    for block in _blocks(lines):
        cue = _cue(block)
        if cue is None:
            problems += _problems_of_lost(block)
        else:
            problems += _problems_of(cue, cues[-1] if cues else None, duration)
            cues.append(cue)
    if not cues:
        problems.append(Problem(len(lines), ProblemKind.NO_CUES))
    return Captions(tuple(cues), tuple(problems))


def normalised(text: str) -> str:
    """One kind of line ending, no byte order mark, no NUL: what the captions are kept as."""
    return text.removeprefix("\ufeff").replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without an empty one between them; `arrow` is the index of the line with the times, if there is one."""

    line: int
    lines: list[str]
    arrow: int | None


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """The file's blocks after its header, split as browsers do: a second line of times starts a new block."""
    number = 1
    while number < len(lines) and lines[number] and "-->" not in lines[number]:
        number += 1  # the rest of the header
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
        yield _Block(first + 1, lines[first:number], arrow)


def _cue(block: _Block) -> Cue | None:
    if block.arrow is None:
        return None
    times = _TIMINGS.match(block.lines[block.arrow])
    if times is None:
        return None
    return Cue(
        start=_seconds(*times.groups()[:4]),
        end=_seconds(*times.groups()[4:8]),
        spoken=tuple(_spoken("\n".join(block.lines[block.arrow + 1 :]))),
        line=block.line + block.arrow,
        identifier=block.lines[0] if block.arrow else "",
        settings=times[9].strip(),
    )


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) + int(thousandths) / 1000


def _spoken(payload: str) -> Iterator[Spoken]:
    """The words between the tags; `<v Name>` says whose they are until it is closed or another one begins."""
    speaker, words, reached = "", [], 0
    for tag in _TAG.finditer(payload):
        words.append(payload[reached : tag.start()])
        reached = tag.end()
        voice = _VOICE.fullmatch(tag[1])
        if voice is None and tag[1] != "/v":
            continue
        if text := _plain(words):
            yield Spoken(speaker, text)
        speaker, words = _plain([voice[1]]) if voice else "", []
    if text := _plain([*words, payload[reached:]]):
        yield Spoken(speaker, text)


def _plain(words: list[str]) -> str:
    """Each piece is unescaped by itself, so that `&l<b>t;` never becomes a tag."""
    return " ".join("".join(html.unescape(word) for word in words).split())


def _problems_of_lost(block: _Block) -> Iterator[Problem]:
    if block.arrow is not None:
        found = block.lines[block.arrow]
        comma = re.search(r"[0-9],[0-9]{3}", found)
        kind = ProblemKind.COMMA_IN_TIME if comma else ProblemKind.BAD_TIME
        yield Problem(block.line + block.arrow, kind, found.strip()[:60])
    elif not re.match(r"(NOTE|STYLE|REGION)(?:[ \t]|$)", block.lines[0]):
        yield Problem(block.line, ProblemKind.NO_TIME, block.lines[0].strip()[:60])


def _problems_of(cue: Cue, before: Cue | None, duration: float) -> Iterator[Problem]:
    if cue.end <= cue.start:
        yield Problem(cue.line, ProblemKind.ENDS_BEFORE_START)
    if before and cue.start < before.start:
        yield Problem(cue.line, ProblemKind.OUT_OF_ORDER)
    if duration and cue.end > duration + AFTER_THE_END_SECONDS:
        yield Problem(cue.line, ProblemKind.AFTER_THE_END)


@lru_cache(maxsize=64)  # every view of a module shows it, and it takes longer to make than the rest of the page
def transcript_of(text: str) -> tuple[Paragraph, ...]:
    """The transcript in captions that were checked when they were kept; empty where there are none."""
    return tuple(paragraphs(parse(text).cues)) if text else ()


def paragraphs(cues: tuple[Cue, ...]) -> Iterator[Paragraph]:
    """Paragraphs that end where the speaker changes, or after half a minute, sooner at the end of a sentence."""
    start, speaker, words = 0.0, "", []
    for cue in cues:
        for part in cue.spoken:
            if words and (part.speaker != speaker or _is_long_enough(cue.start - start, words[-1])):
                yield Paragraph(start, speaker, " ".join(words))
                words = []
            if not words:
                start, speaker = cue.start, part.speaker
            words.append(part.text)
    if words:
        yield Paragraph(start, speaker, " ".join(words))


def _is_long_enough(seconds: float, last: str) -> bool:
    ended = last.rstrip("\"'”’)").endswith((".", "!", "?", "…"))
    return seconds >= (END_OF_SENTENCE_SECONDS if ended else LONG_ENOUGH_SECONDS)
