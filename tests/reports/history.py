"""What people did, written through the site's own actions on the day it happened."""

import datetime
import uuid

import time_machine

from accounts.models import User
from learning.models import Enrolment, LearningPage
from records.actions import CompletionFacts, record_completion
from records.models import Completion

ACTIVITY = uuid.UUID("11111111-1111-4111-8111-111111111111")


def noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def complete(person: User, on: datetime.date, **facts) -> Completion:
    """The person completed a module on that day, which was recorded at once."""
    facts = {
        "enrolment": uuid.uuid4(),
        "activity": ACTIVITY,
        "cycle": 1,
        "activity_kind": "webinar",
        "title": "Continuity of care",
        "code": "CC-1",
        "version_label": "2026-01-05",
        "provider": "Northmoor Safeguarding Children Partnership",
        "method": "watched",
        "cpd_minutes": 75,
        "attempt": uuid.uuid4(),
        "attempts": 2,
        "score_percent": 90,
        "pass_mark": 80,
        "rule_version": "1",
        "enrolled_at": noon(on - datetime.timedelta(days=2)),
        "completed_at": noon(on),
    } | facts
    with time_machine.travel(noon(on), tick=False):
        return record_completion(person=person, facts=CompletionFacts(**facts))


def start(person: User, page: LearningPage, on: datetime.date) -> Enrolment:
    """The person began a module on that day, and has not finished."""
    return person.enrolments.create(activity=page.translation_key, started_at=noon(on))
