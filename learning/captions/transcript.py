"""The transcript: what is said, in paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from learning.captions.cues import Cue
from learning.captions.webvtt import parse

LONG_ENOUGH_SECONDS = 30
END_OF_SENTENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Part of a transcript: about half a minute of one speaker."""

    start: float
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What is said in one chapter; its title is empty before the first."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@lru_cache(maxsize=64)  # every view of a module shows it, and it takes longer to make than the rest of the page
def transcript_of(text: str) -> tuple[Paragraph, ...]:
    """The transcript in captions that were checked when they were kept; empty where there are none."""
    return tuple(paragraphs(parse(text).cues)) if text else ()


def paragraphs(cues: Sequence[Cue], breaks: Sequence[float] = ()) -> Iterator[Paragraph]:
    """Paragraphs that end where the speaker changes or a break lies, or after half a minute, sooner with a sentence."""
    start, speaker, words = 0.0, "", list[str]()
    for cue in cues:
        for part in cue.spoken:
            ends = part.speaker != speaker or bisect_right(breaks, start) != bisect_right(breaks, cue.start)
            if words and (ends or _is_long_enough(cue.start - start, words[-1])):
                yield Paragraph(start, speaker, " ".join(words))
                words = []
            if not words:
                start, speaker = cue.start, part.speaker
            words.append(part.text)
    if words:
        yield Paragraph(start, speaker, " ".join(words))


def sections(cues: Sequence[Cue], chapters: Sequence[tuple[float, str]]) -> list[Section]:
    """The transcript under its chapters, which are in the order of their times. Chapters without a word stay."""
    starts = [start for start, _ in chapters]
    parts: list[list[Paragraph]] = [[] for _ in range(len(chapters) + 1)]
    for paragraph in paragraphs(cues, starts):
        parts[bisect_right(starts, paragraph.start)].append(paragraph)
    titles = ["", *(title for _, title in chapters)]
    return [Section(title, tuple(part)) for title, part in zip(titles, parts, strict=True) if title or part]


def _is_long_enough(seconds: float, last: str) -> bool:
    ended = last.rstrip("\"'”’)").endswith((".", "!", "?", "…"))
    return seconds >= (END_OF_SENTENCE_SECONDS if ended else LONG_ENOUGH_SECONDS)
