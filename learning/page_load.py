"""The signed note of when a person's player was loaded: the start of the time in which playing can have happened.

A browser's own clock proves nothing, so the server signs its own time into the page and reads it back from each beat.
"""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing

_SALT = "learning.page_load"


class NoteNotOurs(Exception):
    """The note was altered, or made for somebody else."""


@dataclass(frozen=True, slots=True)
class PageLoad:
    """What the server said when it rendered the player."""

    person_id: int
    activity: UUID
    recording: UUID
    enough_seconds: float
    loaded_at: datetime.datetime

    def signed(self) -> str:
        """The note as text for the page."""
        facts = [self.person_id, str(self.activity), str(self.recording), self.enough_seconds]
        return signing.dumps([*facts, self.loaded_at.timestamp()], salt=_SALT, compress=True)


def read_page_load(note: Any, *, person_id: int) -> PageLoad:
    """The note back from its text, if we signed it for this person."""
    try:
        owner, activity, recording, enough, loaded = signing.loads(str(note), salt=_SALT)
    except signing.BadSignature as error:
        raise NoteNotOurs("bad signature") from error
    if owner != person_id:
        raise NoteNotOurs("somebody else's")
    at = datetime.datetime.fromtimestamp(loaded, tz=datetime.UTC)
    return PageLoad(owner, UUID(activity), UUID(recording), enough, at)
