"""Numbers are read as people write them, and nothing else is taken for one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.numbers import LONGEST, plain, read_number, split_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("15", "15"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        (" 1,50 ", "1.5"),
        (".5", "0.5"),
        ("0,125", "0.125"),
        ("1.234", "1.234"),
        ("1,234", "1234"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234 567,25", "1234567.25"),
        ("1\N{NARROW NO-BREAK SPACE}234", "1234"),
        ("-5", "-5"),
        ("\N{MINUS SIGN}5", "-5"),
        ("– 5", "-5"),
        ("+5", "5"),
        ("50%", "50"),
        ("50 %", "50"),
        ("1.5e3", "1500"),
        ("007", "7"),
        ("\N{FULLWIDTH DIGIT ONE}2", "12"),
        ("-0", "0"),
    ],
)
def test_a_number_is_read_as_it_was_meant(typed: str, number: str) -> None:
    assert plain(read_number(typed)) == number


UNREADABLE = ["", " ", "twelve", "about 5", "5 or 6", "5-6", "1/2", "--5", "1,23,456", "1.5.2", "1 2", "12,", "5 kg"]
UNREADABLE += ["1e999", "NaN", "Infinity", "0x10", "1_000", "2**9", "__import__('os')", "9" * (LONGEST + 1)]


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_no_number_is_not_taken_for_one(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("5 mg", 5, "mg"),
        ("5mg", 5, "mg"),
        ("£12.50", Decimal("12.5"), "£"),
        ("-£5", -5, "£"),
        ("£-5", -5, "£"),
        ("12 m2", 12, "m2"),
        ("1 234 working days", 1234, "working days"),
        ("5 eggs", 5, "eggs"),
    ],
)
def test_a_unit_stands_before_or_after_its_number(typed: str, number: int, unit: str) -> None:
    assert split_number(typed) == (number, unit)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_the_canonical_form_is_read_as_the_same_number(number: Decimal) -> None:
    assert read_number(plain(number)) == number
    assert plain(read_number(plain(number))) == plain(number)


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused_without_an_error(typed: str) -> None:
    number = read_number(typed)
    assert number is None or number.is_finite()
