"""Extra time, given and ended by administrators."""

import datetime
import json

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from quizzes.actions import grant_extra_time
from quizzes.models import ExtraTime

DAY = datetime.date(2026, 3, 1)
LIST, ADD = "/admin/extra-time/", "/admin/extra-time/new/"


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def granted(practitioner, administrator):
    return grant_extra_time(person=practitioner, percent=25, starts_on=DAY, by=administrator)


def edit(extra_time):
    return f"/admin/extra-time/edit/{extra_time.pk}/"


def test_extra_time_is_given_by_the_address_with_which_one_signs_in(signed_in, practitioner, administrator):
    assert timezone.localdate().strftime("%d/%m/%Y") in signed_in.get(ADD).text

    answer = signed_in.post(ADD, {"email": "Practitioner@Example.org", "percent": "50", "starts_on": "01/03/2026"})

    assert answer.url == LIST
    given = practitioner.extra_time.get()
    assert (given.percent, given.starts_on, given.ends_on, given.granted_by) == (50, DAY, None, administrator)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.subject) == ("changed_access", administrator, practitioner)
    assert json.loads(entry.detail) == {"extra_time": 50, "started_on": "2026-03-01", "ended_on": None}


def test_it_is_changed_and_ended_but_keeps_its_person_and_first_day(signed_in, granted, practitioner, colleague):
    assert "Priya Shah, from 1 Mar 2026." in signed_in.get(edit(granted)).text
    sent = {"email": colleague.email, "percent": "100", "starts_on": "01/01/2020", "ends_on": "31/03/2026"}

    signed_in.post(edit(granted), sent)

    granted.refresh_from_db()
    assert (granted.person, granted.starts_on) == (practitioner, DAY)
    assert (granted.percent, granted.ends_on) == (100, datetime.date(2026, 3, 31))
    assert json.loads(AuditEntry.objects.latest("pk").detail)["extra_time"] == 100


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"email": "nobody@example.org"}, "email", "Nobody signs in with this address."),
        ({"percent": "0"}, "percent", "Ensure this value is greater than or equal to 1."),
        ({"ends_on": "28/02/2026"}, "ends_on", "This day is before it starts."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(signed_in, practitioner, changes, field, message):
    sent = {"email": practitioner.email, "percent": "25", "starts_on": "01/03/2026", "ends_on": ""} | changes
    assert dict(signed_in.post(ADD, sent).context["form"].errors.items()) == {field: [message]}
    assert not ExtraTime.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_shows_everybody_who_has_it(signed_in, practitioner, colleague, manager, administrator, rows,
                                             django_assert_num_queries):  # fmt: skip
    for person in (practitioner, colleague, manager)[:rows]:
        grant_extra_time(person=person, percent=25, starts_on=DAY, by=administrator)
    signed_in.get(LIST)

    with django_assert_num_queries(11):
        page = signed_in.get(LIST).text

    assert page.count("25% more") == page.count("1 Mar 2026") == rows
    assert "Priya Shah" in page


def test_the_person_sees_in_their_log_that_something_was_changed(client, granted, practitioner):
    client.force_login(practitioner)
    log = client.get("/me/log/").text
    assert "Ada Lind" in log
    assert "Changed how somebody signs in or what they may do" in log


@pytest.mark.parametrize("role", ["trainer", "practitioner", "manager"])
def test_nobody_but_administrators_gets_there(client, request, granted, role):
    client.force_login(request.getfixturevalue(role))
    for path in (LIST, ADD, edit(granted)):
        assert client.get(path).status_code == client.post(path, {"percent": "400"}).status_code == 302
    granted.refresh_from_db()
    assert granted.percent == 25
    assert "/admin/extra-time/" not in client.get("/admin/").text


def test_the_menu_leads_administrators_there(signed_in):
    assert LIST in signed_in.get("/admin/").text


def test_the_audit_log_says_how_much_more_and_since_when(signed_in, granted):
    assert "25% more time in checks; from 1 Mar 2026" in signed_in.get("/admin/audit-log/").text


def test_there_is_no_way_to_delete_it(signed_in, granted):
    assert signed_in.post(f"/admin/extra-time/delete/{granted.pk}/").status_code == 404
    assert not signed_in.get(LIST).context["user"].has_perm("quizzes.delete_extratime")
