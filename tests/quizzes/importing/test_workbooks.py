"""Workbooks: which table is read, and what a person sees in each cell."""

import datetime
from decimal import Decimal

import pytest

from quizzes.exchange import FileRefused
from quizzes.importers import read, xlsx_table
from quizzes.importers.cell_texts import shown
from tests.quizzes.importing.workbooks import workbook

HALF = Decimal("0.5")
HEADINGS = ["kind", "question", "right", "option 1", "option 2"]


def at(*moment: int) -> datetime.datetime:
    """A moment as a workbook knows it: in no zone."""
    return datetime.datetime(*moment)  # noqa: DTZ001


def test_a_workbook_is_read_by_its_first_table_of_questions():
    reading = read(workbook(HEADINGS, ["single choice", "What now?", 2, "Call", "Wait"], before="My notes"))
    assert (reading.format, reading.problems) == ("xlsx", [])
    assert [(record.line, record.options[1].fraction) for record in reading.questions] == [(2, 1)]


def test_a_workbook_without_such_a_table_is_refused():
    with pytest.raises(FileRefused, match="No sheet of this workbook"):
        read(workbook(["a", "b"], [1, 2]))


def test_a_formula_is_never_calculated_and_told_with_row_and_column():
    reading = read(workbook(HEADINGS, ["essay", "a"], [], ["single choice", "b", "=1+1", "x", "y"], ["essay", "=A1"]))
    assert [record.line for record in reading.questions] == [2]
    assert [(problem.line, problem.column) for problem in reading.problems] == [(4, 3), (5, 2)]
    assert all("A formula isn't calculated." in problem.sentence for problem in reading.problems)


def test_an_error_that_excel_shows_is_told():
    reading = read(workbook(HEADINGS, ["essay", "#REF!"]))
    assert reading.questions == []
    assert [(problem.line, problem.column) for problem in reading.problems] == [(2, 2)]
    assert "Excel shows an error" in reading.problems[0].sentence


def test_cells_hold_what_a_person_sees():
    day = at(2026, 3, 4, 15, 5)
    rows = [HEADINGS, ["multiple choice", "a", "1", HALF, day], ["short text", 47, None, True, 1989.0]]
    reading = read(workbook(*rows, formats={"D2": "0%", "E2": "d mmmm yyyy"}))
    assert [[option.text for option in record.options] for record in reading.questions] == [
        ["50%", "4 March 2026"],
        ["TRUE", "1989"],
    ]
    assert reading.questions[1].text == "<p>47</p>"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1e+21"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (0.125, "0.0%", "12.5%"),
        (5, '0.0" kg"', "5.0 kg"),
        (1234, "[$£-809]#,##0", "1,234"),
        (5, "£0.00", "£5.00"),
        (5, "@", "5"),
        (at(2026, 3, 4), "mm-dd-yy", "04/03/2026"),
        (at(2026, 2, 1), "d-mmm", "1-Feb"),
        (at(2026, 2, 1), "[$-809]dddd, d mmmm yyyy;@", "Sunday, 1 February 2026"),
        (datetime.date(2026, 2, 1), "dd/mm/yyyy", "01/02/2026"),
        (at(2026, 2, 1, 15, 5, 9), "dd/mm/yy hh:mm:ss", "01/02/26 15:05:09"),
        (at(2026, 2, 1, 15, 5), "h:mm AM/PM", "3:05 PM"),
        (datetime.time(9, 5), "hh:mm", "09:05"),
        (datetime.timedelta(hours=26), "[h]:mm", "1 day, 2:00:00"),
    ],
)
def test_numbers_and_days_are_written_in_the_format_of_their_cell(value, number_format, text):
    assert shown(value, number_format) == text


def test_a_workbook_says_in_a_sentence_that_it_is_another_one():
    with pytest.raises(FileRefused, match="isn't a workbook that can be read"):
        xlsx_table.read(b"PK\x03\x04 and no more")
