"""Cells of spreadsheets: text stays text, on the way out and back in."""

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.spreadsheet import REMEMBERED, STARTS_A_FORMULA, csv_lines, flat, safe_cell, written_in


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_a_cell_that_would_run_as_a_formula_is_made_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Ama O'Neill", "", "1 = 1", None, 7, -7, datetime.date(2026, 3, 1)])
def test_other_cells_pass_unchanged(value):
    assert safe_cell(value) == value


@given(st.text())
def test_no_cell_starts_a_formula(text):
    assert not safe_cell(text).lstrip(" \u00a0").startswith(STARTS_A_FORMULA)


CELLS = st.one_of(st.none(), st.integers(), st.dates(), st.text(), st.text(alphabet="=+-@＝ \u00a0\t\r\n\",;'a"))


TOGETHER = st.lists(CELLS, min_size=1).map(tuple)


@given(st.lists(st.lists(st.one_of(CELLS, TOGETHER), min_size=2)))
def test_lines_are_those_of_pythons_csv_with_every_cell_safe(rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([safe_cell(value) for value in flat(row)] for row in rows)
    assert "".join(csv_lines(rows)) == file.getvalue()


def test_cells_that_stand_together_are_the_cells_one_by_one():
    assert list(flat(["a", ("b", None), ("=c",), 4])) == ["a", "b", None, "=c", 4]


def test_lines_stay_right_when_more_stands_together_than_is_remembered():
    numbers = [*range(REMEMBERED + 2), *range(3)]
    assert list(csv_lines([(number, "=1"), "@"] for number in numbers)) == [f"{n},'=1,'@\r\n" for n in numbers]


@given(st.one_of(st.text(), st.text(alphabet="'=+-@ a")))
def test_what_was_made_safe_is_read_back_as_it_was(text):
    assert written_in(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["'tis the season", "''quoted''", "'", "it's = 1", ""])
def test_an_apostrophe_that_keeps_nothing_from_running_stays(text):
    assert written_in(text) == text
