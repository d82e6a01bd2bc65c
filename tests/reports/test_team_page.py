"""The manager's page: own people, filtered, 25 at a time; everybody else finds nothing."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from tests.factories.pages import make_briefing, make_webinar
from tests.factories.people import make_agency, make_manager, make_membership, make_person
from tests.reports.history import complete, start

MARCH = datetime.date(2026, 3, 10)
DAY = datetime.timedelta(days=1)


def report(agency, **query):
    return reverse("reports:team", args=[agency.pk], query=query)


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager)
    return client


def test_a_manager_sees_who_completed_what(as_manager, agency, practitioner):
    serial = complete(practitioner, MARCH).certificate.serial
    page = as_manager.get(report(agency)).content.decode()
    for text in ("Priya Shah", "Social worker", "Continuity of care", "Completed", "10 Mar 2026", "90%", serial):
        assert text in page


def test_the_start_page_leads_to_the_one_agency_there_is(as_manager, agency):
    assert as_manager.get("/reports/").headers["Location"] == report(agency)


def test_the_start_page_offers_the_tops_of_what_one_manages(as_manager, manager, agency, other_agency):
    make_manager(manager, make_agency("Family Help", parent=agency))
    make_manager(manager, other_agency)
    assert as_manager.get("/reports/").context["agencies"] == [agency, other_agency]


@pytest.mark.parametrize("address", ["/reports/", "own agency"])
def test_a_practitioner_finds_nothing(client, practitioner, agency, address):
    client.force_login(practitioner)
    assert client.get(report(agency) if address == "own agency" else address).status_code == 404


def test_another_agencys_id_in_the_address_is_not_found(client, stranger, agency, practitioner):
    complete(practitioner, MARCH)
    client.force_login(stranger)
    assert client.get(report(agency)).status_code == 404
    assert client.post(reverse("reports:export", args=[agency.pk]), {"file_format": "csv"}).status_code == 404


def test_another_agencys_team_in_the_filter_is_not_found(as_manager, agency, other_agency, stranger):
    team = make_agency("Ward 7", parent=other_agency)
    complete(stranger, MARCH)
    for foreign in (team.pk, other_agency.pk, 10**9, "x"):
        assert as_manager.get(report(agency, team=foreign)).status_code == 404
        export = reverse("reports:export", args=[agency.pk], query={"team": foreign})
        assert as_manager.post(export, {"file_format": "csv"}).status_code == 404
    assert not AuditEntry.objects.exists()


def test_an_appointment_that_is_over_shows_nothing(client, agency):
    former = make_person()
    make_manager(former, agency, ended_on=MARCH)
    client.force_login(former)
    assert client.get(report(agency)).status_code == 404
    assert client.get("/reports/").status_code == 404


def test_a_manager_of_a_team_sees_that_team_alone(client, agency, practitioner):
    team = make_agency("Family Help", parent=agency)
    lead, member = make_person(first_name="Lee"), make_person(first_name="Tam", last_name="Teller")
    make_manager(lead, team)
    make_membership(member, team)
    complete(practitioner, MARCH)
    complete(member, MARCH)
    client.force_login(lead)
    page = client.get(report(team)).content.decode()
    assert "Tam Teller" in page
    assert "Priya" not in page
    assert client.get(report(agency)).status_code == 404


def test_filters_are_in_the_address_and_stay_while_pages_are_turned(as_manager, agency, practitioner):
    for number in range(30):
        complete(practitioner, MARCH + number * DAY, cycle=number + 1)
    answer = as_manager.get(report(agency, since="2026-03-11", page=2))
    assert answer.context["page"].paginator.count == 29
    assert len(answer.context["page"]) == 4
    assert "Records 26 to 29 of 29" in answer.content.decode()
    assert 'href="?since=2026-03-11&amp;page=1"' in answer.content.decode()


def test_the_team_filter_leaves_the_other_teams_out(as_manager, agency, practitioner):
    team = make_agency("Family Help", parent=agency)
    member = make_person(first_name="Tam")
    make_membership(member, team)
    complete(practitioner, MARCH)
    complete(member, MARCH)
    rows = as_manager.get(report(agency, team=team.pk)).context["page"].object_list
    assert [row.first_name for row in rows] == ["Tam"]


def test_who_has_not_started_a_module_is_listed(as_manager, agency, practitioner, catalogue):
    page = make_webinar(catalogue, title="Planning early")
    answer = as_manager.get(report(agency, module=page.translation_key, status="not_started"))
    assert [row.first_name for row in answer.context["page"]] == ["Mair", "Priya"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"status": "not_started"}, "Choose a module to see who has not started it."),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "The last day can&#x27;t come before the first."),
        ({"as_at": "2999-01-01"}, "Choose today or a day before it."),
        ({"module": "nonsense"}, "Select a valid choice."),
        ({"since": "yesterday"}, "Enter a valid date."),
    ],
)
def test_a_question_without_an_answer_is_refused_in_a_sentence(as_manager, agency, query, sentence):
    answer = as_manager.get(report(agency, **query))
    assert sentence in answer.content.decode()
    assert answer.context.get("page") is None
    assert as_manager.post(reverse("reports:export", args=[agency.pk], query=query)).status_code == 302


def test_a_draft_is_not_among_the_modules(as_manager, agency, catalogue):
    draft = make_briefing(catalogue, title="Not published yet")
    draft.unpublish()
    type(draft).objects.filter(pk=draft.pk).update(first_published_at=None)
    assert "Not published yet" not in as_manager.get(report(agency)).content.decode()


def test_looking_is_written_down_once_a_day(as_manager, manager, agency):
    for _ in range(3):
        as_manager.get(report(agency))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.agency) == ("viewed_records", manager, agency)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_row_as_for_three(
    as_manager, agency, catalogue, django_assert_num_queries, number
):
    page = make_webinar(catalogue)
    for _ in range(number):
        person = make_person()
        make_membership(person, make_agency(parent=agency))
        complete(person, MARCH)
        start(person, page, MARCH)
    as_manager.get(report(agency))  # looking is written down the first time
    with django_assert_num_queries(23):
        assert len(as_manager.get(report(agency)).context["page"]) == 2 * number
