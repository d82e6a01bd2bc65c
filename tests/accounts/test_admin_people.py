"""People in the admin: who they are, how they sign in, what they may do."""

import json
import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from accounts.actions import change_access, change_email
from accounts.models import AuditEntry, User
from tests.factories.people import join_group, make_agency, make_membership, make_person

NEW = {"first_name": "Nia", "last_name": "Rees", "email": "Nia.Rees@Example.org", "regulator": "", "groups": []}


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def superuser(db):
    return User.objects.create_superuser("root@example.org", first_name="Ros", last_name="Oot")


def facts(person, **changes):
    """What the form of this person sends."""
    sent = {name: getattr(person, name) for name in ("first_name", "last_name", "email", "regulator")}
    sent |= {"registration_number": person.registration_number, "groups": [group.pk for group in person.groups.all()]}
    sent |= {"is_active": "on"} if person.is_active else {}
    return sent | changes


def errors(page):
    return dict(page.context["form"].errors.items())


def log():
    entries = AuditEntry.objects.order_by("pk")
    return [(entry.action, entry.actor, entry.subject, json.loads(entry.detail)) for entry in entries]


def test_the_list_says_who_there_is_and_where_they_work(signed_in, practitioner, stranger):
    make_membership(practitioner, make_agency("Ferry Lane Primary"), ended_on="2025-01-01")
    page = signed_in.get("/admin/users/").text
    for fact in ("Priya Shah", "practitioner@example.org", "Northmoor Council", "Westmoor NHS Trust", "Administrators"):
        assert fact in page
    assert page.index("Ada Lind") < page.index("Stefan Nowak") < page.index("Priya Shah")
    assert "Ferry Lane Primary</td>" not in page.replace("\n", "").replace(" </td>", "</td>")


def test_the_list_is_searched_and_filtered(signed_in, practitioner, stranger, trainer, agency):
    def found(query):
        return [row.instance for row in signed_in.get(f"/admin/users/?{query}").context["table"].rows]

    assert found("q=pRIYA") == [practitioner]
    assert found(f"agency={agency.pk}") == [practitioner]
    assert found(f"groups={Group.objects.get(name='Trainers').pk}") == [trainer]
    User.objects.filter(pk=stranger.pk).update(is_active=False)
    assert found("is_active=false") == [stranger]
    assert len(found(f"agency={agency.pk}x")) == 4  # an impossible filter filters nothing


def test_a_filter_for_an_agency_finds_the_people_of_its_teams(signed_in, practitioner, agency):
    colleague = make_person()
    make_membership(colleague, make_agency("Team", parent=agency))
    page = signed_in.get(f"/admin/users/?agency={agency.pk}")
    assert {row.instance for row in page.context["table"].rows} == {practitioner, colleague}
    assert "Northmoor Council" in str(page.context["view"].active_filters[0].value)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_however_long(signed_in, agency, rows, django_assert_num_queries):
    for _number in range(rows):
        make_membership(join_group(make_person(), "Trainers"), agency)
    signed_in.get("/admin/users/")  # content types are kept from then on
    with django_assert_num_queries(15):
        page = signed_in.get("/admin/users/")
    assert len(page.context["table"].data) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_person_takes_the_same_queries_however_much_they_work(
    signed_in, practitioner, agency, rows, django_assert_num_queries
):
    for _number in range(rows):
        make_membership(practitioner, agency)
    signed_in.get(f"/admin/users/edit/{practitioner.pk}/")
    with django_assert_num_queries(17):
        signed_in.get(f"/admin/users/edit/{practitioner.pk}/")


def test_somebody_is_added_and_signs_in_by_code(signed_in, mailoutbox, run_durable_tasks, administrator):
    assert 'type="password"' not in signed_in.get("/admin/users/new/").text
    answer = signed_in.post("/admin/users/new/", NEW | {"groups": [Group.objects.get(name="Trainers").pk]}, follow=True)
    person = User.objects.get(email="nia.rees@example.org")
    assert answer.redirect_chain == [(f"/admin/users/edit/{person.pk}/", 302)]
    assert "“Nia Rees” is added, and can sign in with a code by e-mail." in answer.text
    assert not person.has_usable_password()
    assert not person.is_superuser
    assert [group.name for group in person.groups.all()] == ["Trainers"]
    assert list(person.emailaddress_set.values_list("email", "verified", "primary")) == [(person.email, True, True)]
    assert log() == [("changed_access", administrator, person, {"groups": ["Trainers"]})]
    signed_in.logout()
    asked = signed_in.post("/accounts/login/code/", {"email": "nia.rees@example.org"})
    run_durable_tasks()
    signed_in.post(asked.url, {"code": re.search(r"^[A-Z0-9-]{6,}$", mailoutbox[0].body, re.MULTILINE)[0]})
    assert get_user(signed_in) == person


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"first_name": ""}, "first_name", "This field is required."),
        ({"last_name": ""}, "last_name", "This field is required."),
        ({"email": "nia"}, "email", "Enter a valid email address."),
        ({"email": "PRACTITIONER@Example.ORG"}, "email", "Somebody already uses this e-mail address."),
        ({"email": "Priya@Home.example"}, "email", "Somebody already uses this e-mail address."),
        ({"registration_number": "12A3456E"}, "regulator", "Choose the regulator that gave this number."),
        (
            {"registration_number": "1 2", "regulator": "swe"},
            "registration_number",
            "Use 5 to 20 letters, digits and hyphens.",
        ),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(signed_in, practitioner, changes, field, message):
    practitioner.emailaddress_set.create(email="priya@home.example", verified=True)
    sent = NEW | changes
    page = signed_in.post("/admin/users/new/", sent)
    assert errors(page) == {field: [message]}
    for name in ("first_name", "last_name", "email"):
        assert f'value="{sent[name]}"' in page.text or not sent[name]
    assert User.objects.count() == 2


def test_names_and_registration_are_changed(signed_in, practitioner):
    changes = {"last_name": "Shah-Jones", "regulator": "swe", "registration_number": "SW12345"}
    answer = signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, **changes))
    assert answer.url == "/admin/users/"
    practitioner.refresh_from_db()
    assert {name: getattr(practitioner, name) for name in changes} == changes
    assert log() == []


def test_a_changed_address_is_verified_and_the_old_one_signs_in_no_more(signed_in, practitioner, administrator):
    signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, email="P.Shah@Example.org"))
    practitioner.refresh_from_db()
    assert practitioner.email == "p.shah@example.org"
    addresses = EmailAddress.objects.filter(user=practitioner)
    assert list(addresses.values_list("email", "verified", "primary")) == [("p.shah@example.org", True, True)]
    assert log() == [("changed_access", administrator, practitioner, {"email": "changed"})]


def test_the_address_of_somebody_else_is_refused(signed_in, practitioner, colleague):
    page = signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, email="Colleague@Example.org"))
    assert errors(page) == {"email": ["Somebody already uses this e-mail address."]}
    practitioner.refresh_from_db()
    assert practitioner.email == "practitioner@example.org"


def test_ones_own_address_in_another_case_is_no_change(signed_in, practitioner):
    signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, email="PRACTITIONER@example.org"))
    assert log() == []
    assert practitioner.emailaddress_set.get().email == "practitioner@example.org"


def test_groups_and_signing_in_are_changed_and_logged(signed_in, practitioner, administrator):
    groups = [Group.objects.get(name="Trainers").pk]
    signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, groups=groups))
    practitioner.refresh_from_db()
    sent = facts(practitioner)
    del sent["is_active"]
    signed_in.post(f"/admin/users/edit/{practitioner.pk}/", sent)
    practitioner.refresh_from_db()
    assert not practitioner.is_active
    assert log() == [
        ("changed_access", administrator, practitioner, {"groups": ["Trainers"]}),
        ("changed_access", administrator, practitioner, {"is_active": False}),
    ]


def test_who_may_not_sign_in_any_more_is_out_at_once(signed_in, practitioner, administrator):
    other = type(signed_in)()
    other.force_login(practitioner)
    change_access(person=practitioner, by=administrator, is_active=False)
    assert other.get("/me/").url == "/accounts/login/?next=/me/"


def test_nobody_changes_their_own_rights(signed_in, administrator):
    page = signed_in.get(f"/admin/users/edit/{administrator.pk}/").text
    for name in ("groups", "is_active", "is_superuser"):
        assert f'name="{name}"' not in page
    signed_in.post(f"/admin/users/edit/{administrator.pk}/", facts(administrator, groups=[], last_name="Lindt"))
    administrator.refresh_from_db()
    assert administrator.last_name == "Lindt"
    assert [group.name for group in administrator.groups.all()] == ["Administrators"]


def test_an_administrator_makes_nobody_a_superuser(signed_in, practitioner):
    signed_in.post("/admin/users/new/", NEW | {"is_superuser": "on"})
    signed_in.post(f"/admin/users/edit/{practitioner.pk}/", facts(practitioner, is_superuser="on"))
    assert User.objects.filter(email=NEW["email"].lower()).exists()
    assert not User.objects.filter(is_superuser=True).exists()
    for path in ("new/", f"edit/{practitioner.pk}/"):
        assert 'name="is_superuser"' not in signed_in.get(f"/admin/users/{path}").text


def test_an_administrator_does_not_get_to_the_page_of_a_superuser(signed_in, superuser):
    """Who could change a superuser's address could sign in as them."""
    assert f"/admin/users/edit/{superuser.pk}/" not in signed_in.get("/admin/users/").text
    assert signed_in.get(f"/admin/users/edit/{superuser.pk}/").url == "/admin/"
    signed_in.post(f"/admin/users/edit/{superuser.pk}/", facts(superuser, email="mine@example.org"))
    superuser.refresh_from_db()
    assert superuser.email == "root@example.org"


def test_the_actions_themselves_refuse_to_touch_superusers(administrator, superuser, practitioner):
    with pytest.raises(PermissionDenied):
        change_email(person=superuser, email="mine@example.org", by=administrator)
    with pytest.raises(PermissionDenied):
        change_access(person=superuser, by=administrator, is_active=False)
    with pytest.raises(PermissionDenied):
        change_access(person=practitioner, by=administrator, is_superuser=True)
    assert not User.objects.get(pk=practitioner.pk).is_superuser
    assert log() == []


def test_a_superuser_makes_and_unmakes_superusers(client, superuser, practitioner):
    client.force_login(superuser)
    path = f"/admin/users/edit/{practitioner.pk}/"
    for sent in ({"is_superuser": "on"}, {}):
        assert 'name="is_superuser"' in client.get(path).text
        client.post(path, facts(practitioner, **sent))
        practitioner.refresh_from_db()
        assert practitioner.is_superuser == bool(sent)
    assert [detail for *_rest, detail in log()] == [{"is_superuser": True}, {"is_superuser": False}]
