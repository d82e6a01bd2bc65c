"""The transcript: what is said, in paragraphs."""

from collections.abc import Iterator
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


@lru_cache(maxsize=64)  # every view of a module shows it, and it takes longer to make than the rest of the page
def transcript_of(text: str) -> tuple[Paragraph, ...]:
    """The transcript in captions that were checked when they were kept; empty where there are none."""
    return tuple(paragraphs(parse(text).cues)) if text else ()


def paragraphs(cues: tuple[Cue, ...]) -> Iterator[Paragraph]:
    """Paragraphs that end where the speaker changes, or after half a minute, sooner at the end of a sentence."""
    start, speaker, words = 0.0, "", list[str]()
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
