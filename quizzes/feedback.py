"""What a practitioner may be shown of their marked answers, and when. Plain Python.

A policy is kept as text, `moment:part part;moment:part`, in a fixed order, so that equal policies are equal texts:
`submitted:verdict score rationale key`. It is copied into each attempt when that starts.
"""

from collections.abc import Collection
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
        named = ((Moment(moment), parts.split()) for moment, _, parts in rows)
        return cls(frozenset((moment, Part(part)) for moment, parts in named for part in parts))

    def __str__(self) -> str:
        rows = ((moment, [part for part in Part if (moment, part) in self.shown]) for moment in Moment)
        return ";".join(f"{moment}:{' '.join(parts)}" for moment, parts in rows if parts)

    @property
    def shows_during(self) -> bool:
        """Something follows each answer at once, so that no answer can be taken back."""
        return any(moment is Moment.DURING for moment, _ in self.shown)

    def parts(self, reached: Collection[Moment]) -> frozenset[Part]:
        """What is shown once these moments have come."""
        return frozenset(part for moment, part in self.shown if moment in reached)

    def later(self, reached: Collection[Moment], possible: Collection[Moment]) -> list[tuple[Moment, list[Part]]]:
        """What more is shown at the moments that may still come, in their order, each part once."""
        known, coming = set(self.parts(reached)), []
        for moment in Moment:
            if moment in possible and moment not in reached:
                if added := [part for part in Part if (moment, part) in self.shown and part not in known]:
                    coming.append((moment, added))
                known.update(added)
        return coming
