"""When a module may go live. Pure: words, dates and people arrive as arguments."""

import datetime
import hashlib
import json
import re
from collections.abc import Iterable
from enum import Enum
from typing import Any

CAPTIONS_WITHIN = datetime.timedelta(days=14)
# What a revision holds besides the words: Wagtail's own notes, and numbers that rows only get once they are live.
NOT_WORDS = {
    *("pk", "page", "theme", "path", "depth", "numchild", "url_path", "translation_key", "locale", "content_type"),
    *("live", "has_unpublished_changes", "expired", "locked", "locked_at", "locked_by", "owner", "alias_of"),
    *("draft_title", "first_published_at", "last_published_at", "live_revision", "latest_revision"),
    *("latest_revision_created_at", "go_live_at", "expire_at", "wagtail_admin_comments"),
}

# Wagtail's editor gives one to each paragraph that has none, though nobody writes. In blocks it stands within JSON.
KEY_OF_A_PARAGRAPH = re.compile(r' data-block-key=\\?"[^"\\]*\\?"')


class Captions(Enum):
    """What the captions mean for publishing."""

    READY = "ready"
    START_CLOCK = "start_clock"
    NEED_A_REASON = "need_a_reason"
    TOO_LATE = "too_late"


def captions_gate(
    *, reviewed: bool, reason: str, scheduled: bool, due: datetime.date | None, today: datetime.date, live: bool
) -> Captions:
    """Whether a module may go live with its recording. `due`: when the clock that has been started ends.

    A module that is live already is published again however late it is: else a mistake in it could not be mended.
    """
    if reviewed or (due and (live or today <= due)):
        return Captions.READY
    if due:
        return Captions.TOO_LATE
    return Captions.START_CLOCK if reason.strip() or scheduled else Captions.NEED_A_REASON


def due_on(started_on: datetime.date) -> datetime.date:
    """The last day on which captions may be missing."""
    return started_on + CAPTIONS_WITHIN


def digest(content: dict[str, Any]) -> str:
    """SHA-256 over what a revision says. Saving it unchanged gives the same."""
    text = json.dumps(_words(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def authors(revisions: Iterable[tuple[int | None, str]], *, before: str = "") -> set[int]:
    """Whoever changed a word, from (person, digest of what they saved), oldest first. An unchanged save is none."""
    found = set()
    for person, after in revisions:
        if person is not None and after != before:
            found.add(person)
        before = after
    return found


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(part) for key, part in value.items() if key not in NOT_WORDS}
    if isinstance(value, str):
        return KEY_OF_A_PARAGRAPH.sub("", value)
    return [_words(part) for part in value] if isinstance(value, list) else value
