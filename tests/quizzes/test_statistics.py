"""The figures of item analysis: those of published examples, and what must hold of any."""

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.statistics import Marked, Tally, Thirds, check_figures, item_figures, thirds
from quizzes.statistics.moments import median
from quizzes.statistics.whole import _shape

# Moodle's own example: 25 attempts at 7 questions, with figures "calculated independently in a spreadsheet", in
# mod/quiz/report/statistics/tests (fixtures/results00.csv, qstats00.csv, stats_from_steps_walkthrough_test.php) of
# https://github.com/moodle/moodle. Marks in thousandths.
MOODLES_ATTEMPTS = [
    [1000, 1000, 1000, 1000, 1000, 0, 1000],
    [1000, 1000, 1000, 1000, 500, 1000, 0],
    [1000, 1000, 1000, 1000, 500, 0, 1000],
    [0, 0, 1000, 1000, 1000, 0, 0],
    [1000, 0, 1000, 0, 0, 1000, 500],
    [1000, 1000, 1000, 1000, 500, 0, 500],
    [0, 1000, 1000, 1000, 500, 1000, 500],
    [1000, 1000, 1000, 0, 500, 1000, 500],
    [1000, 0, 1000, 1000, 1000, 1000, 1000],
    [0, 1000, 1000, 0, 500, 1000, 500],
    [800, 0, 1000, 1000, 500, 1000, 500],
    [1000, 1000, 1000, 0, 500, 1000, 1000],
    [1000, 0, 1000, 1000, 500, 1000, 500],
    [1000, 0, 1000, 1000, 1000, 0, 500],
    [0, 0, 1000, 1000, 0, 1000, 1000],
    [1000, 0, 1000, 0, 500, 1000, 1000],
    [800, 0, 1000, 1000, 500, 0, 1000],
    [1000, 0, 1000, 1000, 0, 1000, 500],
    [1000, 0, 1000, 1000, 500, 0, 500],
    [0, 1000, 1000, 0, 500, 1000, 0],
    [1000, 1000, 333, 1000, 500, 0, 500],
    [1000, 1000, 1000, 0, 500, 0, 500],
    [1000, 1000, 1000, 1000, 0, 1000, 500],
    [0, 0, 1000, 0, 500, 1000, 1000],
    [0, 0, 1000, 1000, 1000, 1000, 1000],
]
# facility, standard deviation, discrimination index, discriminative efficiency (the last two in per cent)
MOODLES_QUESTIONS = {
    1: (0.704, 0.4513682901, -7.0650767526, -9.4550536967),
    2: (0.48, 0.5099019514, -28.8982125772, -36.7834118938),
    3: (0.973333332, 0.13333334, -9.1230674268, -21.6545012165),
    4: (0.68, 0.4760952286, -22.6306444113, -31.4411395613),
    5: (0.52, 0.3055050463, -17.6997047674, -21.1794802584),
    6: (0.64, 0.4898979486, -45.3785178421, -56.9365974439),
    7: (0.62, 0.331662479, -5.6543166602, -6.5043742058),
}
A_THIRD_OF_A_MARK = 0.005  # is 0.333 here: per cent by which Moodle's figures may differ

# Ten students and ten questions by Karl Wuensch, https://core.ecu.edu/wuenschk/StatHelp/KR20.txt, with these shares
# of right answers, these variances of the questions, and 5.84 as that of the totals. The formula gives the rest:
# 10/9 × (1 − 2.18/5.84).
WUENSCHS_STUDENTS = [
    "1111110110", "1011011101", "1111011001", "0010001000", "0000010010",
    "1110111111", "1101110111", "1111111101", "0101111101", "1101101110",
]  # fmt: skip
WUENSCHS_SHARES = [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]
WUENSCHS_KR20 = 0.6963

# A worksheet with its answers, https://studylib.net/doc/25270846: ten students in an upper and a lower half, ten
# questions; for each question how many of the upper and of the lower half are right, and the difficulty.
WORKSHEETS_STUDENTS = [
    "1111111111", "1111111101", "1101111100", "0111110101", "1110111001",
    "1110110100", "0110110101", "0111001010", "1110100001", "0100010010",
]  # fmt: skip
WORKSHEETS_ANSWERS = [(4, 2), (5, 5), (4, 4), (4, 1), (5, 3), (5, 3), (4, 1), (4, 2), (1, 2), (4, 2)]


def counted(attempts):
    """The tally of these marks, each attempt a row; the questions are numbered from 1."""
    tally = Tally()
    for marks in attempts:
        tally.add([Marked(number, number, mark) for number, mark in enumerate(marks, start=1)])
    return tally


def right_or_wrong(students):
    return [[1000 * int(answer) for answer in answers] for answers in students]


@pytest.mark.parametrize("number", MOODLES_QUESTIONS)
def test_a_question_has_the_figures_of_moodles_spreadsheet(number):
    figures = item_figures(counted(MOODLES_ATTEMPTS).items[number])

    facility, deviation, discrimination, efficiency = MOODLES_QUESTIONS[number]
    assert figures.number == 25
    assert figures.facility == pytest.approx(facility, abs=A_THIRD_OF_A_MARK / 100)
    assert figures.deviation == pytest.approx(deviation, abs=0.0001)
    assert figures.discrimination * 100 == pytest.approx(discrimination, abs=A_THIRD_OF_A_MARK)
    assert figures.efficiency * 100 == pytest.approx(efficiency, abs=A_THIRD_OF_A_MARK)


def test_a_check_has_the_figures_of_moodles_spreadsheet():
    figures = check_figures(counted(MOODLES_ATTEMPTS))

    assert figures.median * 7 == pytest.approx(4.5)
    assert figures.mean * 7 == pytest.approx(4.617333332, abs=0.0001)
    assert figures.deviation * 7 == pytest.approx(0.8117265554, abs=0.0001)
    assert figures.skewness == pytest.approx(-0.092502502, abs=0.0001)
    assert figures.kurtosis == pytest.approx(-0.7073968557, abs=0.0001)
    assert figures.consistency * 100 == pytest.approx(-87.2230935542, abs=A_THIRD_OF_A_MARK)
    assert figures.error_ratio * 100 == pytest.approx(136.8294900795, abs=A_THIRD_OF_A_MARK)
    assert figures.standard_error * 7 == pytest.approx(1.1106813066, abs=0.0001)


def test_internal_consistency_is_that_of_wuenschs_students():
    tally = counted(right_or_wrong(WUENSCHS_STUDENTS))

    assert [round(item_figures(tally.items[n]).facility, 9) for n in range(1, 11)] == WUENSCHS_SHARES
    assert check_figures(tally).deviation ** 2 * 100 * 9 / 10 == pytest.approx(5.84)
    assert check_figures(tally).consistency == pytest.approx(WUENSCHS_KR20, abs=0.00005)


def test_halves_and_facility_are_those_of_the_worksheet():
    tally = Tally()
    for answers in WORKSHEETS_STUDENTS:
        tally.add([Marked(n, n, 1000 * int(one), ("right",) * int(one)) for n, one in enumerate(answers)])

    halves = Thirds(bottom=69, top=70)  # the worksheet divides the ten between the students with 70 and with 60
    for number, (upper, lower) in enumerate(WORKSHEETS_ANSWERS):
        item = tally.items[number]
        assert halves.split(item.asked) == (5, 0, 5)
        assert halves.split(item.answers["right"]) == (upper, 0, lower)
        assert item_figures(item).facility == pytest.approx((upper + lower) / 10)


def test_skewness_and_kurtosis_are_those_of_a_spreadsheet():
    # https://real-statistics.com/descriptive-statistics/symmetry-skewness-kurtosis/: SKEW and KURT of these eight
    skewness, kurtosis = _shape(Counter([2, 5, -1, 3, 4, 5, 0, 2]))

    assert skewness == pytest.approx(-0.43, abs=0.005)
    assert kurtosis == pytest.approx(-0.94, abs=0.005)


MARKS = st.sampled_from([0, 250, 333, 500, 667, 1000])
SQUARE = st.integers(2, 6).flatmap(
    lambda questions: st.lists(st.lists(MARKS, min_size=questions, max_size=questions), min_size=1, max_size=30)
)


@given(SQUARE)
def test_shares_stay_within_their_bounds(attempts):
    tally = counted(attempts)
    for item in tally.items.values():
        figures = item_figures(item)
        assert 0 <= figures.facility <= 1
        if figures.discrimination is not None:
            assert -1.000001 <= figures.discrimination <= figures.efficiency + 0.000001 or figures.discrimination < 0
            assert figures.efficiency <= 1.000001
    figures = check_figures(tally)
    assert 0 <= figures.mean <= 1
    assert figures.consistency is None or figures.consistency <= 1.000001


@given(SQUARE, st.randoms())
def test_the_order_of_attempts_makes_no_difference(attempts, chance):
    before = counted(attempts)
    chance.shuffle(attempts)
    after = counted(attempts)

    assert check_figures(after) == check_figures(before)
    assert {n: item_figures(item) for n, item in after.items.items()} == {
        n: item_figures(item) for n, item in before.items.items()
    }


@given(st.lists(MARKS, min_size=2, max_size=30).filter(lambda marks: len(set(marks)) > 1), st.integers(2, 6))
def test_questions_that_are_all_alike_measure_one_thing(marks, questions):
    tally = counted([[mark] * questions for mark in marks])

    assert check_figures(tally).consistency == pytest.approx(1)
    assert item_figures(tally.items[1]).discrimination == pytest.approx(1)
    assert item_figures(tally.items[1]).efficiency == pytest.approx(1)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_the_median_is_the_middle_one(values):
    lower, upper = sorted(values)[(len(values) - 1) // 2], sorted(values)[len(values) // 2]

    assert median(Counter(values)) == (lower + upper) / 2


@given(st.dictionaries(st.integers(0, 100), st.integers(1, 9), min_size=1))
def test_the_thirds_hold_whoever_has_the_same_score_and_nobody_twice(per_cents):
    cut = thirds(per_cents)

    if len(per_cents) == 1:
        assert cut is None
        return
    top, middle, bottom = cut.split(per_cents)
    assert top + middle + bottom == sum(per_cents.values())
    assert top * 3 >= sum(per_cents.values()) or cut.bottom == min(per_cents)
    assert bottom > 0
    assert cut.bottom < cut.top


def test_where_most_have_the_same_score_the_bottom_is_whoever_has_less():
    assert thirds({100: 80, 90: 15, 50: 5}).split({100: 80, 90: 15, 50: 5}) == (80, 0, 20)


def test_where_most_have_the_lowest_score_the_top_is_whoever_has_more():
    assert thirds({0: 30, 10: 6, 20: 4}).split({0: 30, 10: 6, 20: 4}) == (10, 0, 30)


def test_what_has_one_value_tells_nobody_apart():
    figures = item_figures(counted([[1000, 0], [1000, 1000], [1000, 0]]).items[1])

    assert (figures.facility, figures.deviation) == (1, 0)
    assert (figures.discrimination, figures.efficiency) == (None, None)


def test_one_question_alone_is_compared_with_nothing():
    tally = counted([[1000], [0], [0]])

    assert item_figures(tally.items[1]).facility == pytest.approx(1 / 3)
    assert item_figures(tally.items[1]).discrimination is None
    assert check_figures(tally).consistency is None


def test_a_draw_is_judged_by_those_who_were_asked():
    tally = Tally()
    for numbers, marks in [((1, 2), (1000, 0)), ((1, 3), (0, 0)), ((1, 2), (1000, 1000)), ((1, 3), (1000, 1000))]:
        tally.add([Marked(n, n, mark) for n, mark in zip(numbers, marks, strict=True)])

    assert [item_figures(tally.items[n]).number for n in (1, 2, 3)] == [4, 2, 2]
    assert item_figures(tally.items[3]).facility == 0.5
    assert check_figures(tally).mean == pytest.approx(5 / 8)


def test_consistency_is_that_of_the_people_with_the_commonest_questions():
    others = [[Marked(n, n, 1000) for n in (7, 8)]] * 9
    tally = counted(right_or_wrong(WUENSCHS_STUDENTS))
    for paper in others:
        tally.add(paper)
    assert check_figures(tally).consistency == pytest.approx(WUENSCHS_KR20, abs=0.00005)
    assert check_figures(tally).same_paper == 10

    for paper in chain(others[:2], [[Marked(9, 9, 0), Marked(8, 8, 0)]] * 12):
        tally.add(paper)
    assert check_figures(tally).consistency is None
    assert check_figures(tally).same_paper == 0


def test_nothing_is_said_of_nothing():
    tally = Tally()
    tally.add([])

    assert tally.number == 0
    assert check_figures(tally).mean is None
