"""What the database itself refuses about modules that are retired, clocked, taken down or to be looked at again."""

import datetime
import uuid
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from learning.models import CaptionsClock, Retirement, ReviewReminder, TakeDown
from tests.factories.pages import make_recording

NOW = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
ACTIVITY = uuid.uuid4()


def retirement(cast, **facts):
    return Retirement(**{"activity": ACTIVITY, "reason": "Old.", "retired_at": NOW, "retired_by": cast.by} | facts)


def clock(cast, **facts):
    return CaptionsClock(
        **{"activity": ACTIVITY, "recording": cast.recording, "reason": "Urgent.", "started_at": NOW} | facts
    )


REFUSED = {
    "module_is_retired_once_at_a_time": lambda cast: [retirement(cast), retirement(cast)],
    "no_module_replaces_itself": lambda cast: [retirement(cast, replaced_by=ACTIVITY)],
    "retirement_has_a_reason": lambda cast: [retirement(cast, reason="")],
    "retirement_ends_by_somebody_or_not_at_all": lambda cast: [retirement(cast, ended_at=NOW)],
    "captions_clock_starts_once": lambda cast: [clock(cast), clock(cast)],
    "captions_clock_has_a_reason": lambda cast: [clock(cast, reason="")],
    "take_down_has_a_reason": lambda cast: [
        TakeDown(page_id=1, title="Was not brought", reason="", taken_down_by=cast.by, taken_down_at=NOW)
    ],
    "reminded_once_of_each_date_and_month": lambda _cast: [
        ReviewReminder(activity=ACTIVITY, review_on=NOW.date(), number=1) for _ in range(2)
    ],
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_what_cannot_be(administrator, name):
    *possible, impossible = REFUSED[name](SimpleNamespace(by=administrator, recording=make_recording()))
    for row in possible:
        row.save()
    with pytest.raises(IntegrityError, match=f"{name}|UNIQUE constraint"), transaction.atomic():
        impossible.save()


def test_what_has_ended_was_ended_by_somebody_and_may_begin_again(administrator):
    cast = SimpleNamespace(by=administrator)
    retirement(cast, ended_at=NOW, ended_by=administrator).save()
    retirement(cast).save()
    assert Retirement.objects.in_force().count() == 1
