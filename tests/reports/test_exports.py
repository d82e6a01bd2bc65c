"""Files for managers: made once by a job, counted, logged for those concerned, and theirs alone for a day."""

import csv
import datetime
import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, ManagerAppointment
from records.actions import revoke_completion
from reports.actions import request_export
from reports.models import KEPT_FOR, Export
from reports.queries import team_rows
from reports.rows import Filters, Status
from reports.snapshot import one_snapshot
from reports.tasks import make_export
from tests.factories.people import make_agency, make_manager, make_membership, make_person
from tests.reports.history import complete, noon

pytestmark = pytest.mark.django_db
MARCH = datetime.date(2026, 3, 10)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def asked_for(as_manager, agency):
    """Presses the button, and gives the address that it leads to."""

    def ask(file_format="csv", **query):
        address = reverse("reports:export", args=[agency.pk], query=query)
        return as_manager.post(address, {"file_format": file_format}).headers["Location"]

    return ask


def in_another_connection(work):
    """Do it in a thread, which has a connection of its own, and wait for it."""

    def work_and_close():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work_and_close).result()


def downloaded(client, status_page):
    return client.get(f"{status_page}file/").getvalue()


def csv_of(client, status_page):
    return list(csv.DictReader(io.StringIO(downloaded(client, status_page).decode("utf-8-sig"))))


def test_a_file_is_made_by_the_worker_and_then_offered(as_manager, asked_for, agency, practitioner, run_durable_tasks):
    complete(practitioner, MARCH)
    status_page = asked_for()
    waiting = as_manager.get(status_page).text
    assert "Your file is being made" in waiting
    assert "js/export-status.js" in waiting
    assert as_manager.get(f"{status_page}file/").status_code == 404

    run_durable_tasks()
    ready = as_manager.get(status_page).text
    assert "Your file is ready" in ready
    assert "js/export-status.js" not in ready
    assert f'href="{status_page}file/"' in ready
    assert [row["first_name"] for row in csv_of(as_manager, status_page)] == ["Priya"]


@pytest.mark.parametrize(
    ("file_format", "kind"),
    [("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
)
def test_the_file_comes_as_a_download_that_nothing_keeps(as_manager, asked_for, run_durable_tasks, file_format, kind):
    with time_machine.travel(noon(MARCH), tick=False):
        status_page = asked_for(file_format)
        run_durable_tasks()
        answer = as_manager.get(f"{status_page}file/")
        assert len(answer.getvalue()) > 100

    assert answer.headers["Content-Type"] == kind
    name = f"completion-records-2026-03-10-1200.{file_format}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_file_holds_the_rows_that_were_filtered_for(as_manager, asked_for, agency, practitioner, run_durable_tasks):
    team = make_agency("Family Help", parent=agency)
    member = make_person(first_name="Tam")
    make_membership(member, team)
    for person in (practitioner, member):
        complete(person, MARCH)
        complete(person, MARCH + 5 * DAY, cycle=2)

    status_page = asked_for(team=team.pk, since="2026-03-12", status="completed")
    run_durable_tasks()
    [row] = csv_of(as_manager, status_page)
    assert (row["first_name"], row["completed_on"]) == ("Tam", "2026-03-15")
    assert f'href="{reverse("reports:team", args=[team.pk])}?' in as_manager.get(status_page).text
    assert "since=2026-03-12" in as_manager.get(status_page).text, "the way back keeps the filters"


def test_the_file_is_counted_and_sealed_with_a_checksum(as_manager, asked_for, practitioner, run_durable_tasks):
    for number in range(3):
        complete(practitioner, MARCH, cycle=number + 1)
    status_page = asked_for()
    run_durable_tasks()

    content = downloaded(as_manager, status_page)
    export = Export.objects.get()
    assert export.row_count == 3
    assert export.sha256 == hashlib.sha256(content).hexdigest()
    assert export.sha256 in as_manager.get(status_page).text


def test_an_export_is_one_line_in_the_log_that_says_what_was_taken_but_names_nobody(
    manager, agency, practitioner, run_durable_tasks
):
    complete(practitioner, MARCH)
    filters = Filters(status=Status.COMPLETED, since=MARCH)
    export = request_export(person=manager, agency=agency, filters=filters, file_format="csv")
    run_durable_tasks()
    make_export.enqueue(str(export.public_id))
    run_durable_tasks()

    entry = AuditEntry.objects.get()
    export.refresh_from_db()
    assert (entry.action, entry.actor, entry.agency, entry.subject) == ("exported_records", manager, agency, None)
    assert entry.reference == export.public_id
    assert json.loads(entry.detail) == {
        "filters": {"status": "completed", "since": "2026-03-10"},
        "as_at": export.as_at.isoformat(),
        "format": "csv",
        "rows": 1,
        "sha256": export.sha256,
    }


def test_those_concerned_read_of_it_and_nobody_else(client, manager, agency, practitioner, stranger, run_durable_tasks):
    late = make_person("late@example.org")
    make_membership(late, agency, started_on=timezone.localdate() + DAY)
    request_export(person=manager, agency=agency, filters=Filters(), file_format="csv")
    run_durable_tasks()

    told = {}
    for person in (practitioner, stranger, late):
        client.force_login(person)
        told[person.email] = "Exported completion records" in client.get("/me/log/").text
    assert told == {"practitioner@example.org": True, "stranger@example.org": False, "late@example.org": False}


def test_two_clicks_make_one_file(asked_for, run_durable_tasks):
    first, second = asked_for(), asked_for()
    assert first == second
    assert asked_for("xlsx") != first

    run_durable_tasks()
    assert asked_for() != first, "once it is made, asking again asks for what is new"


def test_what_is_recorded_while_the_file_waits_is_not_in_it(as_manager, asked_for, practitioner, run_durable_tasks):
    complete(practitioner, MARCH)
    tomorrow = timezone.localdate() + DAY
    with time_machine.travel(noon(tomorrow) - datetime.timedelta(minutes=1), tick=False) as clock:
        status_page = asked_for()
        clock.shift(60)
        complete(practitioner, tomorrow, cycle=2)
        run_durable_tasks()
        assert len(csv_of(as_manager, status_page)) == 1


def test_as_known_on_a_day_gives_the_same_file_for_ever(
    as_manager, asked_for, agency, administrator, run_durable_tasks
):
    with time_machine.travel(noon(MARCH), tick=False):
        person = make_person(first_name="Priya")
        make_membership(person, agency)
    first = complete(person, MARCH)
    asked = {"as_at": str(MARCH + DAY)}

    before = asked_for(**asked)
    run_durable_tasks()
    rows_before = csv_of(as_manager, before)
    complete(person, MARCH + 3 * DAY, cycle=2)
    revoke_completion(completion=first, reason="A mistake.", by=administrator)
    after = asked_for(**asked)
    run_durable_tasks()

    def without_id(rows):
        return [{name: value for name, value in row.items() if name != "export_id"} for row in rows]

    assert before != after
    assert len(rows_before) == 1
    assert without_id(csv_of(as_manager, after)) == without_id(rows_before)


@pytest.mark.django_db(transaction=True)
def test_the_rows_are_those_of_one_moment_though_others_write_meanwhile(agency, practitioner):
    complete(practitioner, MARCH)
    rows = team_rows(agency, as_at=timezone.now() + DAY)
    with one_snapshot():
        seen_before = rows.count()
        in_another_connection(lambda: complete(practitioner, MARCH + DAY, cycle=2))
        seen_after = len(list(rows))
    assert (seen_before, seen_after, len(list(rows))) == (1, 1, 2)


def test_only_who_asked_may_have_the_file(client, asked_for, manager, agency, run_durable_tasks):
    deputy = make_person("deputy@example.org")
    make_manager(deputy, agency)
    status_page = asked_for()
    run_durable_tasks()

    client.force_login(deputy)
    assert client.get(status_page).status_code == client.get(f"{status_page}file/").status_code == 404
    client.force_login(manager)
    assert downloaded(client, status_page).startswith(b"\xef\xbb\xbfexport_id,")


@pytest.mark.parametrize("who", ["practitioner", "stranger", "administrator", None])
def test_anybody_elses_export_is_not_found(client, request, manager, agency, run_durable_tasks, who):
    export = request_export(person=manager, agency=agency, filters=Filters(), file_format="csv")
    run_durable_tasks()
    if who:
        client.force_login(request.getfixturevalue(who))

    for name in ("export_status", "export_file"):
        answer = client.get(reverse(f"reports:{name}", args=[export.public_id]))
        assert answer.status_code == (404 if who else 302), name
        assert who or answer.headers["Location"].startswith("/accounts/login/")


def test_after_the_appointment_ended_there_is_nothing_any_more(as_manager, asked_for, manager, run_durable_tasks):
    status_page = asked_for()
    run_durable_tasks()
    ManagerAppointment.objects.filter(person=manager).update(ended_on=timezone.localdate() - DAY)

    assert as_manager.get(status_page).status_code == 404
    assert as_manager.get(f"{status_page}file/").status_code == 404


def test_after_a_day_the_file_is_gone_and_only_the_line_in_the_log_stays(client, manager, asked_for, run_durable_tasks):
    with time_machine.travel(noon(MARCH), tick=False) as clock:
        client.force_login(manager)
        status_page = asked_for()
        run_durable_tasks()
        path = Path(Export.objects.get().file.path)
        clock.shift(KEPT_FOR - datetime.timedelta(minutes=1))
        run_durable_tasks()
        assert downloaded(client, status_page).startswith(b"\xef\xbb\xbfexport_id,")

        clock.shift(datetime.timedelta(minutes=1))
        assert client.get(f"{status_page}file/").status_code == 404, "before the deletion has run"
        run_durable_tasks()
        page = client.get(status_page).text
        assert "This file was deleted" in page
        assert not path.exists()
        assert AuditEntry.objects.filter(action="exported_records").count() == 1


@pytest.mark.parametrize("name", ["team", "export"])
@pytest.mark.parametrize("typed", ["other", 10**9, 10**30])
def test_another_id_in_the_address_is_not_found_and_leaves_no_trace(as_manager, other_agency, name, typed):
    address = reverse(f"reports:{name}", args=[other_agency.pk if typed == "other" else typed])
    answer = as_manager.get(address) if name == "team" else as_manager.post(address, {"file_format": "csv"})

    assert answer.status_code == 404
    assert "Westmoor" not in answer.text
    assert not Export.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("file_format", ["", "exe"])
def test_an_unknown_kind_of_file_leads_back_to_the_report(asked_for, agency, file_format):
    assert asked_for(file_format) == reverse("reports:team", args=[agency.pk])
    assert not Export.objects.exists()


def test_an_export_is_finished_with_count_and_checksum_or_not_at_all(manager, agency):
    export = request_export(person=manager, agency=agency, filters=Filters(), file_format="csv")
    with pytest.raises(IntegrityError, match="export_is_counted_exactly_when_finished"), transaction.atomic():
        Export.objects.filter(pk=export.pk).update(finished_at=timezone.now())
