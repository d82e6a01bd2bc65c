import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.kinds.body import canonical, split_stem
from quizzes.kinds.kind import ResponseNotAllowed
from quizzes.kinds.places import Place
from tests.factories.bodies import make_body


def problems(kind: str, **parts: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        kinds.clean(kind, make_body(**parts))
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("kind", "parts", "place"),
    [
        ("single_choice", {"stem": "<p> &nbsp; </p>"}, "stem"),
        ("single_choice", {"ids": ("a",)}, "options"),
        ("single_choice", {"right": ()}, "options"),
        ("single_choice", {"right": ("a", "b")}, "options"),
        ("multiple_choice", {"right": ()}, "options"),
        ("multiple_choice", {"ids": ("a", "a")}, "options"),
        ("true_false", {"ids": ("a", "b")}, "options"),
        ("true_false", {"ids": ("true", "false"), "right": ("true", "false")}, "options"),
        ("single_choice", {"explained_in": "page 3"}, "explained_in"),
        ("single_choice", {"explained_in": "slide:0"}, "explained_in"),
        ("riddle", {}, "kind"),
    ],
)
def test_a_body_that_cannot_be_asked_is_refused_at_its_place(kind: str, parts: dict, place: str) -> None:
    assert list(problems(kind, **parts)) == [place]


def test_an_option_without_words_is_named_by_its_place() -> None:
    body = make_body()
    body["options"][1]["text"] = "<b></b>"
    with pytest.raises(ValidationError) as refused:
        kinds.clean("single_choice", body)
    assert list(refused.value.message_dict) == ["options.1.text"]


def test_scripts_and_attributes_do_not_survive() -> None:
    body = make_body(stem='<p onclick="x()">Why?<script>alert(1)</script></p>')
    body["options"][0]["text"] = '<img src=x onerror=alert(1)><a href="javascript:x">R&D</a>'
    cleaned = kinds.clean("single_choice", body)
    assert cleaned["stem"] == "<p>Why?</p>"
    assert cleaned["options"][0]["text"] == "R&amp;D"


def test_cleaning_twice_changes_nothing() -> None:
    once = kinds.clean("multiple_choice", make_body(right=("a", "b"), stem="Tom & Ama < 3 <b>ask</b>"))
    assert canonical(kinds.clean("multiple_choice", once)) == canonical(once)


@given(st.text(max_size=60))
def test_whatever_is_typed_becomes_stable_canonical_text(typed: str) -> None:
    try:
        once = kinds.clean("single_choice", make_body(stem=typed))
    except ValidationError:
        return
    assert kinds.clean("single_choice", json.loads(canonical(once))) == once


def test_the_last_paragraph_is_the_question_and_what_stands_before_it_the_scenario() -> None:
    assert split_stem("<p>A visit.</p><p>What <i>now</i>?</p>") == ("<p>A visit.</p>", "What <i>now</i>?")
    assert split_stem("What now?") == ("", "What now?")
    assert split_stem("<p>Which?</p><ul><li>One</li></ul>") == ("", "Which? One")


def test_a_response_is_stored_sorted_and_once() -> None:
    assert kinds.KINDS["multiple_choice"].shape(make_body(), ["c", "a", "c"]) == ["a", "c"]
    assert kinds.KINDS["single_choice"].shape(make_body(), "b") == ["b"]


@pytest.mark.parametrize(
    ("kind", "response"),
    [("single_choice", ["a", "b"]), ("single_choice", []), ("multiple_choice", ["a", "z"]), ("true_false", None)],
)
def test_a_response_that_was_not_offered_is_refused(kind: str, response: object) -> None:
    with pytest.raises(ResponseNotAllowed):
        kinds.KINDS[kind].shape(make_body(), response)


@pytest.mark.parametrize(
    ("text", "suffix"),
    [("moment:75", "?t=75#player"), ("slide:3", "#slide-3"), ("theme:2", "#theme-2"), ("moment:0", "?t=0#player")],
)
def test_a_place_leads_to_where_it_is_explained(text: str, suffix: str) -> None:
    assert Place.parse(text).suffix == suffix


def test_a_moment_is_written_in_minutes_and_seconds() -> None:
    assert "1:15" in Place.parse("moment:75").words
