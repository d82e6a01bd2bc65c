"""A number, its tolerance and its unit."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.kinds.body import Body
from quizzes.kinds.kind import ResponseNotAllowed
from tests.factories.bodies import body_of

KIND = kinds.KINDS["numerical"]
MASS = [{"name": "kg", "factor": "1"}, {"name": "g", "factor": "1000"}]


def body(**parts: object) -> Body:
    return kinds.clean("numerical", body_of("numerical", **parts))


def accepts(number: str, **more: str) -> dict[str, object]:
    return {"answers": [{"id": "a", "text": number} | more]}


def problems(**parts: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        body(**parts)
    return list(refused.value.message_dict)


def refusal(typed: str, **parts: object) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        KIND.form_field(body(**parts), order=[], label="").clean(typed)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("earned", "typed"),
    [("1", ["15", "15,0", "14.5", "15.5"]), ("0.4", ["10", "10.0"]), ("0", ["15.51", "14,49", "10.1", "−15"])],
)
def test_a_number_earns_what_the_first_accepted_number_within_reach_earns(earned: str, typed: list[str]) -> None:
    assert {KIND.mark(body(), one) for one in typed} == {Decimal(earned)}


@pytest.mark.parametrize(
    ("earned", "typed"), [(1, ["1.5 kg", "1500 g", "1,500g", "1.5", "1550 G"]), (0, ["1500", "1551 g", "1,449 g"])]
)
def test_a_number_may_be_given_in_any_of_its_units(earned: int, typed: list[str]) -> None:
    asked = body(units=MASS, **accepts("1.5", tolerance="0.05"))
    assert {KIND.mark(asked, one) for one in typed} == {earned}


def test_units_that_do_not_divide_evenly_are_compared_exactly() -> None:
    thirds = [{"name": "lot", "factor": "1"}, {"name": "third", "factor": "3"}]
    asked = body(units=thirds, **accepts("0.1", tolerance="0"))
    assert KIND.mark(asked, "0.3 third") == 1
    assert KIND.mark(asked, "0.30000000001 third") == 0


def test_what_is_no_number_is_refused_in_a_plain_sentence() -> None:
    for typed in ("fifteen", "15 days", "15 or 16", "<script>"):
        assert refusal(typed) == "Write a number, for example 12.5"
    assert refusal("") == "Write a number, for example 12.5"
    assert refusal("15 stone", units=MASS) == "Write a number and its unit: kg or g"
    assert refusal("15", units=MASS, unit_needed=True) == "Write a number and its unit: kg or g"
    assert refusal("1" * 201) == "Your answer has to be 200 characters or fewer"


def test_the_same_is_refused_when_it_comes_past_the_form() -> None:
    for response in ("fifteen", "", None, ["15"], "1" * 201):
        with pytest.raises(ResponseNotAllowed):
            KIND.shape(body(), response)
    assert KIND.shape(body(), " 15,0 ") == "15,0"


@pytest.mark.parametrize(
    ("units", "needed", "hint"),
    [
        ([], False, "Write a number."),
        (MASS[:1], False, "Write a number. The unit is kg."),
        (MASS, False, "Write a number in kg, or with its unit: kg or g."),
        (MASS, True, "Write a number and its unit: kg or g."),
        ([{"name": "<b>", "factor": "1"}], False, "Write a number. The unit is &lt;b&gt;."),
    ],
)
def test_the_hint_says_how_to_write_it_and_nothing_of_the_key(units: list, needed: bool, hint: str) -> None:
    assert KIND.form_field(body(units=units, unit_needed=needed), order=[], label="").help_text == hint


IN_WORDS = [("", "0", "12.5"), ("%", "0", "12.5%"), ("£", "0", "£12.5"), ("<i>", "0", "12.5 &lt;i&gt;")]
IN_WORDS += [("mg", "0.5", "12.5 mg, give or take 0.5")]


@pytest.mark.parametrize(("unit", "tolerance", "words"), IN_WORDS)
def test_the_key_is_said_as_one_writes_it(unit: str, tolerance: str, words: str) -> None:
    units = [{"name": unit, "factor": "1"}] if unit else []
    assert KIND.key_in_words(body(units=units, **accepts("12.5", tolerance=tolerance))) == [words]


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        (accepts("twelve"), ["answers.0.text"]),
        (accepts("12", tolerance="-1"), ["answers.0.tolerance"]),
        (accepts("12", tolerance="some"), ["answers.0.tolerance"]),
        (accepts("12", weight="50"), ["answers"]),
        (accepts("12", weight="-50"), ["answers.0.weight", "answers"]),
        ({"answers": []}, ["answers"]),
        ({"units": [{"name": "", "factor": "1"}]}, ["units.0.name"]),
        ({"units": [{"name": "5", "factor": "1"}]}, ["units.0.name"]),
        ({"units": [*MASS, MASS[1]]}, ["units.2.name"]),
        ({"units": [MASS[0], {"name": "g", "factor": "0"}]}, ["units.1.factor"]),
        ({"units": MASS[1:]}, ["units.0.factor"]),
        ({"unit_needed": True}, ["unit_needed"]),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(parts: dict, places: list[str]) -> None:
    assert problems(**parts) == places


@given(st.decimals(-1000, 1000, places=3), st.decimals(0, 10, places=3), st.decimals(-1000, 1000, places=3))
def test_a_mark_is_full_exactly_within_the_tolerance(number: Decimal, tolerance: Decimal, typed: Decimal) -> None:
    asked = body(**accepts(str(number), tolerance=str(tolerance)))
    assert KIND.mark(asked, str(number)) == 1
    assert KIND.mark(asked, str(typed)) == (abs(typed - number) <= tolerance)
