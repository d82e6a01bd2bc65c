"""An attempt is its owner’s alone, and an answer outlives the end of a sign-in."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from learning.views.kept_answers import KEPT_SECONDS
from tests.learning.sitting import answers, chosen, given, html, question, result, submit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_attempt_is_not_found(client, attempt, colleague, method):
    client.force_login(colleague)
    urls = [question(attempt, 1), answers(attempt), submit(attempt), result(attempt)]
    wrong_method = {"post": [answers(attempt), result(attempt)]}.get(method, [])
    for url in urls:
        status = getattr(client, method)(url, {"answer": "a"}).status_code
        assert status == (405 if url in wrong_method else 404), url
    assert given(attempt) == {}


def test_an_answer_survives_the_end_of_the_sign_in(client, attempt, practitioner):
    client.logout()
    sent = client.post(question(attempt, 2), {"answer": "c"})
    assert parse_qs(urlsplit(sent.headers["Location"]).query)["next"] == [question(attempt, 2)]
    assert "Sign in again: your answer is kept." in html(client, sent.headers["Location"])
    assert given(attempt) == {}

    back = sign_in(client, practitioner, then=question(attempt, 2))
    page = back.content.decode()
    assert chosen(page) == ["c"]
    assert "Your answer is kept. Save it to go on." in page
    assert given(attempt) == {}, "it is saved by the person's own press alone"

    client.post(question(attempt, 2), {"answer": "c"})
    assert given(attempt) == {2: ["c"]}
    assert "Your answer is kept" not in html(client, question(attempt, 2))


def sign_in(client, person, then):
    credentials = {"login": person.email, "password": "correct horse battery", "next": then}
    return client.post("/accounts/login/", credentials, follow=True)


def test_a_kept_answer_stands_nowhere_else(client, attempt, practitioner, colleague):
    client.logout()
    client.post(question(attempt, 2), {"answer": "c"})
    assert sign_in(client, colleague, then=question(attempt, 2)).status_code == 404

    client.logout()
    client.post(question(attempt, 2), {"answer": "c"})
    sign_in(client, practitioner, then=question(attempt, 1))
    assert chosen(html(client, question(attempt, 1))) == []


def test_a_kept_answer_is_forgotten_in_time(client, attempt, practitioner):
    client.logout()
    client.post(question(attempt, 2), {"answer": "c"})
    client.force_login(practitioner)
    with time_machine.travel(timezone.now().timestamp() + KEPT_SECONDS + 1):
        assert chosen(html(client, question(attempt, 2))) == []


def test_a_form_from_before_a_new_sign_in_comes_back_with_its_answer(attempt, practitioner):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(practitioner)
    stale = TOKEN.findall(html(browser, question(attempt, 1)))[-1]
    browser.cookies["csrftoken"] = "n" * 32  # as a sign-in in another tab leaves it

    refused = browser.post(question(attempt, 1), {"answer": "b", "csrfmiddlewaretoken": stale})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert chosen(page) == ["b"]
    assert "Your answer is kept. Save it to go on." in page
    assert given(attempt) == {}

    browser.post(question(attempt, 1), {"answer": "b", "csrfmiddlewaretoken": TOKEN.findall(page)[-1]})
    assert given(attempt) == {1: ["b"]}


def test_a_stale_form_of_somebody_else_is_not_found(attempt, colleague):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(colleague)

    assert browser.post(question(attempt, 1), {"answer": "b"}).status_code == 404
