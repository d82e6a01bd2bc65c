"""The tree of agencies in the admin."""

import datetime
import re

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from accounts.models import Agency
from tests.factories.people import make_agency, make_manager, make_membership, make_person

NEW = {"name": "Early Help", "level": "service", "sector": "council", "code": "", "headcount": "", "headcount_on": ""}


@pytest.fixture
def tree(agency, other_agency):
    """Northmoor Council > Early help > Front door, Assessment; Westmoor NHS Trust."""
    service = make_agency("Early help", parent=agency, level="service")
    teams = (make_agency(name, parent=service, level="team") for name in ("Front door", "Assessment"))
    return agency, service, *teams


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def names(page):
    return [row.instance.name for row in page.context["table"].rows]


def errors(page):
    return dict(page.context["form"].errors.items())


def test_the_list_is_the_tree(signed_in, tree):
    page = signed_in.get("/admin/agencies/")
    assert names(page) == ["Northmoor Council", "Early help", "Assessment", "Front door", "Westmoor NHS Trust"]
    cells = re.findall(r'<span( class="w-ml-5(?: w-pl-5)?")?>\s*<a href="/admin/agencies/edit', page.text)
    assert [len(classes.split()) for classes in cells] == [0, 1, 2, 2, 0]


def test_the_list_says_what_is_known_of_each(signed_in, tree):
    agency = tree[0]
    agency.headcount, agency.headcount_on, agency.code = 1420, datetime.date(2026, 1, 31), "NC1"
    agency.save()
    page = signed_in.get("/admin/agencies/").text
    for fact in ("1,420 (31 Jan 2026)", "NC1", "Council", "Service", "Team", "Health"):
        assert fact in page


def test_the_list_is_filtered_by_open_and_closed(signed_in, tree):
    Agency.objects.filter(name="Assessment").update(closed_on="2026-02-03")
    assert "Assessment" not in names(signed_in.get("/admin/agencies/?open=true"))
    page = signed_in.get("/admin/agencies/?open=false")
    assert names(page) == ["Assessment"]
    assert "Closed on 3 Feb 2026" in page.text
    assert "Northmoor Council, Early help" in page.text


def test_the_list_is_searched_by_name_and_code(signed_in, tree):
    assert names(signed_in.get("/admin/agencies/?q=DOOR")) == ["Front door"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_however_long(signed_in, db, rows, django_assert_num_queries):
    for number in range(rows):
        make_agency(f"Team {number}", parent=make_agency())
    for query, number_of_queries in (("", 10), ("q=Team", 11)):
        signed_in.get(f"/admin/agencies/?{query}")  # content types are kept from then on
        with django_assert_num_queries(number_of_queries):
            page = signed_in.get(f"/admin/agencies/?{query}")
        assert len(names(page)) == (rows if query else rows * 2)


def test_an_agency_of_its_own_is_added(signed_in, db):
    counted = {"headcount": "35", "headcount_on": "31/01/2026"}
    answer = signed_in.post("/admin/agencies/new/", NEW | {"parent": "", "level": "agency"} | counted)
    assert answer.url == "/admin/agencies/"
    added = Agency.objects.get()
    assert (added.name, added.depth, added.headcount, added.headcount_on) == (
        "Early Help", 1, 35, datetime.date(2026, 1, 31),
    )  # fmt: skip


def test_a_service_is_added_below_an_agency(signed_in, agency):
    assert f'value="{agency.pk}" selected' in signed_in.get(f"/admin/agencies/new/?parent={agency.pk}").text
    signed_in.post("/admin/agencies/new/", NEW | {"parent": agency.pk})
    agency.refresh_from_db()
    assert [(node.name, node.level) for node in agency.get_children()] == [("Early Help", "service")]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"name": ""}, "name", "This field is required."),
        ({"parent": ""}, "level", "At the top stands an agency"),
        ({"level": "agency"}, "level", "below an agency services and teams"),
        ({"headcount": "12"}, "headcount_on", "On which day were they counted?"),
        ({"headcount_on": "01/02/2026"}, "headcount", "How many were counted on this day?"),
        ({"headcount": "12", "headcount_on": "01/02/2099"}, "headcount_on", "must be today or in the past"),
        ({"headcount": "-1", "headcount_on": "01/02/2026"}, "headcount", "greater than or equal to 0"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(signed_in, agency, changes, field, message):
    page = signed_in.post("/admin/agencies/new/", NEW | {"code": "KEEP-ME", "parent": agency.pk} | changes)
    assert list(errors(page)) == [field]
    assert message in errors(page)[field][0]
    assert 'value="KEEP-ME"' in page.text
    assert Agency.objects.count() == 1


def test_nothing_is_added_below_what_is_closed(signed_in, agency):
    Agency.objects.update(closed_on="2026-01-01")
    page = signed_in.post("/admin/agencies/new/", NEW | {"parent": agency.pk})
    assert list(errors(page)) == ["parent"]


def test_an_agency_is_changed_in_its_place(signed_in, tree):
    service = tree[1]
    page = signed_in.get(f"/admin/agencies/edit/{service.pk}/").text
    assert 'name="parent"' not in page
    assert 'name="level"' not in page
    signed_in.post(f"/admin/agencies/edit/{service.pk}/", NEW | {"name": "Family Help", "level": "team", "parent": ""})
    after = Agency.objects.get(pk=service.pk)
    assert (after.name, after.path, after.level, after.numchild) == ("Family Help", service.path, "service", 2)


def test_closing_says_first_what_it_touches(signed_in, tree):
    _agency, service, front_door, _assessment = tree
    for place in (service, front_door):
        make_membership(make_person(), place)
    make_membership(make_person(), front_door, ended_on="2025-01-01")
    make_manager(make_person(), front_door)
    page = signed_in.get(f"/admin/agencies/close/{service.pk}/").text
    assert "2 open services and teams below it close with it." in page
    assert "2 people work there today." in page
    assert "1 manager is appointed" in page
    assert timezone.localdate().strftime("%d/%m/%Y") in page


def test_closing_closes_what_is_below_and_leaves_memberships(signed_in, tree):
    agency, service, front_door, _assessment = tree
    membership = make_membership(make_person(), front_door)
    answer = signed_in.post(f"/admin/agencies/close/{service.pk}/", {"closed_on": "03/02/2026"})
    assert answer.url == "/admin/agencies/"
    assert [str(message).strip() for message in get_messages(answer.wsgi_request)] == [
        "“Early help” is closed, with everything below it."
    ]
    assert set(Agency.objects.open()) == {agency, Agency.objects.get(name="Westmoor NHS Trust")}
    membership.refresh_from_db()
    assert membership.ended_on is None


def test_what_is_closed_is_not_closed_again(signed_in, agency):
    Agency.objects.update(closed_on="2026-01-01")
    assert signed_in.post(f"/admin/agencies/close/{agency.pk}/", {"closed_on": "03/02/2026"}).status_code == 404
    assert "agencies/close" not in signed_in.get("/admin/agencies/").text
    page = signed_in.get(f"/admin/agencies/edit/{agency.pk}/").text
    assert "agencies/close" not in page
    assert "Closed on 1 Jan 2026." in page


@pytest.mark.parametrize(("day", "message"), [("", "required"), ("01/02/2099", "must be today or in the past")])
def test_closing_needs_a_day_that_has_come(signed_in, agency, day, message):
    page = signed_in.post(f"/admin/agencies/close/{agency.pk}/", {"closed_on": day})
    assert message in errors(page)["closed_on"][0]
    assert Agency.objects.get().closed_on is None
