"""Wagtail's own ways of signing in are closed: they would take a bare password without limit."""

import pytest
from django.contrib.auth import get_user

PASSWORD = "correct horse battery"
DOORS = ["/admin/login/", "/_util/login/"]


@pytest.mark.parametrize("door", DOORS)
def test_a_post_to_wagtails_door_signs_nobody_in(client, administrator, door):
    answer = client.post(door, {"username": administrator.email, "password": PASSWORD, "next": "/admin/"}, follow=True)
    assert answer.redirect_chain == [("/accounts/login/", 302)]
    assert get_user(client).is_anonymous


@pytest.mark.parametrize("door", DOORS)
def test_where_one_wanted_to_go_is_kept(client, db, door):
    assert client.get(f"{door}?next=/admin/pages/").url == "/accounts/login/?next=/admin/pages/"


@pytest.mark.parametrize("path", ["", "done/", "confirm/MQ/x-y/", "complete/"])
def test_wagtails_password_reset_leads_to_ours(client, db, path):
    assert client.post(f"/admin/password_reset/{path}").url == "/accounts/password/reset/"


def test_wagtails_shared_password_form_is_closed(client, db):
    assert client.post("/_util/authenticate_with_password/1/1/").url == "/accounts/login/"


def test_the_admin_sends_one_to_the_one_sign_in(client, administrator):
    assert client.get("/admin/").url == "/accounts/login/?next=/admin/"
    client.post("/accounts/login/", {"login": administrator.email, "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_the_admins_account_page_offers_neither_password_nor_address(client, administrator):
    client.force_login(administrator)
    page = client.get("/admin/account/").text
    assert 'type="password"' not in page
    assert "name_email-email" not in page
