from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import marking
from quizzes.kinds.body import canonical
from quizzes.models import QuestionVersion
from tests.factories.bodies import make_body

IDS = tuple("abcdef")
KIND_NAMES = st.sampled_from(["single_choice", "multiple_choice", "true_false"])
ALL_OR_NOTHING, PART_MARKS = {}, {"scoring": "part"}


def key_of(body: dict) -> set[str]:
    return {option["id"] for option in body["options"] if option["correct"]}


def mark(kind: str, body: dict, response: object) -> Decimal:
    return QuestionVersion(kind=kind, body=canonical(body)).mark(response)


@st.composite
def bodies(draw: st.DrawFn, scoring: dict | None = None) -> dict:
    ids = IDS[: draw(st.integers(2, 6))]
    key = draw(st.sets(st.sampled_from(ids), min_size=1))
    if scoring is None:
        scoring = draw(st.sampled_from([ALL_OR_NOTHING, PART_MARKS]))
    return make_body(ids=ids, right=tuple(key), **scoring)


@st.composite
def weighted(draw: st.DrawFn) -> dict:
    """Right options come to the whole mark, or to what is left of it after rounding; wrong ones take something away."""
    body = draw(bodies(PART_MARKS))
    share = (Decimal(100) / len(key_of(body))).quantize(Decimal("0.00001"))
    for option in body["options"]:
        option["weight"] = str(share if option["correct"] else draw(st.sampled_from([0, -25, -100])))
    return body


@given(KIND_NAMES, bodies() | weighted(), st.sets(st.sampled_from(IDS)))
def test_a_mark_is_between_nothing_and_full(kind: str, body: dict, response: set[str]) -> None:
    offered = {option["id"] for option in body["options"]}
    assert Decimal(0) <= mark(kind, body, sorted(response & offered)) <= Decimal(1)


@given(bodies() | weighted())
def test_the_key_earns_full_marks_in_any_order(body: dict) -> None:
    key = key_of(body)
    assert mark("multiple_choice", body, sorted(key)) == 1
    assert mark("multiple_choice", body, sorted(key, reverse=True)) == 1


@given(KIND_NAMES, st.sampled_from(IDS))
def test_the_one_right_option_earns_full_marks(kind: str, right: str) -> None:
    assert mark(kind, make_body(ids=IDS, right=(right,)), [right]) == 1


@given(bodies() | weighted(), st.randoms())
def test_the_order_of_the_options_does_not_matter(body: dict, chance: object) -> None:
    shuffled = body | {"options": chance.sample(body["options"], len(body["options"]))}
    for response in (["a"], ["a", "b"], sorted(key_of(body))):
        assert mark("multiple_choice", body, response) == mark("multiple_choice", shuffled, response)


@given(KIND_NAMES, bodies(ALL_OR_NOTHING), st.sets(st.sampled_from(IDS)))
def test_without_part_marks_only_exactly_the_key_earns_anything(kind: str, body: dict, response: set[str]) -> None:
    assert mark(kind, body, sorted(response)) == (response == key_of(body))


@given(KIND_NAMES, bodies() | weighted())
def test_nothing_earns_nothing(kind: str, body: dict) -> None:
    assert mark(kind, body, []) == mark(kind, body, None) == 0


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [("a", "0.5"), ("ab", "1"), ("abc", "0.5"), ("ac", "0"), ("abcd", "0"), ("cd", "0"), ("ad", "0")],
)
def test_with_part_marks_a_wrong_option_takes_away_what_a_right_one_earns(chosen: str, earned: str) -> None:
    body = make_body(ids=("a", "b", "c", "d"), right=("a", "b"), **PART_MARKS)
    assert mark("multiple_choice", body, list(chosen)) == Decimal(earned)


def test_three_thirds_are_the_whole_and_two_of_them_two_thirds() -> None:
    weights = dict.fromkeys("abc", Decimal("0.3333333"))
    whole = sum(weights.values())
    assert marking.by_weight(weights, "abc", whole=whole) == 1
    assert round(marking.by_weight(weights, "ab", whole=whole), 20) == round(Decimal(2) / 3, 20)


def test_a_single_option_earns_the_part_that_its_author_gave_it() -> None:
    body = make_body(right=("a",))
    body["options"][1]["weight"], body["options"][2]["weight"] = "33.3", "-50"
    assert [mark("single_choice", body, [one]) for one in "abc"] == [1, Decimal("0.333"), 0]
