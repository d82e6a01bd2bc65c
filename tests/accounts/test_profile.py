"""A person's own pages: who they are, where they work, and who has looked at their record."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from accounts.actions import close_agency, record_audit
from accounts.models import AuditEntry, Membership
from records.actions import revoke_completion
from reports.queries import team_rows
from tests.factories.people import make_agency, make_membership, make_person
from tests.factories.records import make_completion

PROFILE, MOVED, LOG = "/me/", "/me/moved/", "/me/log/"
TODAY = datetime.date(2026, 5, 4)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def me(client, practitioner, catalogue):
    client.force_login(practitioner)
    return client


@pytest.fixture
def typed(practitioner, other_agency):
    """A move to the other agency, as the form sends it."""
    return {
        "leaving": practitioner.memberships.get().pk,
        "agency": other_agency.pk,
        "job_role": "Health visitor",
        "staff_number": "W-77",
        "started_on": str(TODAY - 3 * DAY),
    }


ABOUT_ME = {
    "first_name": "Priya",
    "last_name": "Shah-Jones",
    "regulator": "swe",
    "registration_number": "SW12345",
    "cpd_year_starts_month": "12",
}


def jobs_of(person):
    return [(job.agency.name, job.started_on, job.ended_on) for job in person.memberships.order_by("started_on")]


@pytest.mark.parametrize("address", [PROFILE, MOVED, LOG])
def test_a_visitor_is_asked_to_sign_in_first(client, catalogue, address):
    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


def test_the_profile_shows_where_one_works_and_how_one_signs_in(me, practitioner, agency):
    make_membership(practitioner, make_agency("Left long ago"), ended_on=TODAY - DAY)

    page = me.get(PROFILE).text
    for shown in ("Northmoor Council", "Social worker", "N-1001", "1 January 2024", "practitioner@example.org"):
        assert shown in page, shown
    assert "Left long ago" not in page


def test_a_team_is_named_with_what_it_belongs_to(me, practitioner, agency):
    practitioner.memberships.update(agency=make_agency("Duty team", parent=make_agency("Early help", parent=agency)))

    assert "Northmoor Council, Early help, Duty team" in me.get(PROFILE).text
    assert "Social worker, Northmoor Council, Early help, Duty team" in me.get(MOVED).text


def test_somebody_without_a_job_is_told_what_follows(client, catalogue):
    client.force_login(make_person())

    assert "Managers see your learning only once we do." in client.get(PROFILE).text
    assert "Which job have you left?" not in client.get(MOVED).text


def test_what_one_says_about_oneself_is_saved(me, practitioner):
    page = me.post(PROFILE, ABOUT_ME, follow=True).text

    assert "Your profile is saved." in page
    practitioner.refresh_from_db()
    saved = {name: str(getattr(practitioner, name)) for name in ABOUT_ME}
    assert saved == ABOUT_ME


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"first_name": " "}, "Enter your first name."),
        ({"last_name": ""}, "Enter your last name."),
        ({"regulator": ""}, "Choose the regulator that gave this number."),
        ({"registration_number": "no!"}, "Use 5 to 20 letters, digits and hyphens."),
        ({"cpd_year_starts_month": "13"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_saved_is_said_at_the_field_and_nothing_typed_is_lost(me, practitioner, changed, sentence):
    page = me.post(PROFILE, ABOUT_ME | {"last_name": "Typed-Name"} | changed).text

    assert sentence in page
    assert "There is a problem" in page
    assert "last_name" in changed or 'value="Typed-Name"' in page
    practitioner.refresh_from_db()
    assert practitioner.last_name == "Shah"


def test_a_form_cannot_set_what_it_does_not_show(me, practitioner):
    me.post(PROFILE, ABOUT_ME | {"is_superuser": "on", "email": "root@example.org"})

    practitioner.refresh_from_db()
    assert (practitioner.is_superuser, practitioner.email) == (False, "practitioner@example.org")


def test_moving_ends_one_job_and_starts_another_and_the_record_stays_whole(me, practitioner, typed):
    make_completion(practitioner, title="Done before the move")

    page = me.post(MOVED, typed, follow=True).text
    assert "Your move is written down." in page
    assert jobs_of(practitioner) == [
        ("Northmoor Council", datetime.date(2024, 1, 1), TODAY - 4 * DAY),
        ("Westmoor NHS Trust", TODAY - 3 * DAY, None),
    ]
    new = practitioner.memberships.get(agency__name="Westmoor NHS Trust")
    assert (new.job_role, new.staff_number) == ("Health visitor", "W-77")
    assert "Done before the move" in me.get("/cpd/").text


def test_a_move_decides_which_manager_sees_what(me, practitioner, agency, other_agency, typed):
    before = datetime.datetime(2026, 4, 20, 12, tzinfo=datetime.UTC)
    make_completion(practitioner, title="Before", completed_at=before)
    me.post(MOVED, typed)
    make_completion(practitioner, title="After", completed_at=timezone.now())

    assert [row.module_title for row in team_rows(agency)] == ["Before"]
    assert [row.module_title for row in team_rows(other_agency)] == ["After"]


def test_a_second_job_beside_the_first_ends_nothing(me, practitioner, typed):
    assert "None: the new job is an additional one" in me.get(MOVED).text
    me.post(MOVED, typed | {"leaving": ""})

    assert [ended_on for _, _, ended_on in jobs_of(practitioner)] == [None, None]


def test_a_move_is_written_to_the_log_that_one_reads_oneself(me, practitioner, typed):
    me.post(MOVED, typed)

    page = me.get(LOG).text
    assert "Moved to another agency" in page
    assert "You, Westmoor NHS Trust" in page


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"started_on": "2026-05-05"}, "started_on", "The date must be today or in the past."),
        ({"started_on": "2024-01-01"}, "started_on", "The date must be after the day you started in the job"),
        ({"started_on": ""}, "started_on", "Enter the day you started there."),
        ({"started_on": "31/02/2026"}, "started_on", "Enter a valid date."),
        ({"agency": "own"}, "agency", "You work there already. Choose where you have moved to."),
        ({"agency": "closed"}, "agency", "Select a valid choice."),
        ({"agency": ""}, "agency", "Choose where you work now."),
        ({"leaving": "another's"}, "leaving", "Select a valid choice."),
        ({"job_role": ""}, "job_role", "Enter your job role there."),
    ],
)
def test_a_refused_move_says_why_at_the_field_and_keeps_what_was_typed(
    me, practitioner, stranger, agency, typed, changed, field, sentence
):
    changed = dict(changed)
    if changed.get("agency") == "own":
        changed["agency"] = agency.pk
    if changed.get("agency") == "closed":
        changed["agency"] = close_agency(agency=make_agency(), closed_on=TODAY).pk
    if "leaving" in changed:
        changed["leaving"] = stranger.memberships.get().pk
    before = jobs_of(practitioner)

    page = me.post(MOVED, typed | changed).text
    assert page.count(sentence) == 2, "in the summary and at the field"
    assert f'id="id_{field}_error"' in page
    assert 'value="W-77"' in page
    assert field == "job_role" or 'value="Health visitor"' in page
    assert jobs_of(practitioner) == before
    assert not AuditEntry.objects.exists()


def test_an_empty_log_says_so(me):
    assert "Nothing yet: nobody has looked at or taken away records" in me.get(LOG).text


def test_the_log_names_who_looked_and_who_changed_what(me, manager, administrator, agency, practitioner):
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=agency)
    completion = make_completion(practitioner)
    revoke_completion(completion=completion, reason="A mistake.", by=administrator)

    page = " ".join(me.get(LOG).text.split())
    for shown in ("Viewed completion records", "Mair Evans", "Corrected a record", "Ada Lind", "4 May 2026, 13:00"):
        assert shown in page, shown
    assert page.index("Corrected a record") < page.index("Viewed completion records"), "newest first"


def test_what_was_seen_of_a_team_above_is_told_and_of_another_team_is_not(me, manager, practitioner, agency):
    practitioner.memberships.update(agency=make_agency("Duty team", parent=agency))
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=agency)
    assert me.get(LOG).text.count("Viewed completion records") == 1

    other_team = make_agency("Front Door", parent=agency)
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=other_team)
    assert me.get(LOG).text.count("Viewed completion records") == 1


def test_what_was_seen_before_one_came_does_not_concern_one(me, manager, practitioner, agency):
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=agency)
    Membership.objects.filter(person=practitioner).update(started_on=TODAY + DAY)

    assert "Viewed completion records" not in me.get(LOG).text


def test_what_was_seen_after_one_left_still_concerns_one(me, manager, practitioner, agency):
    Membership.objects.filter(person=practitioner).update(ended_on=TODAY - DAY)
    record_audit(action=AuditEntry.Action.EXPORTED_RECORDS, actor=manager, agency=agency)

    assert "Exported completion records" in me.get(LOG).text


def test_what_concerned_an_account_merged_since_concerns_one(me, manager, practitioner, other_agency):
    old = make_person("old@example.org", merged_into=practitioner)
    make_membership(old, other_agency)
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=other_agency)

    assert "Westmoor NHS Trust" in me.get(LOG).text


def test_a_long_log_is_turned_page_by_page(me, manager, agency):
    for _ in range(26):
        record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=agency)

    first, second = me.get(LOG).text, me.get(LOG, {"page": "2"}).text
    assert (first.count("Viewed completion records"), second.count("Viewed completion records")) == (25, 1)
    assert 'href="?page=2"' in first


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(PROFILE, 9), (MOVED, 11), (LOG, 12)])
def test_a_page_asks_the_database_as_often_for_one_row_as_for_three(
    me, manager, agency, practitioner, django_assert_num_queries, number, address, queries
):
    practitioner.memberships.all().delete()
    for _ in range(number):
        make_membership(practitioner, make_agency(parent=agency))
        record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=manager, agency=agency)
    me.get(address)
    with django_assert_num_queries(queries):
        me.get(address)
