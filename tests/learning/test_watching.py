import datetime

import pytest

from learning.actions import enrol, record_watched
from tests.factories.pages import make_recording, make_webinar

LOADED = datetime.datetime(2026, 3, 2, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture
def webinar(catalogue):
    return make_webinar(catalogue, recording=make_recording(duration_seconds=100))


@pytest.fixture
def enrolment(practitioner, webinar):
    return enrol(person=practitioner, activity=webinar.translation_key, at=LOADED)


def beat(enrolment, webinar, claimed, *, after, position=0.0, loaded=LOADED, **more):
    """A beat that arrives `after` seconds after the page was loaded."""
    return record_watched(
        enrolment=enrolment,
        recording=webinar.recording,
        claimed=claimed,
        position=position,
        page_loaded_at=loaded,
        now=LOADED + datetime.timedelta(seconds=after),
        **more,
    )


def test_played_seconds_are_counted_once(enrolment, webinar):
    beat(enrolment, webinar, [(0, 15)], after=15)
    beat(enrolment, webinar, [(15, 20)], after=20)
    progress = beat(enrolment, webinar, [(5, 18)], after=40)

    assert progress.played == ((0, 20),)
    assert progress.watched_seconds == 20


def test_the_whole_film_in_one_second_is_cut_to_what_can_have_been_played(enrolment, webinar):
    progress = beat(enrolment, webinar, [(0, 100)], after=1)

    assert progress.watched_seconds == 5  # one second at double speed, and the slack


def test_the_slack_is_given_once_not_with_every_beat(enrolment, webinar):
    for _ in range(50):
        progress = beat(enrolment, webinar, [(0, 100)], after=1)

    assert progress.watched_seconds == 5


def test_double_speed_is_credited_in_full(enrolment, webinar):
    progress = beat(enrolment, webinar, [(0, 30)], after=15)

    assert progress.watched_seconds == 30


def test_two_tabs_share_one_allowance(enrolment, webinar):
    beat(enrolment, webinar, [(0, 30)], after=15)
    progress = beat(enrolment, webinar, [(50, 80)], after=15)

    assert progress.watched_seconds == 33


def test_a_beat_that_arrives_late_is_still_good(enrolment, webinar):
    beat(enrolment, webinar, [(15, 30)], after=30)
    progress = beat(enrolment, webinar, [(0, 15)], after=31)

    assert progress.played == ((0, 30),)


def test_what_was_queued_offline_counts_when_it_arrives(enrolment, webinar):
    beat(enrolment, webinar, [(0, 10)], after=10)
    progress = beat(enrolment, webinar, [(10, 70)], after=600)

    assert progress.watched_seconds == 70


def test_time_between_two_visits_is_no_time_of_playing(enrolment, webinar):
    beat(enrolment, webinar, [(0, 10)], after=10)
    next_day = LOADED + datetime.timedelta(days=1)
    progress = beat(enrolment, webinar, [(10, 100)], after=86_400 + 2, loaded=next_day)

    assert progress.watched_seconds == pytest.approx(17)  # two seconds at double speed, and the slack


def test_an_old_page_load_cannot_be_kept_for_ever(enrolment, webinar):
    long_ago = LOADED - datetime.timedelta(days=400)
    progress = beat(enrolment, webinar, [(0, 100)], after=0, loaded=long_ago)

    assert progress.allowance_from >= LOADED - datetime.timedelta(days=30)


def test_a_page_load_in_the_future_gives_nothing_beyond_the_slack(enrolment, webinar):
    tomorrow = LOADED + datetime.timedelta(days=1)

    assert beat(enrolment, webinar, [(0, 100)], after=0, loaded=tomorrow).watched_seconds == 3


def test_claims_beyond_the_end_are_clipped(enrolment, webinar):
    progress = beat(enrolment, webinar, [(90, 5000)], after=600, position=5000)

    assert progress.played == ((90, 100),)
    assert progress.position_seconds == 100


def test_watching_enough_completes_a_webinar_that_asks_for_nothing_else(enrolment, webinar, practitioner):
    beat(enrolment, webinar, [(0, 80)], after=100, enough_seconds=88)
    assert not practitioner.completions.exists()

    beat(enrolment, webinar, [(80, 90)], after=110, enough_seconds=88)

    completion = practitioner.completions.get()
    assert completion.method == "watched"
    assert completion.title == webinar.title
    assert completion.completed_at == LOADED + datetime.timedelta(seconds=110)
