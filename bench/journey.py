"""People on the demo's webinar, as far as a measurement needs them: everything is done but the check."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from accounts.models import User
from learning.actions import acknowledge_step, enrol
from learning.models import Enrolment, WatchProgress, WebinarPage


def webinar() -> WebinarPage:
    """The demo's webinar: recording, four chapters, transcript, eight slides, briefing, eight questions."""
    return WebinarPage.objects.select_related("recording").get()


def newcomers(count: int, *, prefix: str) -> Iterator[User]:
    """People without a past."""
    for number in range(count):
        yield User.objects.create_user(f"{prefix}{number}@bench.example.org", first_name="Ama", last_name="Bench")


def take_up(person: User, page: WebinarPage) -> Enrolment:
    """They started an hour ago."""
    hour = datetime.timedelta(hours=1)
    return enrol(person=person, activity=page.translation_key, at=timezone.now() - hour)


def watched_and_read(person: User, page: WebinarPage) -> Enrolment:
    """They have watched all of it and read the briefing; what is left is the check."""
    enrolment, seconds = take_up(person, page), page.recording.seconds
    WatchProgress.objects.create(
        enrolment=enrolment,
        recording=page.recording,
        intervals=f"[[0, {seconds}]]",
        watched_seconds=seconds,
        updated_at=timezone.now(),
    )
    acknowledge_step(enrolment=enrolment, step="briefing")
    return enrolment
