"""Captions corrected beside their player: what is kept, who reviewed it, and that nothing typed is lost."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from learning.captions.rows import rows_of
from learning.models.recording import CaptionsState
from tests.factories.media import CAPTIONS, make_film, with_captions
from tests.learning.recording_forms import edit_url

TEXT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:03.000 --> 00:04.000\nBye\n"
BROKEN = TEXT.replace("00:04.000", "4 seconds") + "\nlost\n"


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def recording(administrator):
    recording = make_film()
    recording.keep_captions(TEXT, CaptionsState.REVIEWED, by=administrator, at=timezone.now())
    recording.save()
    return recording


def url(recording):
    return f"/admin/recordings/captions/{recording.pk}/"


def opened(admin, recording):
    """The form as a browser has it."""
    form = admin.get(url(recording)).context["form"]
    return {name: form[name].value() for name in ("captions", "known")}


def state(recording):
    recording.refresh_from_db()
    return recording.captions_state, recording.captions_reviewed_by


def rows(response):
    return response.context["rows"]["rows"]


def test_what_is_changed_and_only_saved_is_not_reviewed_any_more(admin, recording, trainer, administrator):
    form = opened(admin, recording)
    admin.post(url(recording), form)
    assert state(recording) == (CaptionsState.REVIEWED, administrator)

    response = admin.post(url(recording), form | {"captions": TEXT.replace("Hello", "Hallo")}, follow=True)
    assert "The captions are saved." in response.text
    assert state(recording) == (CaptionsState.AUTOMATIC, None)
    assert "Hallo" in recording.captions

    before = timezone.now()
    response = admin.post(url(recording), opened(admin, recording) | {"reviewed": "yes"}, follow=True)
    assert state(recording) == (CaptionsState.REVIEWED, trainer)
    assert recording.captions_reviewed_at > before
    assert "Captions reviewed by Tess Okafor on" in response.text


def test_problems_are_told_with_their_line_and_at_their_row_and_what_was_typed_stays(admin, recording):
    response = admin.post(url(recording), opened(admin, recording) | {"captions": BROKEN})

    assert response.context["form"].errors["captions"] == [
        "Line 6: “00:03.000 --> 4 seconds” can’t be read as times. Write them as 00:01:15.000 --> 00:01:18.500.",
        "Line 9: “lost” has no line with times, so it would not be shown.",
    ]
    assert response.context["form"]["captions"].value() == BROKEN
    good, bad, lost = rows(response)
    assert good["problems"] == []
    assert (bad["start"], bad["end"], bad["settings"], bad["text"]) == ("00:03.000", "4", "seconds", "Bye")
    assert bad["problems"][0].startswith("“00:03.000 --> 4 seconds” can’t be read as times.")
    assert (lost["start"], lost["text"]) == ("", "lost")
    recording.refresh_from_db()
    assert recording.captions == TEXT


def test_captions_somebody_else_has_saved_are_not_overwritten_unseen(admin, recording):
    mine = opened(admin, recording) | {"captions": TEXT.replace("Hello", "Mine")}
    with_captions(recording, TEXT.replace("Hello", "Theirs"))

    response = admin.post(url(recording), mine)
    assert "Somebody else has saved these captions" in response.text
    assert rows(response)[0]["text"] == "Mine"
    recording.refresh_from_db()
    assert "Theirs" in recording.captions

    again = {name: response.context["form"][name].value() for name in ("captions", "known")}
    admin.post(url(recording), again)
    recording.refresh_from_db()
    assert "Mine" in recording.captions


def test_a_review_that_somebody_else_has_taken_back_meanwhile_is_told_too(admin, recording):
    mine = opened(admin, recording)
    with_captions(recording, TEXT, CaptionsState.AUTOMATIC)
    assert "Somebody else has saved these captions" in admin.post(url(recording), mine | {"reviewed": "yes"}).text
    assert state(recording) == (CaptionsState.AUTOMATIC, None)


def test_srt_that_is_pasted_becomes_webvtt(admin, recording):
    srt = "1\n00:00:01,000 --> 00:00:02,000\nHello"
    admin.post(url(recording), opened(admin, recording) | {"captions": srt})
    recording.refresh_from_db()
    assert recording.captions == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: No captions were found in the file."),
        ("Hello", "This is neither WebVTT nor SRT."),
        ("WEBVTT\n", "No captions were found"),
        ("WEBVTT" + "\n" * 2_000_000, "The file is larger than 2 MB."),
        (TEXT.replace("00:04", "02:34"), "The caption ends after the recording has ended."),
    ],
)
def test_what_is_no_captions_is_not_kept(admin, recording, text, sentence):
    response = admin.post(url(recording), opened(admin, recording) | {"captions": text})
    assert sentence in response.context["form"].errors["captions"][0]
    recording.refresh_from_db()
    assert recording.captions == TEXT


def test_a_recording_without_captions_begins_with_none(admin):
    film = make_film()
    assert opened(admin, film)["captions"] == "WEBVTT\n"
    assert rows(admin.get(url(film))) == []


def test_only_who_may_change_recordings_may_change_their_captions(client, recording, practitioner, manager):
    for person in (practitioner, manager):
        client.force_login(person)
        response = client.post(url(recording), {"captions": TEXT + "\n", "known": ""})
        assert response.status_code == 302
        assert "/captions/" not in response.headers["Location"].partition("?")[0]
    recording.refresh_from_db()
    assert recording.captions == TEXT

    practitioner.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "add_recording"]))
    client.force_login(practitioner)
    assert client.get(url(recording)).headers["Location"] == "/admin/"
    practitioner.user_permissions.add(Permission.objects.get(codename="change_recording"))
    client.post(url(recording), opened(client, recording) | {"captions": TEXT.replace("Hello", "Hallo")})
    recording.refresh_from_db()
    assert "Hallo" in recording.captions


def test_the_way_there_is_on_the_recording_and_in_the_list(admin, recording):
    assert f'href="{url(recording)}"' in admin.get(edit_url(recording)).text
    assert f'href="{url(recording)}"' in admin.get("/admin/recordings/").text


def test_it_is_in_the_history_of_the_recording(admin, recording):
    admin.post(url(recording), opened(admin, recording) | {"captions": TEXT.replace("Hello", "Hallo")})
    assert "Tess Okafor" in admin.get(f"/admin/recordings/history/{recording.pk}/").text


def test_rows_hold_all_of_a_file():
    """As static_src/js/captions-text.js puts them together."""
    parts = rows_of(CAPTIONS.read_text())
    cues = [(row.before, f"{row.identifier}\n{row.start} --> {row.end}\n{row.text}") for row in parts.rows]
    blocks = [parts.header, *(block for cue in cues for block in cue if block)]
    assert "\n\n".join(blocks) == CAPTIONS.read_text().rstrip("\n")


def test_rows_keep_what_is_not_shown():
    text = "WEBVTT - x\nKind: y\n\nSTYLE\n::cue {}\n\nNOTE z\n\nname\n"
    text += "00:01.000 --> 00:02.000 line:0 align:end\nHi\n\nNOTE end"
    parts = rows_of(text)
    (row,) = parts.rows
    assert (parts.header, parts.after) == ("WEBVTT - x\nKind: y", "NOTE end")
    assert (row.before, row.identifier, row.settings) == (
        "STYLE\n::cue {}\n\nNOTE z",
        "name",
        "line:0 align:end",
    )


def test_a_thousand_captions_are_no_heavy_page(admin):
    film = make_film(duration_seconds=3600)
    cues = [
        f"{n // 60:02}:{n % 60:02}.000 --> {n // 60:02}:{n % 60:02}.900\nAnd so it went on and on" for n in range(1000)
    ]
    with_captions(film, "WEBVTT\n\n" + "\n\n".join(cues))
    response = admin.get(url(film))
    assert len(json.dumps(rows(response))) < 250_000
    assert len(rows(response)) == 1000
    assert len(response.content) < 400_000
