"""Parts of the mark: kept only where they say something, and refused where they don't go with what is right."""

import pytest
from django.core.exceptions import ValidationError

from quizzes import kinds
from quizzes.kinds.body import canonical
from tests.factories.bodies import make_body


def weighed(weights: dict[str, str], **parts: object) -> dict:
    body = make_body(**parts)
    for option in body["options"]:
        option["weight"] = weights.get(option["id"], "")
    return body


def problems(kind: str, body: dict) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        kinds.clean(kind, body)
    return refused.value.message_dict


def test_what_is_as_usual_leaves_no_trace_in_the_canonical_text() -> None:
    for kind, right in (("single_choice", ("a",)), ("multiple_choice", ("a", "b"))):
        before = canonical(kinds.clean(kind, make_body(right=right)))
        empty = weighed({}, right=right, scoring="")
        assert canonical(kinds.clean(kind, empty)) == before
        assert "weight" not in before
        assert "scoring" not in before


@pytest.mark.parametrize("weights", [{"a": "50", "b": "50", "c": "-50"}, {"a": "50,00 %", "b": " 50 ", "c": "−50"}])
def test_weights_that_say_what_part_marks_say_anyway_are_not_kept(weights: dict[str, str]) -> None:
    cleaned = kinds.clean("multiple_choice", weighed(weights, right=("a", "b"), scoring="part"))
    assert cleaned == kinds.clean("multiple_choice", make_body(right=("a", "b"), scoring="part"))


def test_weights_are_kept_as_the_text_of_a_number() -> None:
    cleaned = kinds.clean(
        "multiple_choice", weighed({"a": "33.33333", "b": "66,7", "c": "0"}, right=("a", "b"), scoring="part")
    )
    assert [option.get("weight") for option in cleaned["options"]] == ["33.33333", "66.7", None]
    assert kinds.clean("multiple_choice", cleaned) == cleaned


def test_one_right_option_of_a_single_choice_needs_no_weight_and_another_may_have_one() -> None:
    cleaned = kinds.clean("single_choice", weighed({"a": "100", "b": "50", "c": "-25"}, right=("a",), scoring="part"))
    assert [option.get("weight") for option in cleaned["options"]] == [None, "50", "-25"]
    assert "scoring" not in cleaned


@pytest.mark.parametrize(
    ("kind", "right", "weights", "place"),
    [
        ("multiple_choice", "ab", {"a": "half", "b": "50"}, "options.0.weight"),
        ("multiple_choice", "ab", {"a": "101", "b": "-1"}, "options.0.weight"),
        ("multiple_choice", "ab", {"a": "100"}, "options.1.weight"),
        ("multiple_choice", "ab", {"a": "50", "b": "50", "c": "10"}, "options.2.weight"),
        ("multiple_choice", "ab", {"a": "70", "b": "40"}, "options"),
        ("multiple_choice", "ab", {"a": "40", "b": "50"}, "options"),
        ("single_choice", "a", {"a": "50"}, "options.0.weight"),
        ("single_choice", "a", {"b": "100"}, "options.1.weight"),
        ("single_choice", "a", {"c": "-101"}, "options.2.weight"),
    ],
)
def test_weights_that_make_no_sense_are_refused_at_their_place(
    kind: str, right: str, weights: dict, place: str
) -> None:
    assert list(problems(kind, weighed(weights, right=tuple(right), scoring="part"))) == [place]


def test_three_rounded_thirds_are_the_whole_mark() -> None:
    for third in ("33.33333", "33.3", "33"):
        body = weighed(
            dict.fromkeys("abc", third) | {"d": "-100"}, ids=tuple("abcd"), right=tuple("abc"), scoring="part"
        )
        cleaned = kinds.clean("multiple_choice", body)
        assert kinds.KINDS["multiple_choice"].mark(cleaned, ["a", "b", "c"]) == 1


def test_weights_without_part_marks_are_refused_where_part_marks_are_chosen() -> None:
    assert list(problems("multiple_choice", weighed({"a": "70", "b": "30"}, right=("a", "b")))) == ["scoring"]


def test_a_draft_keeps_what_is_no_number_for_its_author_to_put_right() -> None:
    tidied = kinds.tidy("multiple_choice", weighed({"a": "half"}, right=("a",), scoring="part"))
    assert tidied["options"][0]["weight"] == "half"
