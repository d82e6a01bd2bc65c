"""The transcript to take away: what it holds, and who gets it."""

import datetime
import re

import pytest
from wagtail.models import PageViewRestriction

from learning.captions.transcript import Paragraph, Section, sections
from learning.captions.webvtt import make_cue
from learning.models import Speaker
from learning.models.recording import CaptionsState
from tests.factories.media import make_chapter, make_film, with_captions
from tests.factories.pages import make_webinar
from tests.learning.test_private_files import restrict

WORDS = """WEBVTT

00:01.000 --> 00:03.000
<v Ann>Welcome &lt;all&gt;.

00:10.000 --> 00:12.000
<v Ann>The first part.

01:02.000 --> 01:03.000
Last words."""


@pytest.fixture
def webinar(catalogue):
    film = with_captions(make_film(), WORDS, CaptionsState.AUTOMATIC)
    make_chapter(film, 10, "Part <one>")
    make_chapter(film, 60, "Silence")
    make_chapter(film, 61, "The end")
    page = make_webinar(catalogue, recording=film, title="Early & late", recorded_on=datetime.date(2026, 5, 14))
    page.speakers = [Speaker(name="Ann Lee", role="Lead reviewer"), Speaker(name="Bo Ray")]
    page.save_revision().publish()
    return page


def address(page, suffix):
    return f"/media/recordings/{page.recording.public_id}/transcript.{suffix}"


def test_plain_text_names_all_that_belongs_to_it(client, webinar):
    response = client.get(address(webinar, "txt"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="early-late.txt"'
    assert response.text.strip().split("\n") == [
        "Early & late",
        "Transcript of the recording, 2:11",
        "Recorded on 14 May 2026",
        "Ann Lee, Lead reviewer",
        "Bo Ray",
        "Made by a program. Nobody has checked it yet.",
        "",
        "[0:01] Ann: Welcome <all>.",
        "",
        "",
        "PART <ONE>",
        "",
        "[0:10] Ann: The first part.",
        "",
        "",
        "SILENCE",
        "",
        "",
        "THE END",
        "",
        "[1:02] Last words.",
    ]


def test_the_document_has_headings_and_asks_nothing_of_any_server(client, webinar):
    response = client.get(address(webinar, "html"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="early-late.html"'
    for part in (
        "<h1>Early &amp; late</h1>",
        "Recorded on 14 May 2026",
        "<li>Ann Lee, Lead reviewer</li>",
        "<h2>Part &lt;one&gt;</h2>",
        '<p><span class="time">0:01</span> <strong>Ann:</strong> Welcome &lt;all&gt;.</p>',
        '<p><span class="time">1:02</span> Last words.</p>',
    ):
        assert part in response.text
    assert "src=" not in response.text
    assert "href=" not in response.text
    with_captions(webinar.recording, WORDS)
    assert "Made by a program" not in client.get(address(webinar, "html")).text


def test_the_document_says_in_which_language_it_is_to_be_read_and_checked(client, webinar):
    text = client.get(address(webinar, "html")).text
    assert re.findall(r'<(\w+) lang="([^"]+)"', text) == [("html", "en-gb"), ("body", "en-gb")]
    webinar.recording.captions_language = "cy"
    webinar.recording.save()
    text = client.get(address(webinar, "html")).text
    assert re.findall(r'<(\w+) lang="([^"]+)"', text)[2:] == [("div", "cy")]


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_whoever_may_not_see_the_recording_finds_none(client, webinar, practitioner, suffix):
    assert f'href="{address(webinar, suffix)}"' in client.get(webinar.url).text
    restrict(webinar, PageViewRestriction.LOGIN)
    assert client.get(address(webinar, suffix)).status_code == 404
    client.force_login(practitioner)
    assert "Early &amp; late" in client.get(address(webinar, suffix)).text.replace("y & l", "y &amp; l")


def test_a_page_that_is_closed_to_a_visitor_does_not_name_the_transcript(client, webinar, catalogue):
    make_webinar(catalogue, recording=webinar.recording, title="Open to all")
    restrict(webinar, PageViewRestriction.LOGIN)
    text = client.get(address(webinar, "txt")).text
    assert text.startswith("Open to all\n")
    assert "Ann Lee" not in text


def test_without_captions_there_is_nothing_to_take(client, catalogue):
    page = make_webinar(catalogue, recording=make_film())
    assert client.get(address(page, "txt")).status_code == 404


def test_a_chapter_begins_a_paragraph_and_one_without_words_stays():
    cues = [make_cue(start, start + 1, f"At {start}", line=1) for start in (0, 2, 4, 20)]
    assert sections(cues, [(2, "Two"), (5, "Five"), (6, "Six")]) == [
        Section("", (Paragraph(0, "", "At 0"),)),
        Section("Two", (Paragraph(2, "", "At 2 At 4"),)),
        Section("Five", ()),
        Section("Six", (Paragraph(20, "", "At 20"),)),
    ]
    assert [section.title for section in sections(cues, [(0, "From the start")])] == ["From the start"]
    assert sections(cues, []) == [Section("", (Paragraph(0, "", "At 0 At 2 At 4 At 20"),))]
