"""Serials, spreadsheet cells and CPD years: rules without a database."""

import csv
import datetime
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.certificates import duration
from records.cpd_year import CpdYear
from records.serials import ALPHABET, SHAPE, new_serial, read_serial
from records.spreadsheet import REMEMBERED, STARTS_A_FORMULA, csv_lines, safe_cell


def test_a_serial_is_unguessable_and_readable():
    serials = {new_serial() for _ in range(1000)}
    assert len(serials) == 1000
    assert all(re.fullmatch(SHAPE, serial) for serial in serials)
    assert len(ALPHABET) ** 16 >= 2**80


@pytest.mark.parametrize(
    "typed",
    [
        "LY-7K3F-9QXT-2M8D-V0R1",
        "ly-7k3f-9qxt-2m8d-v0r1",
        " LY 7K3F 9QXT 2M8D V0R1 ",
        "7K3F9QXT2M8DV0R1",
        "LY-7K3F-9QXT-2M8D-VORI",
        "ly–7k3f–9qxt–2m8d–vorl",
    ],
)
def test_typing_a_serial_is_forgiving(typed):
    assert read_serial(typed) == "LY-7K3F-9QXT-2M8D-V0R1"


@pytest.mark.parametrize("typed", ["", "LY-7K3F", "LY-7K3F-9QXT-2M8D-V0R1-X", "LY-7K3F-9QXT-2M8D-V0U1", "<script>"])
def test_what_cannot_be_a_serial_is_told_apart(typed):
    assert read_serial(typed) is None


@given(st.text())
def test_reading_a_serial_never_fails_and_gives_a_serial_or_nothing(typed):
    serial = read_serial(typed)
    assert serial is None or SHAPE.fullmatch(serial)


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


@given(st.lists(st.lists(CELLS, min_size=2)))
def test_lines_are_those_of_pythons_csv_with_every_cell_safe(rows):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([safe_cell(value) for value in row] for row in rows)
    assert "".join(csv_lines(rows)) == file.getvalue()


def test_lines_stay_right_when_there_are_more_values_than_are_remembered():
    numbers = [*range(REMEMBERED + 2), *range(3)]
    assert list(csv_lines([number, "=1"] for number in numbers)) == [f"{number},'=1\r\n" for number in numbers]


@pytest.mark.parametrize(
    ("day", "starts_month", "first", "last"),
    [
        ("2026-03-31", 4, "2025-04-01", "2026-03-31"),
        ("2026-04-01", 4, "2026-04-01", "2027-03-31"),
        ("2026-11-30", 12, "2025-12-01", "2026-11-30"),
        ("2026-01-01", 1, "2026-01-01", "2026-12-31"),
        ("2024-02-29", 3, "2023-03-01", "2024-02-29"),
    ],
)
def test_a_cpd_year_runs_twelve_months_from_the_chosen_month(day, starts_month, first, last):
    year = CpdYear.of(datetime.date.fromisoformat(day), starts_month)
    assert (year.first_day.isoformat(), year.last_day.isoformat()) == (first, last)
    assert datetime.date.fromisoformat(day) in year
    assert year.last_day + datetime.timedelta(days=1) not in year


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (75, "1 hour 15 minutes"), (121, "2 hours 1 minute")],
)
def test_time_is_given_in_hours_and_minutes(minutes, text):
    assert duration(minutes) == text
