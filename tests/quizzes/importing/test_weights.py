from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exchange import WHOLE
from quizzes.importers.weights import fraction_of, make_the_whole, percentage_of, shared_evenly

THIRD = WHOLE / 3


@pytest.mark.parametrize(
    ("percentage", "fraction"),
    [
        ("100", WHOLE),
        ("-50", Decimal("-0.5")),
        ("−50", Decimal("-0.5")),
        ("12,5", Decimal("0.125")),
        ("33", Decimal("0.33")),
        ("33.33", THIRD),
        ("33.33333", THIRD),
        ("-66.66667", WHOLE * -2 / 3),
        ("66.66666", WHOLE * 2 / 3),
        ("14.28571", WHOLE / 7),
        ("8.33333", WHOLE / 12),
        ("33.34", Decimal("0.3334")),
        ("33.33333333333333", Decimal("0.3333333333333333")),
        ("", None),
        ("half", None),
        ("1000", None),
        ("5e1", None),
    ],
)
def test_a_rounded_percentage_means_the_share_that_was_rounded(percentage: str, fraction: Decimal | None) -> None:
    assert fraction_of(percentage) == fraction


@given(
    st.decimals(-1, 1, places=6)
    | st.builds(lambda part, parts: Decimal(min(part, parts)) / parts, st.integers(0, 20), st.integers(1, 20))
)
def test_a_fraction_is_the_same_after_it_was_written(fraction: Decimal) -> None:
    assert fraction_of(percentage_of(fraction)) == fraction


@pytest.mark.parametrize(
    ("fractions", "shared"),
    [
        (["0.33", "0.33", "0.33", "-0.5"], [THIRD, THIRD, THIRD, Decimal("-0.5")]),
        (["0.14"] * 7, [WHOLE / 7] * 7),
        (["0.33", "0.33", "0.34"], [Decimal("0.33"), Decimal("0.33"), Decimal("0.34")]),
        (["0.4", "0.4", "0"], [Decimal("0.4"), Decimal("0.4"), Decimal(0)]),
        (["0", "-1"], [Decimal(0), Decimal(-1)]),
    ],
)
def test_equal_parts_that_nearly_make_the_whole_are_equal_shares(fractions: list[str], shared: list[Decimal]) -> None:
    assert shared_evenly([Decimal(fraction) for fraction in fractions]) == shared


def test_what_costs_something_does_not_count_towards_the_whole() -> None:
    assert make_the_whole([Decimal("0.5"), Decimal("0.498"), Decimal(-1)])
    assert not make_the_whole([Decimal("0.5"), Decimal("0.49")])
    assert not make_the_whole([Decimal("0.5"), Decimal("0.51")])
