"""Serials and CPD years: rules without a database."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.certificates import duration
from records.cpd_year import CpdYear
from records.serials import ALPHABET, SHAPE, new_serial, read_serial


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
