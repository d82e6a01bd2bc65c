import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.intervals import allowance, clip, credit, gaps, length, subtract, union

pairs = st.tuples(st.floats(0, 3600), st.floats(0, 3600)).map(lambda pair: (min(pair), max(pair)))
sets = st.lists(pairs, max_size=12)


@pytest.mark.parametrize(
    ("given_sets", "expected"),
    [
        (([],), ()),
        (([(0, 10), (5, 12)],), ((0, 12),)),
        (([(20, 30)], [(0, 10)]), ((0, 10), (20, 30))),
        (([(0, 10), (10.4, 12)],), ((0, 12),)),  # a hairline gap between samples is closed
        (([(0, 10), (10.6, 12)],), ((0, 10), (10.6, 12))),
        (([(7, 7), (9, 8)],), ()),
    ],
)
def test_union_is_sorted_and_disjoint(given_sets, expected):
    assert union(*given_sets) == expected


@given(sets, sets)
def test_union_is_idempotent_and_commutative(one, other):
    both = union(one, other)

    assert union(other, one) == both
    assert union(both, one, other) == both


@given(sets, st.floats(1, 3600))
def test_played_and_gaps_never_exceed_the_recording(played, duration):
    inside = union(clip(played, duration))

    assert length(inside) <= duration + 1e-6
    assert length(inside) + length(gaps(played, duration)) <= duration + 1e-6


@given(sets, sets)
def test_what_is_subtracted_is_new(claimed, played):
    for start, end in subtract(claimed, played):
        middle = (start + end) / 2
        assert not any(a < middle < b for a, b in union(played))


@given(sets, sets, st.floats(0, 7200))
def test_credit_never_exceeds_the_allowance_nor_forgets_what_was_played(played, claimed, allowed):
    before = union(played)

    after, credited = credit(before, claimed, allowed)

    closed_hairlines = 0.5 * (len(before) + len(claimed) + 1) * 2
    assert credited <= allowed + closed_hairlines
    assert length(after) == pytest.approx(length(before) + credited)
    assert union(after, before) == after


def test_a_claim_is_cut_where_the_allowance_ends():
    assert credit(((0.0, 10.0),), [(5, 100)], allowance=20) == (((0.0, 30.0),), 20)


def test_repeating_a_claim_adds_nothing():
    once, _ = credit((), [(0, 15)], allowance=30)

    assert credit(once, [(0, 15)], allowance=30) == (once, 0)


@pytest.mark.parametrize(("seconds", "expected"), [(0, 3), (15, 33), (-1, 1), (-60, 0)])
def test_allowance_is_twice_the_time_and_a_little_slack(seconds, expected):
    assert allowance(seconds) == expected


def test_gaps_leave_out_slivers():
    assert gaps([(0, 10), (10.8, 50)], 100) == ((50, 100),)
