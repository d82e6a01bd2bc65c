"""Who gets to the pages of people and agencies in the admin, and what is not there for anybody."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse
from wagtail.permissions import policy_registry

from accounts.models import Agency, ManagerAppointment, Membership, User
from tests.factories.people import make_manager, make_membership, make_person

PAGES = [
    ("agencies:index", None), ("agencies:index_results", None), ("agencies:add", None), ("agencies:edit", "agency"),
    ("agencies:close", "agency"), ("agencies:history", "agency"), ("agencies:history_results", "agency"),
    ("wagtailusers_users:index", None), ("wagtailusers_users:index_results", None), ("wagtailusers_users:add", None),
    ("wagtailusers_users:edit", "person"), ("wagtailusers_users:history", "person"),
    ("wagtailusers_users:history_results", "person"), ("memberships:add", "person"), ("memberships:edit", "membership"),
    ("appointments:add", "person"), ("appointments:edit", "appointment"), ("audit_log:index", None),
    ("audit_log:index_results", None),
]  # fmt: skip
RIGHTS = ["add_membership", "change_user", "delete_membership", "delete_user"]
MENU = ["/admin/agencies/", "/admin/users/", "/admin/audit-log/"]


@pytest.fixture
def address(agency):
    """The address of a page, about somebody who works and manages."""
    person = make_person()
    rows = {
        "agency": agency,
        "person": person,
        "membership": make_membership(person, agency),
        "appointment": make_manager(person, agency),
    }
    return lambda name, about: reverse(name, args=[rows[about].pk] if about else [])


@pytest.fixture
def superuser(db):
    return User.objects.create_superuser("root@example.org", first_name="Ros", last_name="Oot")


@pytest.mark.parametrize(("name", "about"), PAGES)
def test_administrators_get_there_and_nobody_else(client, request, address, name, about):
    for role in ("trainer", "practitioner", "manager"):
        client.force_login(request.getfixturevalue(role))
        for answer in (client.get(address(name, about)), client.post(address(name, about), {"first_name": "Mallory"})):
            assert answer.status_code == 302, role
            assert answer.url in ("/admin/", "/accounts/login/?next=" + address(name, about)), role
    client.logout()
    assert client.get(address(name, about)).url.startswith("/accounts/login/")
    client.force_login(request.getfixturevalue("administrator"))
    assert client.get(address(name, about)).status_code == 200


def test_the_menu_leads_administrators_there_and_not_trainers(client, administrator, trainer):
    for person, shown in ((administrator, True), (trainer, False)):
        client.force_login(person)
        page = client.get("/admin/").text
        assert [f'"{link}"' in page for link in MENU] == [shown] * 3


def test_who_may_change_people_but_not_read_the_log_does_not_see_it(client, administrator):
    group = Group.objects.get(name="Administrators")
    group.permissions.remove(group.permissions.get(codename="view_auditentry"))
    client.force_login(administrator)
    page = client.get("/admin/").text
    assert '"/admin/users/"' in page
    assert '"/admin/audit-log/"' not in page
    assert client.get("/admin/audit-log/").url == "/admin/"


@pytest.mark.parametrize("name", ["agencies", "wagtailusers_users", "memberships", "appointments"])
def test_nothing_can_be_deleted_or_copied(name):
    for page in ("delete", "copy", "usage"):
        with pytest.raises(NoReverseMatch):
            reverse(f"{name}:{page}", args=[1])


@pytest.mark.parametrize("model", [User, Agency, Membership, ManagerAppointment])
def test_whatever_else_of_wagtail_asks_nobody_may_delete(superuser, model):
    policy = policy_registry.get_by_type(model)
    assert policy.user_has_permission(superuser, "change")
    assert not policy.user_has_permission(superuser, "delete")


@pytest.mark.parametrize("path", ["agencies/", "agencies/edit/{agency}/", "users/", "users/edit/{person}/"])
def test_not_even_a_superuser_is_offered_to_delete(client, superuser, practitioner, agency, path):
    client.force_login(superuser)
    page = client.get("/admin/" + path.format(agency=agency.pk, person=practitioner.pk)).text
    assert str(practitioner if "users" in path else agency) in page
    assert "Delete" not in page
    assert "/delete/" not in page


@pytest.mark.parametrize(
    ("action", "data"), [("delete", {}), ("set_active_state", {"mark_as_active": "False"}), ("assign_role", None)]
)
def test_wagtails_bulk_actions_on_people_are_closed(client, superuser, practitioner, action, data):
    data = data if data is not None else {"role": Group.objects.get(name="Administrators").pk}
    client.force_login(superuser)
    answer = client.post(f"/admin/bulk/accounts/user/{action}/?id={practitioner.pk}", data)
    assert answer.url == "/admin/"
    kept = User.objects.get(pk=practitioner.pk)
    assert kept.is_active
    assert not kept.groups.exists()


def test_the_form_of_a_group_offers_no_right_to_delete_people(client, administrator):
    client.force_login(administrator)
    page = client.get(reverse("wagtailusers_groups:edit", args=[Group.objects.get(name="Trainers").pk])).text
    offered = {name: f'value="{Permission.objects.get(codename=name).pk}"' in page for name in RIGHTS}
    assert offered == {"add_membership": True, "change_user": True, "delete_membership": False, "delete_user": False}
