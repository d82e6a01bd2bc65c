"""The demo's texts and media, read without a database."""

import json
import re
from itertools import pairwise

import pytest

from learning.demo.texts import CONTENT, MEDIA, blocks, paragraphs, read

MODULES = ["webinar-continuity-of-care", "briefing-was-not-brought"]
QUESTIONS = [(name, question) for name in MODULES for question in read(name)["questions"]]
QUESTION_NAMES = [question["name"] for _, question in QUESTIONS]
KINDS = {"single_choice", "multiple_choice", "true_false"}
# Numbers that Ofcom keeps free for drama, and the emergency number.
INVENTED_NUMBERS = re.compile(r"01632 960 ?\d{3}")
REPOSITORY_BUDGET = 3_500_000


def cues() -> list[tuple[float, float, list[str]]]:
    """Start, end and rows of each caption."""
    text = (MEDIA / "continuity-of-care.vtt").read_text(encoding="utf-8")
    found = re.findall(r"(\d\d):(\d\d):([\d.]+) --> (\d\d):(\d\d):([\d.]+)\n(.+?)(?:\n\n|\n?\Z)", text, re.DOTALL)
    return [
        (
            int(hour) * 3600 + int(minute) * 60 + float(second),
            int(end_hour) * 3600 + int(end_minute) * 60 + float(end_second),
            re.sub(r"<v [^>]+>", "", words).split("\n"),
        )
        for hour, minute, second, end_hour, end_minute, end_second, words in found
    ]


@pytest.mark.parametrize("name", MODULES)
def test_each_module_asks_at_least_eight_questions(name):
    assert len(read(name)["questions"]) >= 8


@pytest.mark.parametrize(("_module", "question"), QUESTIONS, ids=QUESTION_NAMES)
def test_each_question_can_be_answered_and_explains_every_option(_module, question):
    options = question["options"]
    right = [option for option in options if option["correct"]]
    assert question["kind"] in KINDS
    assert 2 <= len({option["id"] for option in options}) == len(options) <= 4
    assert (len(right) > 1) == (question["kind"] == "multiple_choice")
    assert len(right) < len(options)
    assert all(option["feedback"] for option in options)
    assert question["stem"]
    assert question["rationale"]


@pytest.mark.parametrize(("module", "question"), QUESTIONS, ids=QUESTION_NAMES)
def test_each_question_says_where_its_answer_is_explained(module, question):
    place, _, number = question["explained_in"].partition(":")
    last = {
        "moment": json.loads((MEDIA / "continuity-of-care.json").read_text(encoding="utf-8"))["duration_seconds"],
        "slide": len(read("slides")["slides"]),
        "theme": len(read(module)["briefing"]["themes"]),
    }[place]
    assert 0 < int(number) <= last


@pytest.mark.parametrize("name", MODULES)
def test_each_theme_has_two_to_seven_recommendations(name):
    themes = read(name)["briefing"]["themes"]
    assert len(themes) == 3
    assert all(2 <= len(theme["recommendations"]) <= 7 for theme in themes)


def test_some_recommendations_are_addressed_to_one_agency():
    codes = {agency["code"] for agency in read("agencies")["agencies"]}
    themes = read("briefing-was-not-brought")["briefing"]["themes"]
    addressed = [each.get("addressed_to", []) for theme in themes for each in theme["recommendations"]]
    assert {code for some in addressed for code in some} == codes
    assert [] in addressed


def test_captions_fit_two_short_rows_follow_one_another_and_end_with_the_recording():
    facts = json.loads((MEDIA / "continuity-of-care.json").read_text(encoding="utf-8"))
    told = cues()
    assert len(told) == sum(len(slide["lines"]) for slide in read("narration")["slides"])
    assert all(len(rows) <= 2 and max(map(len, rows)) <= 42 for _, _, rows in told)
    assert all(start < end for start, end, _ in told)
    assert all(before[1] <= after[0] for before, after in pairwise(told))
    assert told[-1][1] <= facts["duration_seconds"]


def test_every_telephone_number_is_one_that_nobody_has():
    for path in CONTENT.glob("*.toml"):
        for number in re.findall(r"\b0\d{3,4}[ \d]{6,8}\d", path.read_text(encoding="utf-8")):
            assert INVENTED_NUMBERS.fullmatch(number), f"{number} in {path.name}"


def test_the_media_stay_small():
    assert sum(path.stat().st_size for path in MEDIA.iterdir()) < REPOSITORY_BUDGET


def test_texts_become_the_html_of_the_editor():
    assert paragraphs("One **two** & [three](https://example.org).\n\n- four\n- five") == (
        '<p>One <b>two</b> &amp; <a href="https://example.org">three</a>.</p><ul><li>four</li><li>five</li></ul>'
    )


def test_headings_divide_a_text_into_blocks():
    assert blocks("First.\n\n## Second\n\nThird.") == [
        {"type": "text", "value": "<p>First.</p>"},
        {"type": "heading", "value": "Second"},
        {"type": "text", "value": "<p>Third.</p>"},
    ]
