import re

import pytest
from django.contrib.auth import get_user
from django.urls import reverse

PASSWORD = "correct horse battery"
LOGIN = "/accounts/login/"


def sign_in(client, person, **changes):
    return client.post(LOGIN, {"login": person.email, "password": PASSWORD} | changes)


def test_signing_in_leads_to_where_one_wanted_to_go(client, practitioner):
    assert sign_in(client, practitioner, next="/me/log/").url == "/me/log/"
    assert get_user(client) == practitioner


def test_a_page_that_needs_a_person_asks_them_to_sign_in_and_comes_back(client, practitioner):
    answer = client.get("/me/log/")
    assert answer.url == f"{LOGIN}?next=/me/log/"
    assert 'name="next" value="/me/log/"' in client.get(answer.url).text


@pytest.mark.parametrize("target", ["//evil.example", "https:evil.example", "https://evil.example/", "\\\\evil.example",
                                    "/\\evil.example", "http:///evil.example", "javascript:alert(1)",
                                    "%2F%2Fevil.example", "https://testserver@evil.example"])  # fmt: skip
@pytest.mark.parametrize("way", ["login", "logout"])
def test_next_never_leads_to_another_site(client, practitioner, target, way):
    if way == "login":
        answer = sign_in(client, practitioner, next=target)
    else:
        client.force_login(practitioner)
        answer = client.post("/accounts/logout/", {"next": target})
    assert answer.status_code == 302
    assert re.match(r"/(?![/\\])|%2F", answer.url)


def test_the_address_is_taken_in_any_case_and_by_a_second_address(client, practitioner):
    practitioner.emailaddress_set.create(email="priya@home.example", verified=True)
    assert sign_in(client, practitioner, login="PRACTITIONER@Example.org").status_code == 302
    client.logout()
    assert sign_in(client, practitioner, login="priya@home.example").status_code == 302


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(client, practitioner):
    wrong = sign_in(client, practitioner, password="not this one")
    unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": "not this one"})
    assert wrong.status_code == unknown.status_code == 200
    message = "The e-mail address or the password is wrong."
    assert message in wrong.text
    assert message in unknown.text


def test_a_code_by_mail_signs_one_in(client, practitioner, mailoutbox, run_durable_tasks):
    answer = client.post("/accounts/login/code/?next=/me/", {"email": practitioner.email, "next": "/me/"})
    run_durable_tasks()
    code = re.search(r"^[A-Z0-9-]{6,}$", mailoutbox[0].body, re.MULTILINE)[0]
    assert mailoutbox[0].subject == "Your sign-in code"
    assert client.post(answer.url, {"code": "WRONG1"}).status_code == 200
    assert client.post(answer.url, {"code": code}).url == "/me/"
    assert get_user(client) == practitioner


def test_asking_for_a_code_does_not_tell_who_has_an_account(client, practitioner, mailoutbox, run_durable_tasks):
    pages = []
    for address in (practitioner.email, "nobody@example.org"):
        answer = client.post("/accounts/login/code/", {"email": address})
        pages.append(client.get(answer.url).text.replace(address, "").split("<main")[1].split('name="csrf')[0])
        client.cookies.clear()
    assert pages[0] == pages[1]
    run_durable_tasks()
    assert [len(mail.to) for mail in mailoutbox] == [1, 1]


def test_a_forgotten_password_is_replaced_by_a_link(client, practitioner, mailoutbox, run_durable_tasks):
    known = client.post("/accounts/password/reset/", {"email": practitioner.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known.url == unknown.url
    run_durable_tasks()
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "new and long enough", "password2": "new and long enough"})
    assert sign_in(client, practitioner, password="new and long enough").status_code == 302
    assert "no longer works" in client.get(link, follow=True).text


def test_only_a_post_signs_one_out(client, practitioner):
    client.force_login(practitioner)
    assert "Do you want to sign out?" in client.get("/accounts/logout/").text
    assert get_user(client) == practitioner
    client.post("/accounts/logout/")
    assert get_user(client).is_anonymous


def test_a_closed_account_can_not_sign_in(client, practitioner):
    practitioner.is_active = False
    practitioner.save()
    assert sign_in(client, practitioner).url == reverse("account_inactive")
    assert get_user(client).is_anonymous


def test_the_demos_accounts_are_named_in_demo_mode_only(client, db, settings):
    assert "lanyard-demo-2026" not in client.get(LOGIN).text
    settings.DEMO = True
    assert "lanyard-demo-2026" in client.get(LOGIN).text


def test_a_changed_password_ends_the_sessions_elsewhere(client, practitioner):
    other_place = type(client)()
    for place in (client, other_place):
        sign_in(place, practitioner)
    new = {"oldpassword": PASSWORD, "password1": "new and long enough", "password2": "new and long enough"}
    client.post("/accounts/password/change/", new)
    assert get_user(client) == practitioner
    assert other_place.get("/me/").status_code == 302


def test_the_session_ends_with_the_browser_unless_one_asks_to_stay(client, practitioner):
    sign_in(client, practitioner)
    assert client.session.get_expire_at_browser_close()
    client.logout()
    sign_in(client, practitioner, remember="on")
    assert not client.session.get_expire_at_browser_close()
