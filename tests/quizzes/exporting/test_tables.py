"""CSV and workbooks: read back they say the same, no cell runs, and the template is filled in already."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accounts.spreadsheet import STARTS_A_FORMULA
from quizzes.exchange import WHOLE, OptionRecord, PairRecord, QuestionRecord, Reading
from quizzes.exporters.table_rows import cell, cells_of
from quizzes.exporters.tables import template, write_csv, write_xlsx
from quizzes.importers import csv_table, read, read_workbook, xlsx_table
from quizzes.importers.columns import AFTER_OPTIONS, BEFORE_OPTIONS, Column
from quizzes.importers.table_texts import block, line
from tests.factories.question_records import question_records
from tests.quizzes.importing.moodle import PIXEL

EVERY_KIND = [
    "single_choice", "multiple_choice", "true_false", "numerical", "short_text", "matching", "ordering",
    "missing_words", "essay",
]  # fmt: skip


def read_csv(data: bytes) -> Reading:
    return csv_table.read(data.decode("utf-8-sig").replace("\r\n", "\n"))


def read_xlsx(data: bytes) -> Reading:
    """In this process, as there are many."""
    return xlsx_table.read_cells(read_workbook.rows_of(BytesIO(data)))


@settings(deadline=None)
@given(st.lists(question_records(), min_size=1, max_size=4))
def test_a_csv_file_is_read_back_the_same(questions):
    written = write_csv(questions)
    reading = read_csv(written.data)
    assert (written.left_out, reading.problems) == ([], [])
    assert [replace(record, line=0) for record in reading.questions] == questions


@settings(max_examples=50, deadline=None)
@given(st.lists(question_records(), min_size=1, max_size=4))
def test_a_workbook_is_read_back_the_same(questions):
    written = write_xlsx(questions)
    reading = read_xlsx(written.data)
    assert (written.left_out, reading.problems) == ([], [])
    assert [replace(record, line=0) for record in reading.questions] == questions


@settings(deadline=None)
@given(question_records())
def test_no_cell_of_a_csv_file_starts_a_formula(record):
    rows = csv.reader(write_csv([record]).data.decode("utf-8-sig").splitlines(keepends=True))
    assert not any(text.lstrip(" \u00a0").startswith(STARTS_A_FORMULA) for row in rows for text in row)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "#REF!", "1", "2026-03-04", "TRUE"])
def test_every_cell_of_a_workbook_is_text_and_stands_as_it_is(text):
    record = QuestionRecord("short_text", text, "<p>a</p>", (OptionRecord(text, WHOLE),))
    sheet = load_workbook(BytesIO(write_xlsx([record]).data)).worksheets[0]
    assert [(found.value, found.data_type) for found in sheet[2] if found.value == text] == [(text, "s"), (text, "s")]


@pytest.mark.parametrize(
    ("html", "read_as", "text"),
    [
        ("<p>One</p>", block, "One"),
        ("<p>One</p><p>Two<br>lines</p>", block, "One\n\nTwo\nlines"),
        ("<p>R&amp;D &lt; 3</p>", block, "R&D < 3"),
        ("<p><b>One</b></p>", block, "<p><b>One</b></p>"),
        ("<p>write &lt;b&gt;</p>", block, "<p>write &lt;b&gt;</p>"),
        ("bare", block, "<span>bare</span>"),
        ("a &amp; b", line, "a & b"),
        ("a &amp;amp; b", line, "a &amp;amp; b"),
        ("<b>a</b>", line, "<b>a</b>"),
        ("", block, ""),
    ],
)
def test_a_text_is_written_plainly_where_that_is_read_back_the_same(html, read_as, text):
    assert cell(html, read_as) == text
    assert not text or read_as(text) == html


@pytest.mark.parametrize(
    ("kind", "fractions", "right"),
    [
        ("single_choice", (0, 1), "2"),
        ("single_choice", ("0.5", 1), "1: 50%, 2: 100%"),
        ("multiple_choice", (WHOLE / 3, 0, WHOLE / 3, WHOLE / 3), "1, 3, 4"),
        ("multiple_choice", ("0.75", "0.25"), "1: 75%, 2: 25%"),
        ("multiple_choice", (1, "-0.5"), "1: 100%, 2: -50%"),
        ("true_false", (0, 1), "false"),
        ("short_text", (1, 1), ""),
        ("short_text", (1, "0.5"), "1: 100%, 2: 50%"),
        ("numerical", (1, 0), "1: 100%"),
        ("ordering", (0, 0), ""),
    ],
)
def test_what_is_right_is_said_as_shortly_as_it_can_be(kind, fractions, right):
    options = tuple(OptionRecord(str(number), Decimal(fraction)) for number, fraction in enumerate(fractions))
    assert cells_of(QuestionRecord(kind, "a", "a", options))[Column("right")] == right


def test_an_arrow_within_a_pair_parts_nothing():
    record = QuestionRecord(
        "matching", "a", "<p>a</p>", pairs=(PairRecord("a =&gt; b =", "&gt; =&gt;"), PairRecord("", "=&gt; c")), line=2
    )
    assert read_csv(write_csv([record]).data).questions == [record]


def test_a_table_has_a_column_for_every_option_there_is():
    record = QuestionRecord(
        "ordering", "a", "<p>a</p>", tuple(OptionRecord(str(number)) for number in range(30)), line=2
    )
    assert read_csv(write_csv([record]).data).questions == [record]


@pytest.mark.parametrize(("write", "longest"), [(write_csv, 131_072), (write_xlsx, 32_767)])
def test_what_no_cell_can_hold_is_left_out_with_a_sentence(write, longest):
    records = [
        QuestionRecord("essay", name, f"<p>{'a' * size}</p>")
        for name, size in (("fits", longest), ("not", longest + 1))
    ]
    written = write(records)
    assert written.left_out == ["“not” was left out: a text with its pictures is too long for a cell."]
    assert [record.name for record in read(written.data).questions] == ["fits"]


def test_a_small_picture_fits_into_a_cell():
    record = QuestionRecord("essay", "a", f'<p><img src="data:image/png;base64,{PIXEL}" alt="a"></p>', line=2)
    assert read_csv(write_csv([record]).data).questions == [record]


def test_the_template_holds_an_example_of_every_kind():
    csv_reading, xlsx_reading = read(template("csv")), read(template("xlsx"))
    assert [record.kind for record in csv_reading.questions] == EVERY_KIND
    assert csv_reading.questions == xlsx_reading.questions
    assert csv_reading.problems == xlsx_reading.problems == []


def test_the_workbooks_second_sheet_explains_every_column():
    sheets = load_workbook(BytesIO(template("xlsx"))).worksheets
    explained = [row[0].value for row in sheets[1].iter_rows(min_row=2)]
    columns = [*BEFORE_OPTIONS, "option 1, option 2, …", "feedback 1, feedback 2, …", *AFTER_OPTIONS]
    assert explained == columns
    assert all(row[1].value for row in sheets[1].iter_rows())
    assert [found.value for found in sheets[0][1]][:7] == [*BEFORE_OPTIONS, "option 1", "feedback 1"]
