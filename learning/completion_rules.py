"""What counts as complete. Plain Python: everything arrives as arguments, nothing is looked up.

`RULE_VERSION` is copied into each completion; raise it whenever a change here could change who completes.
"""

from dataclasses import dataclass
from enum import StrEnum

RULE_VERSION = "2026-11.2"  # .2: a page says which of several attempts counts
# The last moments of a recording are applause and a logo, and players stop a little early.
END_TOLERANCE_SECONDS = 2.0


class Step(StrEnum):
    """What a practitioner does, in the order that makes sense."""

    WATCH = "watch"
    READ = "read"
    CHECK = "check"


class Method(StrEnum):
    """How the learning was done; the values are those of `records.models.completion.Method`."""

    WATCHED = "watched"
    TRANSCRIPT = "transcript"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page asks for. `watch_seconds` is None where there is nothing to watch."""

    watch_seconds: float | None = None
    reading: bool = False
    check: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps asked for, in order."""
        asked = ((Step.WATCH, self.watch_seconds is not None), (Step.READ, self.reading), (Step.CHECK, self.check))
        return tuple(step for step, wanted in asked if wanted)


@dataclass(frozen=True, slots=True)
class Done:
    """What a person has done. `watched_seconds` are distinct seconds."""

    watched_seconds: float = 0.0
    transcript_read: bool = False
    briefing_read: bool = False
    check_passed: bool = False


def watch_seconds_needed(duration: float, threshold_percent: int) -> float:
    """Distinct seconds that count as watched: the threshold, less the tolerance at the end."""
    return max(0.0, duration * threshold_percent / 100 - END_TOLERANCE_SECONDS)


def outstanding(needs: Needs, done: Done) -> tuple[Step, ...]:
    """Steps still to take, in order. Empty means complete, unless nothing was asked for."""
    is_done = {
        Step.WATCH: done.transcript_read or done.watched_seconds >= (needs.watch_seconds or 0),
        Step.READ: done.briefing_read,
        Step.CHECK: done.check_passed,
    }
    return tuple(step for step in needs.steps if not is_done[step])


def is_complete(needs: Needs, done: Done) -> bool:
    """Something was asked for and all of it is done."""
    return bool(needs.steps) and not outstanding(needs, done)


def method(needs: Needs, done: Done) -> Method:
    """How it was done. Watching counts over the transcript where both were done."""
    if needs.watch_seconds is None:
        return Method.READ
    return Method.WATCHED if done.watched_seconds >= needs.watch_seconds else Method.TRANSCRIPT
