"""Which rows a report holds: everybody's, for the time in which they worked there, and nobody else's."""

import datetime

import pytest
import time_machine

from accounts.models import Membership
from records.actions import revoke_completion
from reports.queries import team_rows
from reports.rows import Filters, Status
from tests.factories.pages import make_briefing, make_webinar
from tests.factories.people import make_agency, make_membership, make_person
from tests.reports.history import ACTIVITY, complete, noon, start

MARCH = datetime.date(2026, 3, 10)
DAY = datetime.timedelta(days=1)


def names(rows):
    return [row.first_name for row in rows]


def test_a_row_states_what_was_completed_by_whom_and_as_what(agency, practitioner):
    certificate = complete(practitioner, MARCH).certificate
    (row,) = team_rows(agency)
    assert row._asdict() == {
        "agency": "Northmoor Council",
        "agency_unit": "",
        "staff_number": "N-1001",
        "last_name": "Shah",
        "first_name": "Priya",
        "work_email": "practitioner@example.org",
        "role": "Social worker",
        "prn": "",
        "module_code": "CC-1",
        "module_title": "Continuity of care",
        "module_version": "2026-01-05",
        "delivery_mode": "watched",
        "competency_code": "",
        "competency_level": "",
        "external_code": "",
        "enrolled_on": datetime.date(2026, 3, 8),
        "due_on": None,
        "first_activity_on": datetime.date(2026, 3, 8),
        "completed_on": MARCH,
        "expires_on": None,
        "status": "completed",
        "attempts": 2,
        "score_percent": 90,
        "pass_mark": 80,
        "cpd_minutes": 75,
        "participatory_minutes": 0,
        "certificate_serial": certificate.serial,
        "completed_while_member": "yes",
    }


@pytest.mark.parametrize(
    ("begun_at", "begun_on"),
    [
        ("2026-01-05T23:59:59.999999Z", datetime.date(2026, 1, 5)),
        ("2026-03-29T00:30:00Z", datetime.date(2026, 3, 29)),  # half an hour before the clocks go forward
        ("2026-06-30T22:59:59.999999Z", datetime.date(2026, 6, 30)),
        ("2026-06-30T23:00:00Z", datetime.date(2026, 7, 1)),
        ("2026-10-24T23:30:00Z", datetime.date(2026, 10, 25)),  # the night in which they go back
        ("2026-10-25T23:30:00Z", datetime.date(2026, 10, 25)),
    ],
)
def test_the_day_of_beginning_is_the_day_in_london(agency, practitioner, begun_at, begun_on):
    complete(practitioner, datetime.date(2026, 11, 10), enrolled_at=datetime.datetime.fromisoformat(begun_at))
    (row,) = team_rows(agency)
    assert (row.enrolled_on, row.first_activity_on) == (begun_on, begun_on)


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("filters", [{}, {"module": ACTIVITY}, {"since": MARCH, "until": MARCH + DAY}])
def test_no_file_waits_for_sqlite_to_sort_what_is_completed(agency, filters):
    """Sorted rows would stand in memory, all of them."""
    (part,) = team_rows(agency, Filters(status=Status.COMPLETED, **filters)).parts
    outermost = [step for step in part.values.explain().splitlines() if step.split()[1] == "0"]
    assert outermost
    assert not [step for step in outermost if "TEMP B-TREE" in step]


def test_another_agencys_people_are_never_there(agency, other_agency, practitioner, stranger):
    complete(practitioner, MARCH)
    complete(stranger, MARCH)
    assert names(team_rows(agency)) == ["Priya"]
    assert names(team_rows(other_agency)) == ["Stefan"]


def test_learning_counts_from_the_first_day_to_the_last(agency):
    joined_and_left = make_person(first_name="Jo")
    make_membership(joined_and_left, agency, started_on=MARCH, ended_on=MARCH + 9 * DAY)
    for cycle, on in enumerate((MARCH - DAY, MARCH, MARCH + 9 * DAY, MARCH + 10 * DAY), start=1):
        complete(joined_and_left, on, cycle=cycle)
    assert [row.completed_on for row in team_rows(agency)] == [MARCH + 9 * DAY, MARCH]


def test_a_completion_goes_to_the_agency_of_its_day_and_not_to_the_next(agency, other_agency):
    moved = make_person(first_name="Moved")
    make_membership(moved, agency, ended_on=MARCH)
    make_membership(moved, other_agency, started_on=MARCH + DAY)
    complete(moved, MARCH)
    assert names(team_rows(agency)) == ["Moved"]
    assert names(team_rows(other_agency)) == []


def test_a_unit_shows_its_own_people_and_those_below_it(agency, practitioner):
    service = make_agency("Family Help", parent=agency, level="service")
    team = make_agency("Team 1", parent=service)
    other = make_agency("Front Door", parent=agency, level="service")
    member = make_person(first_name="Tam")
    make_membership(member, team)
    complete(practitioner, MARCH)
    complete(member, MARCH + DAY)
    assert names(team_rows(agency)) == ["Tam", "Priya"]
    (row,) = team_rows(service)
    assert (row.agency, row.agency_unit) == ("Northmoor Council", "Family Help / Team 1")
    assert names(team_rows(other)) == []


def test_two_memberships_on_one_day_give_one_row_under_the_newer(agency, practitioner):
    team = make_agency("Family Help", parent=agency)
    make_membership(practitioner, team, started_on=MARCH, job_role="Practice lead")
    complete(practitioner, MARCH)
    assert [row.role for row in team_rows(agency)] == ["Practice lead"]


@pytest.mark.parametrize("member", ["kept", "merged"])
def test_a_merged_account_counts_as_the_person_who_was_kept(agency, member):
    kept = make_person("kept@example.org", first_name="Kept")
    merged = make_person("old@example.org", first_name="Old", merged_into=kept)
    make_membership({"kept": kept, "merged": merged}[member], agency)
    complete(merged, MARCH)
    complete(kept, MARCH + DAY, cycle=2)
    rows = team_rows(agency)
    assert [row.work_email for row in rows] == ["kept@example.org", "kept@example.org"]
    assert rows.learning["people"] == 1


def test_a_revoked_completion_is_not_there(agency, practitioner, administrator):
    completion = complete(practitioner, MARCH)
    revoke_completion(completion=completion, reason="Another person's sign-in", by=administrator)
    assert names(team_rows(agency)) == []


def test_what_is_begun_shows_while_the_person_works_there(agency, practitioner, colleague, catalogue):
    page = make_webinar(catalogue, title="Planning early", code="PE-2")
    start(practitioner, page, MARCH)
    start(colleague, page, MARCH)
    Membership.objects.filter(person=colleague).update(ended_on=MARCH + DAY)
    (row,) = team_rows(agency)
    assert (row.first_name, row.status, row.enrolled_on) == ("Priya", "in_progress", MARCH)
    assert (row.module_title, row.module_code, row.score_percent) == ("Planning early", "PE-2", None)


def test_what_was_begun_and_completed_is_one_row(agency, practitioner, catalogue):
    page = make_webinar(catalogue)
    enrolment = start(practitioner, page, MARCH)
    complete(practitioner, MARCH, enrolment=enrolment.public_id, activity=page.translation_key)
    assert [row.status for row in team_rows(agency)] == ["completed"]


def test_who_has_not_started_is_everybody_who_works_there_and_never_began(
    agency, practitioner, colleague, manager, stranger, catalogue
):
    page, other_page = make_webinar(catalogue, title="Planning early"), make_briefing(catalogue)
    start(practitioner, page, MARCH)
    start(manager, other_page, MARCH)
    left = make_person(first_name="Left")
    make_membership(left, agency, ended_on=MARCH)
    rows = team_rows(agency, Filters(module=page.translation_key, status=Status.NOT_STARTED))
    assert [(row.first_name, row.module_title, row.status) for row in rows] == [
        ("Colm", "Planning early", "not_started"),
        ("Mair", "Planning early", "not_started"),
    ]


def test_who_did_it_under_an_account_merged_since_has_started(agency, practitioner, catalogue):
    page = make_webinar(catalogue)
    old = make_person(merged_into=practitioner)
    complete(old, MARCH, activity=page.translation_key)
    assert names(team_rows(agency, Filters(module=page.translation_key, status=Status.NOT_STARTED))) == []


def test_filters_choose_by_module_state_and_days(agency, practitioner, colleague, catalogue):
    page = make_webinar(catalogue)
    complete(practitioner, MARCH)
    complete(colleague, MARCH + 5 * DAY, activity=page.translation_key)
    start(practitioner, page, MARCH + 9 * DAY)

    def found(**filters):
        return [(row.first_name, row.status) for row in team_rows(agency, Filters(**filters))]

    assert found(module=ACTIVITY) == [("Priya", "completed")]
    assert found(status=Status.IN_PROGRESS) == [("Priya", "in_progress")]
    assert found(status=Status.COMPLETED) == [("Colm", "completed"), ("Priya", "completed")]
    assert found(since=MARCH + DAY) == [("Colm", "completed"), ("Priya", "in_progress")]
    assert found(until=MARCH) == [("Priya", "completed")]
    assert found(since=MARCH + 9 * DAY, until=MARCH + 9 * DAY) == [("Priya", "in_progress")]


def test_rows_can_be_cut_anywhere_and_are_the_same_as_the_stream(agency, practitioner, catalogue):
    for number in range(3):
        complete(practitioner, MARCH + number * DAY, cycle=number + 1)
        start(practitioner, make_webinar(catalogue, title=f"Webinar {number}"), MARCH + number * DAY)
    rows = team_rows(agency)
    stream = list(rows)
    assert len(stream) == rows.count() == 6
    assert all(rows[first:last] == stream[first:last] for first in range(7) for last in range(first, 7))


def test_the_same_question_as_at_the_same_moment_gives_the_same_rows_for_ever(agency, administrator):
    with time_machine.travel(noon(MARCH), tick=False):
        practitioner = make_person(first_name="Priya")
        make_membership(practitioner, agency)
    completion = complete(practitioner, MARCH)
    asked_at = noon(MARCH + DAY)
    with time_machine.travel(asked_at, tick=False):
        first = list(team_rows(agency))
    late = make_person(first_name="Late")
    make_membership(late, agency)  # human resources told us months later
    complete(practitioner, MARCH + 3 * DAY, cycle=2)
    complete(late, MARCH)
    revoke_completion(completion=completion, reason="Another person's sign-in", by=administrator)
    Membership.objects.filter(person=practitioner).update(ended_on=MARCH + 30 * DAY)
    assert list(team_rows(agency, as_at=asked_at)) == first
    assert names(team_rows(agency)) == ["Priya", "Late"]
