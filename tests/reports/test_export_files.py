"""What is in the files: the rows of the screen, in columns that stay, as Excel and HR systems can read them."""

import csv
import datetime
import io

import openpyxl
import pytest

from reports.queries import team_rows
from reports.rows import Filters, Status
from reports.spreadsheets import COLUMNS, SHEET_ROWS, WRITERS
from tests.factories.pages import make_webinar
from tests.factories.people import make_agency, make_membership, make_person
from tests.reports.history import complete, start

pytestmark = pytest.mark.django_db
MARCH = datetime.date(2026, 3, 10)
DAY = datetime.timedelta(days=1)
EXPORT = "6f1c2d3e-0000-4000-8000-000000000001"


def written(file_format, rows):
    file = io.BytesIO()
    WRITERS[file_format](rows.cells(), file, EXPORT)
    return file.getvalue()


def csv_rows(rows):
    return list(csv.DictReader(io.StringIO(written("csv", rows).decode("utf-8-sig"))))


def xlsx_cells(rows):
    """Of the first sheet: the cells of each row by the name of their column."""
    header, *others = openpyxl.load_workbook(io.BytesIO(written("xlsx", rows))).active.iter_rows()
    return [{name.value: cell for name, cell in zip(header, cells, strict=True)} for cells in others]


@pytest.fixture
def rows(agency, practitioner, catalogue):
    """Two rows: one completed, one in progress."""
    practitioner.registration_number, practitioner.regulator = "SW12345", "swe"
    practitioner.save()
    complete(practitioner, MARCH)
    start(practitioner, make_webinar(catalogue, title="Planning early", code="PE-2"), MARCH + DAY)
    return team_rows(agency)


def test_the_columns_are_those_that_were_promised_in_their_order(agency):
    promised = """
        export_id agency agency_unit staff_number last_name first_name work_email role prn module_code module_title
        module_version delivery_mode competency_code competency_level external_code enrolled_on due_on first_activity_on
        completed_on expires_on status attempts score_percent pass_mark cpd_minutes participatory_minutes
        certificate_serial completed_while_member
    """
    assert list(COLUMNS) == promised.split()
    assert written("csv", team_rows(agency)).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_no_column_tells_of_answers_playback_or_reflections():
    for told in ("answer", "watch", "play", "position", "second", "reflection", "note", "question", "attempt_"):
        assert not [name for name in COLUMNS if told in name], told


def test_a_csv_row_states_the_whole_completion(rows):
    done, begun = csv_rows(rows)

    serial = rows[0:1][0].certificate_serial
    assert done == {
        "export_id": EXPORT, "agency": "Northmoor Council", "agency_unit": "", "staff_number": "N-1001",
        "last_name": "Shah", "first_name": "Priya", "work_email": "practitioner@example.org",
        "role": "Social worker", "prn": "SW12345",
        "module_code": "CC-1", "module_title": "Continuity of care", "module_version": "2026-01-05",
        "delivery_mode": "watched", "competency_code": "", "competency_level": "", "external_code": "",
        "enrolled_on": "2026-03-08", "due_on": "", "first_activity_on": "2026-03-08",
        "completed_on": "2026-03-10", "expires_on": "",
        "status": "completed", "attempts": "2", "score_percent": "90", "pass_mark": "80", "cpd_minutes": "75",
        "participatory_minutes": "0", "certificate_serial": serial, "completed_while_member": "yes",
    }  # fmt: skip
    assert (begun["status"], begun["module_code"], begun["enrolled_on"]) == ("in_progress", "PE-2", "2026-03-11")
    assert {begun[name] for name in ("completed_on", "score_percent", "certificate_serial")} == {""}


def test_a_csv_carries_the_mark_that_excel_needs_to_read_utf_8(agency):
    person = make_person(first_name="Siân", last_name="Παπαδοπούλου")
    make_membership(person, agency)
    complete(person, MARCH)

    content = written("csv", team_rows(agency))
    assert content.startswith(b"\xef\xbb\xbfexport_id,")
    assert "Siân" in content.decode("utf-8")


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+44 20", "-1+1", "@SUM(A1)", "\t=1", "#N/A", "＝1"])
def test_what_people_typed_never_runs_as_a_formula(agency, typed):
    person = make_person(first_name=typed, last_name="Person")
    make_membership(person, agency, job_role=typed, staff_number=typed)
    complete(person, MARCH, title=typed)

    [row] = csv_rows(team_rows(agency))
    [cells] = xlsx_cells(team_rows(agency))
    for column in ("first_name", "role", "staff_number", "module_title"):
        assert row[column] == (typed if typed == "#N/A" else f"'{typed}")
        assert (cells[column].data_type, cells[column].value.strip()) == ("s", typed.strip())


def test_a_letter_that_no_spreadsheet_can_hold_is_left_out(agency):
    person = make_person(first_name="A\x0bma\x1f", last_name="Person")
    make_membership(person, agency)
    complete(person, MARCH)

    [cells] = xlsx_cells(team_rows(agency))
    assert cells["first_name"].value == "Ama"


def test_numbers_and_days_in_xlsx_can_be_summed_and_sorted(rows):
    done, begun = xlsx_cells(rows)

    for column, value in {"attempts": 2, "score_percent": 90, "cpd_minutes": 75, "participatory_minutes": 0}.items():
        assert (done[column].data_type, done[column].value) == ("n", value)
    for column, day in {"enrolled_on": MARCH - 2 * DAY, "completed_on": MARCH}.items():
        assert done[column].is_date
        assert done[column].value.date() == day
    assert done["staff_number"].data_type == "s"
    assert begun["cpd_minutes"].value is begun["completed_on"].value is None


def test_both_files_hold_the_rows_of_the_screen_in_the_same_order(agency, practitioner, colleague, catalogue):
    for number in range(4):
        complete(practitioner, MARCH + number * DAY, cycle=number + 1)
        start(colleague, make_webinar(catalogue), MARCH + number * DAY)
    rows = team_rows(agency)
    screen = rows[0 : rows.count()]

    from_csv = [tuple(row.values())[1:] for row in csv_rows(rows)]
    from_xlsx = [tuple(_text(cell) for cell in list(row.values())[1:]) for row in xlsx_cells(rows)]
    assert len(screen) == 8
    assert from_csv == from_xlsx == [tuple("" if value is None else str(value) for value in row) for row in screen]


def test_more_rows_than_a_sheet_holds_go_on_in_a_second_one(rows, monkeypatch):
    monkeypatch.setattr("reports.spreadsheets.SHEET_ROWS", 1)

    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", rows)))
    assert [(sheet.title, sheet.max_row) for sheet in book] == [("Records 1", 2), ("Records 2", 2)]
    assert [sheet["A1"].value for sheet in book] == ["export_id", "export_id"]
    assert SHEET_ROWS == 1_048_576 - 1


def test_a_report_of_those_who_have_not_started_is_a_file_too(agency, practitioner, catalogue):
    page = make_webinar(catalogue, title="Planning early")

    [row] = csv_rows(team_rows(agency, Filters(module=page.translation_key, status=Status.NOT_STARTED)))
    assert (row["first_name"], row["module_title"], row["status"]) == ("Priya", "Planning early", "not_started")
    assert {row[name] for name in ("enrolled_on", "attempts", "completed_while_member")} == {""}


def test_completions_before_and_after_a_move_are_each_in_the_file_of_the_agency_of_the_day(agency, other_agency):
    moved = make_person(first_name="Moved")
    make_membership(moved, agency, ended_on=MARCH, staff_number="N-7")
    make_membership(moved, make_agency("Ward 7", parent=other_agency), started_on=MARCH + DAY, staff_number="W-7")
    complete(moved, MARCH, title="Before")
    complete(moved, MARCH + DAY, title="After", cycle=2)

    [before], [after] = csv_rows(team_rows(agency)), csv_rows(team_rows(other_agency))
    assert (before["module_title"], before["agency"], before["staff_number"]) == ("Before", "Northmoor Council", "N-7")
    assert (after["module_title"], after["agency"], after["agency_unit"], after["staff_number"]) == (
        "After",
        "Westmoor NHS Trust",
        "Ward 7",
        "W-7",
    )


def _text(cell):
    if cell.value is None:
        return ""
    return cell.value.date().isoformat() if cell.is_date else str(cell.value)


@pytest.mark.parametrize("number", [1, 3])
def test_a_file_takes_as_many_questions_to_the_database_for_one_row_as_for_three(
    manager, agency, practitioner, django_assert_num_queries, number
):
    for cycle in range(number):
        complete(practitioner, MARCH, cycle=cycle + 1)
    with django_assert_num_queries(5):
        assert len(list(team_rows(agency))) == number
