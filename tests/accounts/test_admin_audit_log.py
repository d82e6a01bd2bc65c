"""The audit log in the admin."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from accounts.actions import change_access, move_agency, record_audit
from accounts.audit_wording import in_words
from accounts.models import AuditEntry
from tests.factories.people import make_agency

VIEWED = AuditEntry.Action.VIEWED_RECORDS
EXPORTED = AuditEntry.Action.EXPORTED_RECORDS


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def entries(page):
    return [row.instance for row in page.context["table"].rows]


def test_each_line_says_who_did_what_about_whom_newest_first(signed_in, manager, practitioner, agency, other_agency):
    with time_machine.travel(datetime.datetime(2026, 7, 1, 8, 5, tzinfo=datetime.UTC), tick=False):
        first = record_audit(action=EXPORTED, actor=manager, agency=agency, detail={"rows": 12, "format": "csv"})
    move_agency(
        person=practitioner,
        leaving=practitioner.memberships.get(),
        agency=other_agency,
        started_on=datetime.date(2026, 7, 2),
    )
    page = signed_in.get("/admin/audit-log/")
    assert entries(page) == [AuditEntry.objects.latest("pk"), first]
    for fact in ("1 Jul 2026, 09:05", "Mair Evans", "Exported completion records", "12 records; as CSV",
                 "Moved to another agency", "Priya Shah", "Westmoor NHS Trust",
                 "from Northmoor Council; from 2 Jul 2026"):  # fmt: skip
        assert fact in page.text


def test_the_log_is_filtered_by_what_when_and_where(signed_in, manager, agency, other_agency):
    team = make_agency("Front door", parent=agency)
    with time_machine.travel(datetime.datetime(2026, 7, 1, 23, 30, tzinfo=datetime.UTC), tick=False):
        summer = record_audit(action=VIEWED, actor=manager, agency=team)  # half past midnight on the 2nd in London
    export = record_audit(action=EXPORTED, actor=manager, agency=other_agency)
    assert entries(signed_in.get("/admin/audit-log/?action=exported_records")) == [export]
    assert entries(signed_in.get("/admin/audit-log/?action=exported_records&action=viewed_records")) == [export, summer]
    assert entries(signed_in.get(f"/admin/audit-log/?agency={agency.pk}")) == [summer]
    assert entries(signed_in.get("/admin/audit-log/?at_from=02/07/2026&at_to=02/07/2026")) == [summer]
    assert entries(signed_in.get("/admin/audit-log/?at_to=01/07/2026")) == []


def test_what_was_done_to_a_closed_agency_can_be_asked_for(signed_in, manager, agency):
    entry = record_audit(action=VIEWED, actor=manager, agency=agency)
    agency.closed_on = timezone.localdate()
    agency.save()
    page = signed_in.get(f"/admin/audit-log/?agency={agency.pk}")
    assert entries(page) == [entry]
    assert f'value="{agency.pk}" selected' in page.text


def test_the_log_is_read_by_the_page(signed_in, manager):
    for _number in range(51):
        record_audit(action=VIEWED, actor=manager)
    assert len(entries(signed_in.get("/admin/audit-log/"))) == 50
    assert entries(signed_in.get("/admin/audit-log/?p=2")) == [AuditEntry.objects.earliest("pk")]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_takes_the_same_queries_however_long(signed_in, practitioner, administrator, agency, rows,
                                                     django_assert_num_queries):  # fmt: skip
    for number in range(rows):
        change_access(person=practitioner, by=administrator, is_active=bool(number % 2))
        record_audit(action=AuditEntry.Action.MOVED_AGENCY, actor=practitioner, subject=practitioner, agency=agency,
                     detail={"from_agency": make_agency().pk})  # fmt: skip
    signed_in.get("/admin/audit-log/")  # content types are kept from then on
    with django_assert_num_queries(13):
        page = signed_in.get("/admin/audit-log/")
    assert len(entries(page)) == rows * 2


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ({}, ""),
        ({"rows": 1}, "1 record"),
        ({"filters": {"status": "completed"}, "format": "xlsx"}, "as XLSX; only status completed"),
        ({"as_at": "2026-07-01T08:05:00+00:00"}, "as known on 1 July 2026, 09:05"),
        ({"kind": "revoked"}, "correction: revoked"),
        ({"from_agency": 7, "started_on": "2026-07-01"}, "from Ward; from 1 Jul 2026"),
        ({"from_agency": None, "started_on": "2026-07-01", "ended_on": None}, "from 1 Jul 2026"),
        ({"ended_on": "2026-07-01"}, "until 1 Jul 2026"),
        ({"email": "changed", "is_active": False, "groups": ["Trainers"]},
         "another e-mail address; can’t sign in any more; groups: Trainers"),
        ({"groups": []}, "no groups"),
        ({"is_superuser": True}, "made a superuser"),
        ({"sha256": "0123456789abcdef" * 4}, "SHA-256 of the file 0123456789abcdef…"),
        ({"something": "else"}, "something: else"),
    ],
)  # fmt: skip
def test_details_are_said_in_words(detail, words):
    assert in_words(detail, {7: "Ward"}) == words
