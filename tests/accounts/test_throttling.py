import datetime

import pytest
import time_machine

PASSWORD = "correct horse battery"
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def sign_in(client, person, password=PASSWORD):
    return client.post("/accounts/login/", {"login": person.email, "password": password})


@pytest.fixture
def five_wrong_passwords(client, practitioner):
    with time_machine.travel(NOON, tick=False):
        for _ in range(5):
            assert sign_in(client, practitioner, "not this one").status_code == 200


def test_the_sixth_wrong_password_is_refused_with_a_sentence(client, practitioner, five_wrong_passwords):
    with time_machine.travel(NOON, tick=False):
        answer = sign_in(client, practitioner, "not this one")
    assert answer.status_code == 429
    assert "Too many tries" in answer.text
    assert int(answer["Retry-After"]) == 300


def test_even_the_right_password_waits(client, practitioner, five_wrong_passwords):
    with time_machine.travel(NOON, tick=False):
        assert sign_in(client, practitioner).status_code == 429


def test_a_colleague_at_the_same_network_address_signs_in(client, colleague, five_wrong_passwords):
    with time_machine.travel(NOON, tick=False):
        assert sign_in(client, colleague).status_code == 302


def test_the_right_password_works_again_after_the_window(client, practitioner, five_wrong_passwords):
    with time_machine.travel(NOON + datetime.timedelta(minutes=5, seconds=1), tick=False):
        assert sign_in(client, practitioner).status_code == 302


def test_a_hundred_right_sign_ins_from_one_address_are_fine(client, practitioner):
    for _ in range(100):
        assert sign_in(client, practitioner).status_code == 302
        client.cookies.clear()


def test_codes_are_limited_for_each_address(client, practitioner, colleague):
    def ask(person):
        client.cookies.clear()
        return client.post("/accounts/login/code/", {"email": person.email}).status_code

    assert [ask(practitioner) for _ in range(4)] == [302, 302, 302, 429]
    assert ask(colleague) == 302


def test_password_resets_are_limited_for_each_address(client, practitioner, colleague):
    def ask(person):
        return client.post("/accounts/password/reset/", {"email": person.email}).status_code

    assert [ask(practitioner) for _ in range(4)] == [302, 302, 302, 429]
    assert ask(colleague) == 302


def test_guessing_a_code_ends_after_three_tries(client, practitioner):
    answer = client.post("/accounts/login/code/", {"email": practitioner.email})
    tries = [client.post(answer.url, {"code": "WRONG1"}).status_code for _ in range(3)]
    assert tries == [200, 200, 302]
    assert client.get(answer.url).status_code == 302


def test_reauthentication_counts_with_the_sign_ins(client, practitioner):
    client.force_login(practitioner)
    answers = [client.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
