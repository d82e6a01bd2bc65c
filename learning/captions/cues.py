"""What captions consist of, and what can be wrong with them."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What can be wrong. The sentences are in learning/captions_wording.py, where they are translated."""

    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    UNKNOWN_FORMAT = "unknown_format"
    NO_HEADER = "no_header"
    NO_CUES = "no_cues"
    BAD_TIME = "bad_time"
    BAD_SRT_TIME = "bad_srt_time"
    COMMA_IN_TIME = "comma_in_time"
    NO_TIME = "no_time"
    TIMES_AS_WORDS = "times_as_words"
    LOST_IN_A_TAG = "lost_in_a_tag"
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
    """One caption: when it is shown, what is said by whom, and where its times stand in the file."""

    start: float
    end: float
    payload: str  # as written, with its tags
    text: str  # as shown, with its line endings
    spoken: tuple[Spoken, ...]
    line: int
    identifier: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Captions:
    """Everything a browser would show, in the order of the file, and everything to put right."""

    cues: tuple[Cue, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""  # the WebVTT to keep
    format: str = ""

    @property
    def is_refused(self) -> bool:
        """Nothing would be shown."""
        return not self.cues
