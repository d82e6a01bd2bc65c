"""When a module may go live, as pure rules."""

import datetime
import json

import pytest

from learning.publishing_rules import Captions, authors, captions_gate, digest, due_on

TODAY = datetime.date(2026, 5, 20)
DAY = datetime.timedelta(days=1)
ASKED = {"reviewed": False, "reason": "", "scheduled": False, "due": None, "today": TODAY, "live": False}


@pytest.mark.parametrize(
    ("given", "gate"),
    [
        ({}, Captions.NEED_A_REASON),
        ({"reason": "   "}, Captions.NEED_A_REASON),
        ({"reviewed": True}, Captions.READY),
        ({"reason": "Being typed."}, Captions.START_CLOCK),
        ({"scheduled": True}, Captions.START_CLOCK),
        ({"due": TODAY}, Captions.READY),  # the last day, whatever became of the reason
        ({"due": TODAY - DAY}, Captions.TOO_LATE),
        ({"due": TODAY - DAY, "reason": "Still being typed."}, Captions.TOO_LATE),
        ({"due": TODAY - DAY, "scheduled": True}, Captions.TOO_LATE),
        ({"due": TODAY - DAY, "live": True}, Captions.READY),  # a mistake in it can be mended
        ({"due": TODAY - DAY, "reviewed": True}, Captions.READY),
        ({"live": True}, Captions.NEED_A_REASON),  # live since before there was a clock, or with another recording
    ],
)
def test_captions_are_reviewed_or_late_for_a_fortnight_with_a_reason(given, gate):
    assert captions_gate(**ASKED | given) is gate


def test_the_fortnight_ends_with_its_fourteenth_day():
    assert due_on(datetime.date(2026, 5, 6)) == TODAY


@pytest.mark.parametrize(
    ("saved", "before", "wrote"),
    [
        ([(1, "a"), (2, "b")], "", {1, 2}),
        ([(1, "a"), (2, "a")], "", {1}),
        ([(1, "a"), (2, "a"), (3, "b")], "a", {3}),
        ([(None, "a"), (2, "a")], "", set()),
        ([(1, "a"), (2, "b"), (1, "a")], "a", {1, 2}),
        ([], "a", set()),
    ],
)
def test_an_author_is_whoever_changed_a_word(saved, before, wrote):
    assert authors(saved, before=before) == wrote


def test_rows_keep_their_digest_when_they_get_numbers_and_lose_it_when_they_change():
    draft = {"title": "A", "themes": [{"pk": None, "title": "T", "recommendations": [{"theme": None, "text": "R"}]}]}
    live = {"title": "A", "themes": [{"pk": 4, "title": "T", "recommendations": [{"theme": 4, "text": "R"}]}]}
    other = {"title": "A", "themes": [{"pk": 4, "title": "T", "recommendations": [{"theme": 4, "text": "S"}]}]}
    assert digest(draft) == digest(live | {"live": True, "latest_revision": 9})
    assert digest(live) != digest(other)


def test_what_the_editor_adds_to_paragraphs_is_no_word():
    made = {"text": "<p>Ash <b>is</b> eight.</p>", "background": json.dumps([{"value": "<p>One winter.</p>"}])}
    saved = {
        "text": '<p data-block-key="6qzy4">Ash <b>is</b> eight.</p>',
        "background": json.dumps([{"value": '<p data-block-key="a1b2c">One winter.</p>'}]),
    }
    assert digest(made) == digest(saved)
    assert digest(made) != digest(saved | {"text": saved["text"].replace("eight", "nine")})
