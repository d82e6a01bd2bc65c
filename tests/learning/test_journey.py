import datetime
import json

import pytest

from learning.actions import NotCompletedYet, acknowledge_step, complete_if_done, enrol, take_again
from learning.models import StepProgress
from learning.queries import standing
from tests.factories.pages import make_briefing, make_webinar

NOW = datetime.datetime(2026, 3, 31, 23, 30, tzinfo=datetime.UTC)


@pytest.fixture
def briefing(catalogue):
    return make_briefing(catalogue)


def read(person, page, *, now=NOW):
    enrolment = enrol(person=person, activity=page.translation_key, at=now)
    acknowledge_step(enrolment=enrolment, step=StepProgress.Step.BRIEFING, now=now)
    return enrolment


def test_taking_up_twice_is_one_enrolment(practitioner, briefing):
    first = enrol(person=practitioner, activity=briefing.translation_key)

    assert enrol(person=practitioner, activity=briefing.translation_key) == first
    assert practitioner.enrolments.count() == 1


def test_reading_the_briefing_completes_it_with_every_fact_copied(practitioner, briefing):
    read(practitioner, briefing)

    done = practitioner.completions.get()
    assert (done.title, done.method, done.cpd_minutes, done.cycle) == (briefing.title, "read", 45, 1)
    assert done.revision_id == briefing.live_revision_id
    assert done.activity == briefing.translation_key
    assert done.completed_on == datetime.date(2026, 4, 1)  # half past midnight in London


def test_saying_it_twice_completes_once(practitioner, briefing):
    enrolment = read(practitioner, briefing)
    acknowledge_step(enrolment=enrolment, step=StepProgress.Step.BRIEFING)

    assert complete_if_done(enrolment=enrolment) == practitioner.completions.get()


def test_a_later_edit_changes_nothing_in_the_record(practitioner, briefing):
    read(practitioner, briefing)
    briefing.title = "Something else"
    briefing.save_revision().publish()

    assert practitioner.completions.get().title != "Something else"


def test_taking_it_again_opens_the_next_cycle_and_keeps_the_record(practitioner, briefing):
    read(practitioner, briefing)

    second = take_again(person=practitioner, activity=briefing.translation_key)
    assert second.cycle == 2
    assert standing(practitioner, briefing).completion is None

    acknowledge_step(enrolment=second, step=StepProgress.Step.BRIEFING)
    assert list(practitioner.completions.order_by("cycle").values_list("cycle", flat=True)) == [1, 2]


def test_taking_it_again_needs_a_completion_first(practitioner, briefing):
    with pytest.raises(NotCompletedYet):
        take_again(person=practitioner, activity=briefing.translation_key)


def test_reading_the_transcript_completes_the_watching_and_says_so(practitioner, catalogue):
    webinar = make_webinar(catalogue)
    enrolment = enrol(person=practitioner, activity=webinar.translation_key)
    acknowledge_step(enrolment=enrolment, step=StepProgress.Step.TRANSCRIPT)

    assert practitioner.completions.get().method == "transcript"


def test_a_copied_page_is_another_activity(practitioner, briefing):
    read(practitioner, briefing)
    copy = briefing.copy(update_attrs={"slug": "copy"}, reset_translation_key=True)

    assert standing(practitioner, copy).enrolment is None


def test_a_beat_from_the_browser_is_recorded(client, practitioner, catalogue):
    webinar = make_webinar(catalogue)
    client.force_login(practitioner)
    token = _token(client, webinar)

    answer = _post_beat(client, webinar, token=token, intervals=[[0, 2.5]], position=2.5)

    assert answer.status_code == 200
    assert answer.json() == {
        "watched_seconds": 2.5,
        "duration_seconds": 100.0,
        "percent": 2,
        "played": [[0, 2.5]],
        "done": False,
    }


def test_a_beat_of_somebody_who_jumped_and_left_keeps_the_place(client, practitioner, catalogue):
    webinar = make_webinar(catalogue)
    client.force_login(practitioner)

    _post_beat(client, webinar, token=_token(client, webinar), intervals=[], position=40)

    progress = practitioner.enrolments.get().watch_progress.get()
    assert (progress.watched_seconds, progress.position_seconds) == (0, 40)


def test_a_beat_without_sign_in_is_refused_so_that_the_browser_keeps_it(client, catalogue):
    webinar = make_webinar(catalogue)

    answer = _post_beat(client, webinar, token="", intervals=[[0, 2]], position=2)

    assert answer.status_code == 401
    assert answer.json() == {"error": "Sign in again to save your viewing."}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"token": "forged"}, "Reload the page to go on."),
        ({"intervals": "all"}, "intervals must be a list of at most 500 pairs."),
        ({"intervals": [[5, 2]]}, "Each interval starts at 0 or later and ends after it starts."),
        ({"intervals": [[-5, 2]]}, "Each interval starts at 0 or later and ends after it starts."),
        ({"intervals": [["x", 2]]}, "Each interval is a pair of numbers: start and end in seconds."),
        ({"intervals": [[1]]}, "Each interval is a pair of numbers: start and end in seconds."),
        ({"position": -1}, "Ensure this value is greater than or equal to 0."),
    ],
)
def test_a_malformed_beat_is_refused_in_words_and_adds_nothing(client, practitioner, catalogue, changed, sentence):
    webinar = make_webinar(catalogue)
    client.force_login(practitioner)
    beat = {"token": _token(client, webinar), "intervals": [[0, 2]], "position": 2} | changed

    answer = _post_beat(client, webinar, **beat)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not practitioner.enrolments.filter(watch_progress__watched_seconds__gt=0).exists()


def test_somebody_elses_page_load_is_not_accepted(client, practitioner, colleague, catalogue):
    webinar = make_webinar(catalogue)
    client.force_login(colleague)
    token = _token(client, webinar)
    client.force_login(practitioner)

    answer = _post_beat(client, webinar, token=token, intervals=[[0, 2]], position=2)

    assert (answer.status_code, answer.json()) == (400, {"error": "Reload the page to go on."})


def _token(client, webinar):
    html = client.get(webinar.url).content.decode()
    return html.partition('data-token="')[2].partition('"')[0]


def _post_beat(client, webinar, **beat):
    url = f"/journey/{webinar.translation_key}/watched/"
    return client.post(url, json.dumps(beat), content_type="application/json")
