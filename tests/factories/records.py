"""Completions in the ledger, written as the site writes them."""

import datetime
import uuid
from typing import Any

from accounts.models import User
from records.actions import CompletionFacts, record_completion
from records.models import Completion


def make_facts(**facts: Any) -> CompletionFacts:
    """A webinar watched and passed, an hour ago unless `completed_at` says otherwise."""
    completed_at = facts.get("completed_at") or datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    attempt = None if facts.get("score_percent", 90) is None else uuid.uuid4()
    defaults = {
        "enrolment": uuid.uuid4(),
        "activity": uuid.uuid4(),
        "cycle": 1,
        "activity_kind": "webinar",
        "title": "Planning for home",
        "code": "NSCP-W-01",
        "revision_id": 7,
        "version_label": "2026-03-14",
        "learning_outcomes": ("Begin on the day of admission", "Name a lead professional"),
        "provider": "Northmoor Safeguarding Children Partnership",
        "method": "watched",
        "cpd_minutes": 75,
        "attempt": attempt,
        "attempts": 1 if attempt else 0,
        "score_percent": 90,
        "pass_mark": 75 if attempt else None,
        "rule_version": "2026-11",
        "enrolled_at": completed_at - datetime.timedelta(days=1),
        "completed_at": completed_at,
    }
    return CompletionFacts(**(defaults | facts))


def make_completion(person: User, **facts: Any) -> Completion:
    """The person completed a module; see `make_facts`."""
    return record_completion(person=person, facts=make_facts(**facts))


def on(year: int, month: int, day: int, hour: int = 12) -> datetime.datetime:
    """That day at that hour, UTC."""
    return datetime.datetime(year, month, day, hour, tzinfo=datetime.UTC)
