"""Anybody may check a certificate: they learn whether it counts, and no more of its holder than initials."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from records import guesses
from records.actions import erase_identity, reissue_certificate, revoke_completion
from records.serials import new_serial
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db
CHECK = "/check/"


@pytest.fixture
def completion(practitioner):
    practitioner.regulator, practitioner.registration_number = "swe", "SW12345"
    practitioner.save()
    return make_completion(practitioner, completed_at=datetime.datetime(2026, 3, 14, 10, tzinfo=datetime.UTC))


@pytest.fixture
def few_guesses(monkeypatch):
    """Three instead of sixty, to ask less often."""
    monkeypatch.setattr(guesses, "UNKNOWN_IN_AN_HOUR", 3)


def address(serial):
    return reverse("records:check_serial", args=[serial])


def test_a_valid_certificate_shows_state_title_date_and_initials(client, completion):
    page = client.get(address(completion.certificate.serial)).text

    assert "This certificate is valid" in page
    for shown in (completion.certificate.serial, "Planning for home", "14 March 2026", "P. S."):
        assert shown in page


def test_nothing_else_about_the_holder_is_shown(client, completion):
    page = client.get(address(completion.certificate.serial)).text

    for hidden in ("Priya", "Shah", "SW12345", "N-1001", "Northmoor Council", "practitioner@", "90", "Social worker"):
        assert hidden not in page, hidden


def test_a_certificate_that_was_replaced_says_so_and_does_not_say_by_which(client, completion, administrator):
    first = completion.certificate.serial
    second = reissue_certificate(completion=completion, reason="Married.", by=administrator).serial

    page = client.get(address(first)).text
    assert "This certificate was replaced by a newer one" in page
    assert second not in page
    assert "Married" not in page
    assert "This certificate is valid" in client.get(address(second)).text


def test_a_revoked_certificate_says_so_and_not_why(client, completion, administrator):
    revoke_completion(completion=completion, reason="Another person sat the check.", by=administrator)

    page = client.get(address(completion.certificate.serial)).text
    assert "This certificate was revoked" in page
    assert "It no longer counts." in page
    assert "Another person" not in page


def test_an_erased_holder_has_no_initials_and_the_certificate_still_counts(client, completion, administrator):
    erase_identity(person=completion.person, by=administrator)

    page = client.get(address(completion.certificate.serial)).text
    assert "This certificate is valid" in page
    assert "Erased" in page
    assert "P. S." not in page


def test_an_unknown_serial_is_not_found_in_words_and_can_be_corrected(client, completion):
    serial = new_serial()

    answer = client.get(address(serial))
    assert answer.status_code == 404
    assert "We know no such certificate" in answer.text
    assert f'value="{serial}"' in answer.text


@pytest.mark.parametrize("typed", ["nonsense", "LY-7K3F", "<b>x", "1" * 500])
def test_what_is_no_serial_at_all_is_not_found_in_the_same_words(client, typed):
    answer = client.get(address(typed))

    assert answer.status_code == 404
    assert "We know no such certificate" in answer.text
    assert "<b>x" not in answer.text


@pytest.mark.parametrize("wrong", [str.lower, lambda serial: serial.replace("-", " "), lambda serial: serial[3:]])
def test_a_serial_written_otherwise_leads_to_the_one_address(client, completion, wrong):
    serial = completion.certificate.serial

    assert client.get(address(wrong(serial))).headers["Location"] == address(serial)


def test_letters_taken_for_digits_are_forgiven(client):
    assert client.get(address("LY-OOOO-IIII-LLLL-0000")).headers["Location"] == address("LY-0000-1111-1111-0000")


def test_the_form_leads_to_the_certificate_however_its_serial_is_typed(client, completion):
    serial = completion.certificate.serial

    for typed in (serial, serial.lower(), f" {serial.replace('-', '')} "):
        assert client.get(CHECK, {"serial": typed}).headers["Location"] == address(serial)


def test_the_empty_form_complains_of_nothing(client):
    page = client.get(CHECK).text

    assert "Check a certificate" in page
    assert "govuk-error-summary" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the serial number of the certificate."),
        ("LY-7K3F", "whole serial number. It has LY and then four groups of four letters and digits."),
    ],
)
def test_half_a_serial_is_refused_at_the_field_and_kept(client, typed, sentence):
    page = client.get(CHECK, {"serial": typed}).text

    assert page.count(sentence) == 2, "in the summary and at the field"
    assert "<title>Error:" in page
    if typed:
        assert f'value="{typed}"' in page


def test_guessing_is_slowed_down_in_a_sentence(client, completion, few_guesses):
    with time_machine.travel(datetime.datetime(2026, 5, 4, 12, 30, tzinfo=datetime.UTC), tick=False) as clock:
        for _ in range(3):
            assert client.get(address(new_serial())).status_code == 404
        answer = client.get(address(new_serial()))
        assert answer.status_code == 429
        assert "Somebody on your network asked for many certificates that don't exist." in answer.text
        assert answer.headers["Retry-After"] == "1800"

        clock.shift(datetime.timedelta(minutes=30))
        assert client.get(address(completion.certificate.serial)).status_code == 200


def test_whoever_checks_many_real_certificates_is_not_slowed_down(client, completion, few_guesses):
    for _ in range(4):
        assert client.get(address(completion.certificate.serial)).status_code == 200


def test_guessing_at_one_address_slows_nobody_down_at_another(client, completion, few_guesses):
    for _ in range(4):
        client.get(address(new_serial()))

    answer = client.get(address(completion.certificate.serial), REMOTE_ADDR="192.0.2.7")
    assert "This certificate is valid" in answer.text


def test_no_page_of_the_check_is_listed_by_a_search_engine_or_kept_by_anybody(client, completion):
    for path in (CHECK, address(completion.certificate.serial), address(new_serial())):
        answer = client.get(path)
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in answer.text
    for path in (address(completion.certificate.serial), address(new_serial())):
        assert "no-store" in client.get(path).headers["Cache-Control"]


def test_a_check_asks_the_database_no_more_for_many_certificates(
    client, completion, administrator, django_assert_num_queries
):
    first = address(completion.certificate.serial)
    client.get(first)  # Wagtail remembers the site
    with django_assert_num_queries(7):
        client.get(first)
    for _ in range(2):
        latest = reissue_certificate(completion=completion, reason="Renamed.", by=administrator)
    with django_assert_num_queries(7):
        client.get(address(latest.serial))
