"""What a practitioner may be shown of their marked answers, and when. Plain Python.

A policy is kept as text, `moment:part part;moment:part`, in a fixed order, so that equal policies are equal texts:
`submitted:verdict score rationale key`. It is copied into each attempt when that starts.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Moment(StrEnum):
    """When. A later moment shows all that it says itself, and what an earlier one had shown stays shown."""

    DURING = "during"
    SUBMITTED = "submitted"
    PASSED = "passed"
    CLOSED = "closed"


class Part(StrEnum):
    """What."""

    VERDICT = "verdict"  # right or wrong
    SCORE = "score"
    RATIONALE = "rationale"  # with the feedback to the options that were chosen
    KEY = "key"  # the right answer


# How the two policies were called that were there first; attempts and drafts of pages still say them.
NAMED = {
    "after_each": "during:verdict rationale;submitted:verdict score rationale",
    "after_submit": "submitted:verdict score rationale",
}
DEFAULT = NAMED["after_submit"]


@dataclass(frozen=True, slots=True)
class Policy:
    """Which parts are shown at which moments."""

    shown: frozenset[tuple[Moment, Part]]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The policy that a text says. Raises ValueError where it says something unknown."""
        rows = (row.partition(":") for row in NAMED.get(text, text).split(";") if row)
        return cls(frozenset((Moment(moment), Part(part)) for moment, _, parts in rows for part in parts.split()))

    def __str__(self) -> str:
        rows = ((moment, [part for part in Part if (moment, part) in self.shown]) for moment in Moment)
        return ";".join(f"{moment}:{' '.join(parts)}" for moment, parts in rows if parts)

    @property
    def shows_during(self) -> bool:
        """Something follows each answer at once, so that no answer can be taken back."""
        return any(moment is Moment.DURING for moment, _ in self.shown)

    def shows(self, part: Part, reached: frozenset[Moment]) -> bool:
        """Whether a part is shown once these moments have come."""
        return any((moment, part) in self.shown for moment in reached)
