"""A trainer keeps a recording's captions and chapters."""

import pytest
from django.utils import timezone

from learning.models.recording import CaptionsState
from tests.factories.media import CAPTIONS, make_chapter, make_film
from tests.factories.pages import make_recording
from tests.learning.recording_forms import GOOD, edit_url, errors, filled, vtt


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def test_broken_captions_are_refused_with_their_lines_at_the_field(admin):
    recording = make_film()
    response = admin.post(
        edit_url(recording),
        filled(
            captions_file=vtt(GOOD + "\n\n00:00:03,000 --> 00:00:04,000\nBye\n\n09:00.000 --> 09:01.000\nLate"),
            captions_state="reviewed",
        ),
    )

    assert errors(response)["captions_file"] == [
        "Line 6: “00:00:03,000 --> 00:00:04,000” has commas, as in SRT files. "
        "Write full stops: 00:01:15.000 --> 00:01:18.500.",
        "Line 9: The caption ends after the recording has ended.",
    ]
    recording.refresh_from_db()
    assert recording.captions == ""


def test_captions_say_who_reviewed_them_and_when_until_they_change(admin, trainer):
    recording = make_film()
    admin.post(edit_url(recording), filled(captions_file=vtt(CAPTIONS.read_text()), captions_state="automatic"))
    recording.refresh_from_db()
    assert (recording.captions_state, recording.captions_reviewed_by) == (CaptionsState.AUTOMATIC, None)
    assert recording.transcript[0].speaker == "Dilys Pritchard"

    before = timezone.now()
    admin.post(edit_url(recording), filled(captions_state="reviewed"))
    recording.refresh_from_db()
    assert recording.captions_reviewed_by == trainer
    assert before < (reviewed_at := recording.captions_reviewed_at) < timezone.now()
    assert "Captions reviewed by Tess Okafor" in admin.get(edit_url(recording)).text

    admin.post(edit_url(recording), filled(captions_state="reviewed", title="Another title"))
    recording.refresh_from_db()
    assert (recording.title, recording.captions_reviewed_at) == ("Another title", reviewed_at)

    admin.post(edit_url(recording), filled(captions_file=vtt(GOOD), captions_state="automatic"))
    recording.refresh_from_db()
    assert recording.captions == GOOD
    assert (recording.captions_reviewed_by, recording.captions_reviewed_at) == (None, None)

    admin.post(edit_url(recording), filled(captions_state="none"))
    recording.refresh_from_db()
    assert recording.captions == ""


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"captions_file": GOOD}, "captions_state", "Say whether a person has checked these captions."),
        ({"captions_state": "reviewed"}, "captions_file", "Choose a captions file, or set their state to"),
        ({"captions_language": "English UK"}, "captions_language", "Write the code of the language."),
    ],
)
def test_captions_and_what_is_said_of_them_must_fit(admin, fields, field, sentence):
    if "captions_file" in fields:
        fields = fields | {"captions_file": vtt(fields["captions_file"])}
    response = admin.post(edit_url(make_film()), filled(**fields))
    assert errors(response)[field][0].startswith(sentence)


def test_srt_is_accepted_and_kept_as_webvtt(admin):
    recording = make_film()
    srt = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=red>Hello</font> & welcome"
    admin.post(edit_url(recording), filled(captions_file=vtt(srt, "captions.srt"), captions_state="automatic"))
    recording.refresh_from_db()
    assert recording.captions == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello &amp; welcome\n"


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        (GOOD, "captions.txt", "Captions are accepted as WebVTT (.vtt) or SRT (.srt)."),
        ("Hello", "captions.srt", "Line 1: This is neither WebVTT nor SRT."),
    ],
)
def test_of_another_format_it_is_said_what_is_accepted(admin, text, name, sentence):
    response = admin.post(edit_url(make_film()), filled(captions_file=vtt(text, name), captions_state="reviewed"))
    assert errors(response)["captions_file"][0].startswith(sentence)


def test_chapters_start_while_the_recording_plays_each_at_a_time_of_its_own(admin):
    recording = make_film()
    at = [{"starts_seconds": start, "title": f"From {start}"} for start in ("0:00", "1:15", "2:11")]
    admin.post(edit_url(recording), filled(*at))
    assert list(recording.chapters.values_list("starts_seconds", flat=True)) == [0, 75, 131]

    response = admin.post(edit_url(make_film()), filled(*at[:2], {"starts_seconds": "2:12", "title": "Late"}))
    assert errors(response) == {"chapters-2-starts_seconds": ["The recording has ended by then."]}

    response = admin.post(edit_url(make_film()), filled(at[1], {"starts_seconds": "75", "title": "The same time"}))
    assert "chapters-1-__all__" in errors(response)

    response = admin.post(edit_url(make_film()), filled({"starts_seconds": "later", "title": "Later"}))
    assert errors(response) == {
        "chapters-0-starts_seconds": ["Write hours, minutes and seconds with colons. For example: 58:00 or 1:02:30."]
    }
    assert 'value="later"' in response.text


def test_chapters_that_are_there_must_fit_a_shorter_length_too(admin):
    recording = make_recording(duration_seconds=3480)
    chapter = make_chapter(recording, 3000)
    there = {"id": chapter.pk, "starts_seconds": "50:00", "title": "A chapter"}

    response = admin.post(edit_url(recording), filled(there, existing=1, duration_seconds="40:00"))
    assert errors(response) == {"chapters-0-starts_seconds": ["The recording has ended by then."]}

    admin.post(edit_url(recording), filled(there | {"DELETE": "on"}, existing=1, duration_seconds="40:00"))
    recording.refresh_from_db()
    assert (recording.seconds, recording.chapters.count()) == (2400, 0)
