"""Where people work and whom they manage, kept from the person's page in the admin."""

import datetime
import json

import pytest
from django.utils import timezone

from accounts.models import Agency, AuditEntry, ManagerAppointment, Membership
from accounts.permissions import can_manage
from tests.factories.people import make_agency, make_manager, make_membership

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def errors(page):
    return dict(page.context["form"].errors.items())


def test_the_persons_page_shows_both_with_their_days(signed_in, manager, other_agency):
    make_membership(manager, other_agency, job_role="Health visitor", staff_number="W-7", started_on="2022-05-04",
                    ended_on="2023-06-05")  # fmt: skip
    page = signed_in.get(f"/admin/users/edit/{manager.pk}/").text
    for fact in ("Health visitor", "W-7", "4 May 2022", "5 Jun 2023", "Northmoor Council", "1 Jan 2024"):
        assert fact in page
    assert f"/admin/memberships/new/{manager.pk}/" in page
    assert f"/admin/appointments/edit/{manager.manager_appointments.get().pk}/" in page


def test_a_membership_is_added(signed_in, practitioner, other_agency, administrator):
    form = signed_in.get(f"/admin/memberships/new/{practitioner.pk}/")
    assert timezone.localdate().strftime("%d/%m/%Y") in form.text
    sent = {"agency": other_agency.pk, "job_role": "Nurse", "staff_number": "W-8", "started_on": "01/03/2026"}
    answer = signed_in.post(f"/admin/memberships/new/{practitioner.pk}/", sent)
    assert answer.url == f"/admin/users/edit/{practitioner.pk}/"
    added = practitioner.memberships.get(agency=other_agency)
    assert (added.job_role, added.staff_number, added.started_on, added.ended_on) == ("Nurse", "W-8", DAY, None)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.subject, entry.agency) == (
        "changed_membership", administrator, practitioner, other_agency,
    )  # fmt: skip
    assert json.loads(entry.detail) == {"started_on": "2026-03-01", "ended_on": None}


def test_a_membership_is_ended_and_its_place_and_first_day_stay(signed_in, practitioner, other_agency):
    membership = practitioner.memberships.get()
    path = f"/admin/memberships/edit/{membership.pk}/"
    page = signed_in.get(path).text
    assert "Priya Shah, Northmoor Council, from 1 Jan 2024." in page
    sent = {"job_role": "Senior social worker", "staff_number": "N-1001", "ended_on": "01/03/2026"}
    signed_in.post(path, sent | {"agency": other_agency.pk, "started_on": "01/01/2020"})
    after = Membership.objects.get(pk=membership.pk)
    assert (after.agency, after.started_on) == (membership.agency, membership.started_on)
    assert (after.job_role, after.ended_on) == ("Senior social worker", DAY)
    assert json.loads(AuditEntry.objects.get().detail)["ended_on"] == "2026-03-01"


def test_an_appointment_is_added_and_gives_sight_of_the_subtree(signed_in, practitioner, other_agency, administrator):
    team = make_agency("Ward", parent=other_agency)
    path = f"/admin/appointments/new/{practitioner.pk}/"
    answer = signed_in.post(path, {"agency": other_agency.pk, "started_on": "01/03/2026", "ended_on": ""})
    assert answer.url == f"/admin/users/edit/{practitioner.pk}/"
    assert can_manage(practitioner, team)
    assert not can_manage(practitioner, team, DAY - datetime.timedelta(days=1))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.subject) == ("appointed_manager", administrator, practitioner)


def test_an_appointment_is_ended(signed_in, manager, agency):
    appointment = manager.manager_appointments.get()
    signed_in.post(f"/admin/appointments/edit/{appointment.pk}/", {"ended_on": "01/03/2026"})
    assert can_manage(manager, agency, DAY)
    assert not can_manage(manager, agency, DAY + datetime.timedelta(days=1))
    assert json.loads(AuditEntry.objects.get().detail)["ended_on"] == "2026-03-01"


@pytest.mark.parametrize("kind", ["memberships", "appointments"])
@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"agency": ""}, "agency", "This field is required."),
        ({"started_on": ""}, "started_on", "This field is required."),
        ({"started_on": "31/02/2026"}, "started_on", "Enter a valid date."),
        ({"ended_on": "28/02/2026"}, "ended_on", "This day is before it starts."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    signed_in, practitioner, other_agency, kind, changes, field, message
):
    sent = {"agency": other_agency.pk, "job_role": "Kept", "started_on": "01/03/2026", "ended_on": ""} | changes
    page = signed_in.post(f"/admin/{kind}/new/{practitioner.pk}/", sent)
    assert errors(page) == {field: [message]}
    assert f'value="{sent["started_on"]}"' in page.text or not sent["started_on"]
    assert kind == "appointments" or 'value="Kept"' in page.text
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("kind", ["memberships", "appointments"])
def test_an_end_before_the_start_is_refused_later_too(signed_in, manager, kind):
    row = {"memberships": manager.memberships, "appointments": manager.manager_appointments}[kind].get()
    page = signed_in.post(f"/admin/{kind}/edit/{row.pk}/", {"ended_on": "31/12/2023"})
    assert errors(page) == {"ended_on": ["This day is before it starts."]}
    row.refresh_from_db()
    assert row.ended_on is None


@pytest.mark.parametrize("kind", ["memberships", "appointments"])
def test_a_closed_agency_is_not_on_offer(signed_in, practitioner, other_agency, kind):
    Agency.objects.filter(pk=other_agency.pk).update(closed_on="2026-01-01")
    path = f"/admin/{kind}/new/{practitioner.pk}/"
    assert "Westmoor" not in signed_in.get(path).text
    page = signed_in.post(path, {"agency": other_agency.pk, "started_on": "01/03/2026"})
    assert list(errors(page)) == ["agency"]


@pytest.mark.parametrize(
    ("started_on", "ended_on", "refused"),
    [
        ("01/03/2025", "", True),
        ("01/03/2023", "", True),
        ("01/03/2023", "31/12/2023", False),
        ("01/07/2025", "", False),
    ],
)
def test_nobody_is_appointed_twice_for_the_same_days(signed_in, practitioner, agency, started_on, ended_on, refused):
    make_manager(practitioner, agency, ended_on="2025-06-30")
    sent = {"agency": agency.pk, "started_on": started_on, "ended_on": ended_on}
    page = signed_in.post(f"/admin/appointments/new/{practitioner.pk}/", sent)
    assert ManagerAppointment.objects.count() == (1 if refused else 2)
    if refused:
        assert errors(page) == {"agency": ["This person manages it already in that time."]}
        assert f'value="{agency.pk}" selected' in page.text
