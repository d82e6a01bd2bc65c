"""Chapters proposed from slides: when they would begin, and that nothing is kept before it is saved."""

import pytest

from learning.captions.chapters import Proposal, propose
from learning.captions.webvtt import make_cue
from learning.models.slides import Slide, SlideDeck
from tests.factories.media import make_chapter, make_deck, make_film, with_captions
from tests.factories.pages import make_webinar
from tests.learning.recording_forms import edit_url, filled

SPOKEN = {
    0: "Welcome to the webinar about continuity.",
    20: "Let me begin with what happened in March.",
    40: "The hospital discharged him without a plan.",
    60: "Nobody rang the school, and nobody asked.",
    80: "So who holds the plan? Somebody should hold it.",
    100: "Thank you. Look after each other.",
}


def cues(spoken=SPOKEN):
    return [make_cue(start, start + 5, words, line=1) for start, words in spoken.items()]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([], []),
        (["", ""], []),
        (["Continuity"], [(0, "Continuity", False)]),
        (
            ["Continuity", "What happened", "Who holds the plan?"],
            [(0, "Continuity", False), (20, "What happened", True), (80, "Who holds the plan?", True)],
        ),
        (
            ["One", "Two", "Three", "Four"],
            [(0, "One", False), (30, "Two", False), (60, "Three", False), (90, "Four", False)],
        ),
        (
            ["Continuity", "", "An agenda", "The schools", "The schools", "Questions"],
            [
                (0, "Continuity", False),
                (30, "An agenda", False),
                (60, "The schools", True),
                (90, "Questions", False),
            ],
        ),
        (["A", "B", "A"], [(0, "A", False), (40, "B", False), (80, "A", False)]),
    ],
)
def test_each_title_begins_where_its_words_are_said_or_between_its_neighbours(titles, expected):
    assert propose(titles, cues(), 120) == [Proposal(*row) for row in expected]


def test_slides_keep_their_order_whatever_is_said():
    titles = ["Start", "Nobody rang the school", "What happened in March", "The hospital"]
    found = propose(titles, cues(), 120)
    assert [proposal.start for proposal in found] == sorted(proposal.start for proposal in found)
    assert [proposal.title for proposal in found if proposal.heard] == ["What happened in March", "The hospital"]


def test_no_chapter_begins_when_the_recording_has_ended():
    titles = ["Continuity", "Who holds the plan"]
    assert [proposal.start for proposal in propose(titles, cues(), 120)] == [0, 80]
    assert [proposal.start for proposal in propose(titles, cues(), 80)] == [0]


def test_without_captions_titles_are_spread_evenly_and_none_begins_with_another():
    assert [proposal.start for proposal in propose(["A", "B", "C"], [], 90)] == [0, 30, 60]
    assert [proposal.title for proposal in propose(["A", "B", "C"], [], 2)] == ["A", "C"]
    assert [proposal.title for proposal in propose(["A", "B"], [], 0)] == ["A"]


@pytest.fixture
def film():
    spoken = [f"00:{start // 60:02}:{start % 60:02}.000 --> 00:01:59.000\n{words}" for start, words in SPOKEN.items()]
    return with_captions(make_film(), "\n\n".join(["WEBVTT", *spoken]))


@pytest.fixture
def deck():
    deck = make_deck(state=SlideDeck.State.READY)
    for number, title in enumerate(["Continuity", "What happened", "What happened", "An agenda", ""], start=1):
        Slide.objects.create(deck=deck, number=number, title=title, width=1, height=1)
    return deck


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def chapters(response):
    formset = response.context["form"].formsets["chapters"]
    return [(form["starts_seconds"].value(), form["title"].value()) for form in formset.initial_forms]


def test_one_click_fills_the_rows_and_only_saving_keeps_them(admin, catalogue, film, deck):
    make_webinar(catalogue, recording=film, deck=deck)
    link = f"{edit_url(film)}?chapters-from={deck.pk}"
    assert link in admin.get(edit_url(film)).text

    response = admin.get(link)
    assert chapters(response) == [(0, "Continuity"), (20, "What happened"), (75, "An agenda")]
    assert "3 chapters are proposed below. Nothing is saved yet." in response.text
    assert "By their words in the captions: 0:20 What happened." in response.text
    assert "Only spread evenly, so listen and correct the times: 1:15 An agenda." in response.text
    assert film.chapters.count() == 0

    rows = [{"id": "", "starts_seconds": start, "title": title} for start, title in chapters(response)]
    admin.post(edit_url(film), filled(*rows, existing=3, captions_state="reviewed"))
    assert list(film.chapters.values_list("starts_seconds", "title")) == chapters(response)


def test_chapters_that_are_there_stay_and_are_not_proposed_again(admin, catalogue, film, deck):
    make_webinar(catalogue, recording=film, deck=deck)
    make_chapter(film, 20, "By hand")
    make_chapter(film, 90, "An agenda")
    response = admin.get(f"{edit_url(film)}?chapters-from={deck.pk}")
    assert chapters(response) == [(0, "Continuity"), (20, "By hand"), (90, "An agenda")]


def test_slides_of_a_draft_count_and_those_of_other_modules_do_not(admin, catalogue, film, deck):
    other = make_webinar(catalogue, deck=deck)
    assert "Propose chapters" not in admin.get(edit_url(film)).text
    assert chapters(admin.get(f"{edit_url(film)}?chapters-from={deck.pk}")) == []

    other.recording = film
    other.save_revision()
    assert f"Propose chapters from {deck.title}" in admin.get(edit_url(film)).text


def test_slides_that_are_being_made_anew_are_not_offered(admin, catalogue, film, deck):
    make_webinar(catalogue, recording=film, deck=deck)
    SlideDeck.objects.update(state=SlideDeck.State.QUEUED)
    assert "Propose chapters" not in admin.get(edit_url(film)).text
    assert chapters(admin.get(f"{edit_url(film)}?chapters-from={deck.pk}")) == []


def test_slides_without_titles_propose_nothing(admin, catalogue, film, deck):
    make_webinar(catalogue, recording=film, deck=deck)
    deck.slides.update(title="")
    response = admin.get(f"{edit_url(film)}?chapters-from={deck.pk}")
    assert "No chapters are added" in response.text
    assert chapters(response) == []
