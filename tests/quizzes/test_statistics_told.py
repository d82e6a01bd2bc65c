"""What may be told of a question, and what is said about it."""

from collections import Counter, defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.statistics import (
    FEWEST,
    CheckFigures,
    Choice,
    Choices,
    Finding,
    ItemFigures,
    ItemTally,
    Says,
    Thirds,
    check_findings,
    choices,
    item_findings,
)
from quizzes.statistics_wording import in_words

HALVES = Thirds(bottom=49, top=50)


def chosen(*, exclusive=True, right="a", cut=None, **counts):
    """What is told of these counts: how many, or how many in the top and in the bottom."""
    item = ItemTally()
    for key, told in counts.items():
        top, bottom = told if isinstance(told, tuple) else (told, 0)
        item.answers[key] = +Counter({90: top, 10: bottom})
        if exclusive:
            item.asked += item.answers[key]
    if not exclusive:
        item.asked = Counter({90: 20, 10: 20})
    return choices(item, list(counts), right=right, exclusive=exclusive, cut=cut)


def people(told):
    return {row.key: row.people for row in told.rows}


def split(told):
    return {row.key: row.thirds for row in told.rows}


def test_counts_of_five_and_more_are_told_and_so_is_nobody():
    assert people(chosen(a=20, b=5, c=0)) == {"a": 20, "b": 5, "c": 0}


def test_a_handful_is_hidden_and_never_alone():
    told = chosen(a=20, b=3, c=8, d=30)

    assert people(told) == {"a": 20, "b": None, "c": 8, "d": None}
    assert told.hidden == 33


def test_what_facility_tells_is_no_hiding_place():
    # The right answer's count can be worked out from the facility, so another wrong one has to go with b.
    assert people(chosen(a=10, b=3, c=20, d=0)) == {"a": 10, "b": None, "c": None, "d": 0}


def test_where_fewer_than_five_were_wrong_nothing_is_told():
    assert people(chosen(a=40, b=1, c=1, d=0)) == {"a": None, "b": None, "c": None, "d": None}
    assert people(chosen(a=17, b=3)) == {"a": None, "b": None}


def test_what_is_hidden_because_of_others_is_told_as_nearly_as_it_may_be():
    rows = {row.key: row for row in chosen(a=60, b=155, c=2, d=0).rows}

    assert (rows["b"].people, rows["b"].at_least, rows["b"].is_few) == (None, 153, False)
    assert (rows["c"].people, rows["c"].at_least, rows["c"].is_few) == (None, 0, True)


def test_nothing_is_told_nearly_where_that_would_tell_the_rest():
    assert [row.at_least for row in chosen(a=60, b=13, c=4).rows] == [0, 13, 0]
    assert not any(row.at_least or row.is_few for row in chosen(a=60, b=9, c=4).rows)


def test_where_several_may_be_chosen_a_handful_that_did_not_is_hidden_too():
    assert people(chosen(exclusive=False, a=38, b=12, c=20, d=40)) == {"a": None, "b": 12, "c": 20, "d": None}


@pytest.mark.parametrize("options", [2, 3, 4, 5])
def test_nobody_who_knows_the_rules_can_work_out_a_hidden_count(options):
    most = {2: 40, 3: 30, 4: 20, 5: 12}[options]
    possible = defaultdict(set)
    for counts in product(range(most), repeat=options):
        if FEWEST <= sum(counts) < most:  # all tables of this total are among them
            told = chosen(**dict(zip("abcde", counts, strict=False)))
            asked = figures(number=sum(counts), full=counts[0], facility=counts[0] / sum(counts))
            seen = tuple((row.people, row.at_least, row.is_few) for row in told.rows)
            possible[sum(counts), asked.bounds, seen].add(counts)

    for tables in possible.values():
        for could_be in map(set, zip(*tables, strict=True)):
            assert len(could_be) > 1 or could_be.isdisjoint(range(1, FEWEST))


CELLS = st.tuples(st.integers(0, 12), st.integers(0, 12))


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_thirds_tell_of_no_handful_and_leave_none_over(cells):
    told = chosen(cut=HALVES, **dict(zip("abcde", cells, strict=False)))
    shown = {key: thirds for key, thirds in split(told).items() if thirds}

    assert not any(0 < number < FEWEST for thirds in shown.values() for number in thirds)
    assert all(people(told)[key] is not None for key in shown)
    if told.thirds and len(shown) < len(cells):
        assert len(cells) - len(shown) > 1
        left = [whole - sum(column) for whole, *column in zip(told.thirds, *shown.values(), strict=True)]
        assert not any(0 < number < FEWEST for number in left)


def test_thirds_of_a_handful_are_not_told_at_all():
    assert chosen(cut=HALVES, a=(20, 4)).thirds is None
    assert split(chosen(cut=HALVES, a=(20, 4))) == {"a": None}
    assert chosen(cut=HALVES, a=(20, 5)).thirds == (20, 0, 5)


def figures(**changed):
    usual = {"number": 100, "full": 60, "facility": 0.6, "deviation": 0.49, "discrimination": 0.4, "efficiency": 0.5}
    return ItemFigures(**(usual | {"seconds": None} | changed))


def said(findings):
    return [finding.says for finding in findings]


@pytest.mark.parametrize(
    ("changed", "by_guessing", "findings"),
    [
        ({}, 0, []),
        ({"number": 19}, 0, [Says.TOO_FEW]),
        ({"discrimination": -0.01}, 0, [Says.BACKWARDS]),
        ({"discrimination": 0.0}, 0, [Says.WEAK]),
        ({"discrimination": 0.19}, 0, [Says.WEAK]),
        ({"discrimination": 0.2}, 0, []),
        ({"discrimination": None}, 0, []),
        ({"facility": 0.25, "full": 25}, 0.25, [Says.BY_GUESSING]),
        ({"facility": 0.26, "full": 26}, 0.25, [Says.HARD]),
        ({"facility": 0.34, "full": 34}, 0.25, [Says.HARD]),
        ({"facility": 0.35, "full": 35}, 0.25, []),
        ({"facility": 0.89, "full": 89}, 0, []),
        ({"facility": 0.9, "full": 90}, 0, [Says.EASY]),
        ({"facility": 1.0, "full": 100, "discrimination": None}, 0, [Says.EASY]),
        ({"facility": 0.25, "full": 25, "discrimination": -0.1}, 0.25, [Says.BACKWARDS, Says.BY_GUESSING]),
        # One of twenty was wrong: that it is nearly everybody would say how many. So would a discrimination.
        ({"number": 20, "full": 19, "facility": 0.95, "discrimination": -0.5}, 0, []),
        ({"number": 40, "full": 39, "facility": 0.975, "discrimination": -0.5}, 0, [Says.EASY]),
        ({"full": 2, "facility": 0.02, "discrimination": -0.5}, 0.25, [Says.BY_GUESSING]),
    ],
)
def test_what_is_said_of_the_marks(changed, by_guessing, findings):
    assert said(item_findings(figures(**changed), None, by_guessing=by_guessing)) == findings


def told(*rows, mistaken=None):
    return Choices(tuple(Choice(*row) for row in rows), 100, (30, 40, 30), 0, exclusive=True, mistaken=mistaken)


@pytest.mark.parametrize(
    ("answers", "findings"),
    [
        (told(("a", True, 60), ("b", False, 24), ("c", False, 16)), []),
        (told(("a", True, 60), ("b", False, 24), ("c", False, 16), mistaken="c"), [(Says.WRONG_KEY, ("c",))]),
        (told(("a", True, 60), ("b", False, 25), ("c", False, 15)), [(Says.COMMON_MISTAKE, ("b",))]),
        (told(("a", True, 60), ("b", False, 40), mistaken="b"), [(Says.WRONG_KEY, ("b",))]),
        (told(("a", True, 60), ("b", False, None, None, 25), ("c", False, None)), [(Says.COMMON_MISTAKE, ("b",))]),
        (
            told(("a", True, 75), ("b", False, None), ("c", False, 0), ("d", False, 0)),
            [(Says.NOBODY_CHOSE, ("c", "d"))],
        ),
        (told(("a", True, 75), ("", False, 25)), []),
    ],
)
def test_what_is_said_of_the_answers(answers, findings):
    assert [tuple(finding) for finding in item_findings(figures(), answers)] == findings


@pytest.mark.parametrize(
    ("counts", "mistaken"),
    [
        ({"a": (14, 20), "b": (16, 9)}, "b"),
        ({"a": (15, 20), "b": (15, 9)}, None),
        ({"a": (8, 20), "b": (16, 9), "c": (2, 9)}, "b"),  # c is a handful of the best, so b's share isn't told
        ({"a": (20, 20), "b": (5, 9)}, None),
    ],
)
def test_what_most_of_the_best_chose_may_be_a_wrong_key(counts, mistaken):
    assert chosen(cut=HALVES, **counts).mistaken == mistaken
    assert chosen(cut=None, **counts).mistaken is None


@pytest.mark.parametrize(
    ("check", "findings"),
    [
        (CheckFigures(19), [Says.TOO_FEW]),
        (CheckFigures(20), [Says.DIFFERENT_PAPERS]),
        (CheckFigures(20, same_paper=10, consistency=0.63), [Says.INCONSISTENT]),
        (CheckFigures(20, same_paper=10, consistency=0.64), []),
        (CheckFigures(20, same_paper=10), []),
    ],
)
def test_what_is_said_of_the_check(check, findings):
    assert said(check_findings(check)) == findings


@pytest.mark.parametrize("says", Says)
def test_everything_that_can_be_said_is_a_sentence(says):
    sentence = in_words(Finding(says, ("b",)), {"b": "B"})

    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("says", "keys", "sentence"),
    [
        (Says.WRONG_KEY, "b", "Most people who did well overall chose B: the key may be wrong."),
        (Says.NOBODY_CHOSE, "bd", "Nobody chose B or D."),
        (Says.COMMON_MISTAKE, "b", "A quarter or more chose B: a mistake worth teaching about."),
        (Says.COMMON_MISTAKE, "bd", "A quarter or more chose B and D each: mistakes worth teaching about."),
    ],
)
def test_sentences_name_the_answers_they_are_about(says, keys, sentence):
    assert in_words(Finding(says, tuple(keys)), {"b": "B", "d": "D"}) == sentence
