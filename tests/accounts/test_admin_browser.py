"""People and agencies in the admin, in a browser: an administrator's day, and every page without a fault."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.actions import record_audit
from accounts.models import Agency, AuditEntry, User
from tests.browser.admin_screens import faults, watched
from tests.factories.people import make_agency, make_manager, make_membership

LISTS = ["agencies/", "agencies/?open=true", "agencies/?q=nothing", "users/", "users/?is_active=true", "audit-log/",
         "audit-log/?action=viewed_records", "users/history/{person}/"]  # fmt: skip
FORMS = ["agencies/new/", "agencies/edit/{agency}/", "agencies/close/{agency}/", "users/new/", "users/edit/{person}/",
         "memberships/new/{person}/", "memberships/edit/{membership}/", "appointments/new/{person}/",
         "appointments/edit/{appointment}/"]  # fmt: skip


@pytest.fixture
def keys(agency, practitioner):
    """Something to show on every page."""
    make_agency("Front door", parent=agency, level="team")
    record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=practitioner, agency=agency)
    return {
        "agency": agency.pk,
        "person": practitioner.pk,
        "membership": make_membership(practitioner, agency, ended_on="2025-01-01").pk,
        "appointment": make_manager(practitioner, agency).pk,
    }


@pytest.fixture
def admin(live_server, page: Page, administrator) -> Page:
    """A browser in which the administrator has signed in."""
    client = Client()
    client.force_login(administrator)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    return page


def test_no_page_has_a_fault(live_server, admin, keys):
    with watched(admin) as errors:
        for path in LISTS + FORMS:
            admin.goto(f"{live_server.url}/admin/{path.format(**keys)}")
            assert faults(admin) == [], path
            assert errors == [], path


@pytest.mark.parametrize(
    "path", ["agencies/new/", "users/new/", "memberships/new/{person}/", "appointments/new/{person}/"]
)
def test_a_refused_form_has_no_fault(live_server, admin, keys, path):
    with watched(admin) as errors:
        admin.goto(f"{live_server.url}/admin/{path.format(**keys)}")
        admin.get_by_role("button", name="Add", exact=True).click()
        expect(admin.get_by_text("This field is required.").first).to_be_visible()
        assert faults(admin) == []
        assert errors == []


def test_an_administrator_sets_up_a_team_and_its_manager(live_server, admin, agency):
    with watched(admin) as errors:
        admin.goto(f"{live_server.url}/admin/")
        admin.get_by_role("button", name="People").click()
        admin.get_by_role("link", name="Agencies").click()
        admin.get_by_role("link", name="Add an agency, service or team").click()
        admin.get_by_label("Belongs to").select_option("Northmoor Council")
        admin.get_by_label("Level").select_option("Team")
        admin.get_by_role("textbox", name="Name").fill("Family Help East")
        admin.get_by_role("button", name="Add", exact=True).click()
        expect(admin.get_by_text("“Family Help East” is added.")).to_be_visible()

        admin.get_by_role("button", name="People").click()
        admin.get_by_role("link", name="People", exact=True).click()
        admin.get_by_role("link", name="Add a person").click()
        admin.get_by_label("First name").fill("Nia")
        admin.get_by_label("Last name").fill("Rees")
        admin.get_by_label("E-mail address").fill("nia.rees@example.org")
        admin.get_by_role("button", name="Add", exact=True).click()
        expect(admin.get_by_text("can sign in with a code by e-mail")).to_be_visible()

        for link, field in (("Add a membership", "Agency, service or team"), ("Appoint as manager", "Manages")):
            admin.get_by_role("link", name=link).click()
            admin.get_by_role("combobox", name=field).select_option(label="\u00a0" * 4 + "Family Help East")
            admin.get_by_role("button", name="Add", exact=True).click()
            expect(admin.get_by_role("cell", name="Family Help East", exact=True).first).to_be_visible()
        assert errors == []
    person, team = User.objects.get(email="nia.rees@example.org"), Agency.objects.get(name="Family Help East")
    assert person.memberships.get().agency == team == person.manager_appointments.get().agency
