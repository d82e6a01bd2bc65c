"""Accepted answers, stars in them, and what no reader would call a difference."""

import re
import time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.kinds.body import Body
from quizzes.kinds.kind import ResponseNotAllowed
from quizzes.marking import is_like
from tests.factories.bodies import body_of

KIND = kinds.KINDS["short_text"]
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="*\\"), min_size=1, max_size=20)


def body(**parts: object) -> Body:
    return kinds.clean("short_text", body_of("short_text", **parts))


def accepts(*texts: str) -> dict[str, object]:
    return {"answers": [{"id": f"a{index}", "text": text} for index, text in enumerate(texts)]}


@pytest.mark.parametrize(
    ("pattern", "typed", "fits"),
    [
        ("health visitor", "Health  visitor ", True),
        ("health visitor", "health visitors", False),
        ("health visit*", "health visiting team", True),
        ("health visit*", "health visit", True),
        ("*visitor", "the health visitor", True),
        ("*nurse*school*", "a nurse in the school", True),
        ("*nurse*school*", "the school nurse", False),
        ("ab*ba", "aba", False),
        ("ab*ba", "abba", True),
        ("a*b*c", "a c b", False),
        ("*", "", True),
        (r"5\*", "5*", True),
        (r"5\*", "50", False),
        (r"\**", "*anything", True),
        ("a.c", "abc", False),
        ("(a+)+", "aaaa", False),
        ("child's voice", "child’s voice", True),
        ("“was not brought”", '"Was not brought"', True),
        ("multi-agency", "multi‐agency", True),
        ("café", "cafe\N{COMBINING ACUTE ACCENT}", True),
        ("cafe", "café", False),
        ("straße", "STRASSE", True),
        ("fi", "\N{LATIN SMALL LIGATURE FI}", True),
    ],
)
def test_a_star_fits_anything_and_nothing_else_is_special(pattern: str, typed: str, fits: bool) -> None:
    assert is_like(pattern, typed, case_sensitive=False) is fits


def test_capitals_make_a_difference_where_their_author_says_so() -> None:
    strict = body(case_sensitive=True, **accepts("MARAC"))
    assert [KIND.mark(strict, typed) for typed in ("MARAC", "Marac")] == [1, 0]


@given(st.text("ab*", max_size=12), st.text("ab", max_size=12))
def test_stars_fit_exactly_what_a_regular_expression_would_find(pattern: str, typed: str) -> None:
    assert is_like(pattern, typed, case_sensitive=True) == bool(re.fullmatch(pattern.replace("*", ".*"), typed))


def test_many_stars_take_no_longer_than_few() -> None:
    began = time.perf_counter()
    assert not is_like("*a" * 5_000 + "b", "a" * 50_000, case_sensitive=True)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("typed", "earned"), [("Health visitor", "1"), ("school  NURSE", "0.4"), ("social worker", "0")]
)
def test_an_answer_earns_what_the_first_that_fits_earns(typed: str, earned: str) -> None:
    assert KIND.mark(body(), typed) == Decimal(earned)


def test_a_mistake_that_is_foreseen_comes_before_what_would_fit_it_too() -> None:
    foreseen = {"id": "a", "text": "not *", "weight": "0", "feedback": "<p>Why not?</p>"}
    asked = body(answers=[foreseen, {"id": "b", "text": "*"}], other="")
    assert [KIND.mark(asked, typed) for typed in ("not today", "today")] == [0, 1]
    assert KIND.explain(asked, "not today")[0].feedback == "<p>Why not?</p>"


@pytest.mark.parametrize(
    ("typed", "told"), [("health visitor", "feedback-a"), ("school nurse", "feedback-b"), ("nobody", "other")]
)
def test_each_answer_meets_its_own_feedback_and_any_other_the_last(typed: str, told: str) -> None:
    assert KIND.explain(body(), typed)[0].feedback == f"<p>told-{told}</p>"


def test_what_was_typed_is_shown_back_harmless() -> None:
    assert KIND.explain(body(), "<script>alert(1)</script>")[0].text == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_the_key_says_dots_for_stars_and_is_harmless_too() -> None:
    assert KIND.key_in_words(body(**accepts("health visit*", r"5\* <b>"))) == ["health visit…", "5* &lt;b&gt;"]


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"answers": []}, "answers"),
        (accepts(""), "answers.0.text"),
        (accepts("*", "nurse") | {"other": ""}, "answers.0.text"),
        (accepts("nurse", "*"), "answers.1.text"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(parts: dict, place: str) -> None:
    with pytest.raises(ValidationError) as refused:
        body(**parts)
    assert list(refused.value.message_dict) == [place]


@pytest.mark.parametrize("response", [None, "", "  ", ["nurse"], "n" * 201])
def test_a_response_that_says_nothing_or_too_much_is_refused(response: object) -> None:
    with pytest.raises(ResponseNotAllowed):
        KIND.shape(body(), response)


@given(WORDS.filter(str.strip), st.text(max_size=50))
def test_a_mark_is_between_nothing_and_full_and_full_for_the_key(accepted: str, typed: str) -> None:
    asked = kinds.tidy("short_text", body_of("short_text", **accepts(accepted)))
    assert KIND.mark(asked, accepted) == 1
    assert 0 <= KIND.mark(asked, typed) <= 1
