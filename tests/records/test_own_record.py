"""A person's own certificates, CSV and CPD year. Anybody else's are not found."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse

from records.actions import erase_identity, reissue_certificate, revoke_completion
from records.certificates import pdf_path
from tests.factories.people import make_person
from tests.factories.records import make_completion, on

pytestmark = pytest.mark.usefixtures("fourth_of_may")


def certificate_url(completion, name="certificate"):
    return reverse(f"records:{name}", args=[completion.certificate.serial])


def csv_rows(client):
    return list(csv.DictReader(io.StringIO(client.get("/cpd/record.csv").content.decode("utf-8-sig"))))


def test_a_certificate_states_who_did_what_when_and_for_how_long(mine, practitioner):
    practitioner.regulator, practitioner.registration_number = "swe", "SW12345"
    practitioner.save()
    completion = make_completion(practitioner, completed_at=on(2026, 3, 14), provider_contact="learn@example.org")

    page = mine.get(certificate_url(completion)).text
    for shown in (
        "Priya Shah",
        "Social Work England SW12345",
        "watched the recording and passed the knowledge check in the module",
        "Planning for home",
        "14 March 2026",
        completion.certificate.serial,
        "1 hour 15 minutes",
        "90%, pass mark 75%",
        "NSCP-W-01 2026-03-14",
        "Name a lead professional",
        "learn@example.org",
        "not a statement of competence",
    ):
        assert shown in page, shown
    assert f'href="{certificate_url(completion, "check_serial")}"' in page


def test_a_certificate_of_a_module_without_a_check_speaks_of_none(mine, practitioner):
    page = mine.get(certificate_url(make_completion(practitioner, method="read", score_percent=None))).text

    assert "read the briefing in the module" in page
    assert "pass mark" not in page


def test_what_people_typed_is_shown_as_they_typed_it(mine, practitioner):
    practitioner.first_name = "<b>Ama</b>"
    practitioner.save()

    page = mine.get(certificate_url(make_completion(practitioner, title="Fire & <i>rescue</i>"))).text
    assert "&lt;b&gt;Ama&lt;/b&gt;" in page
    assert "Fire &amp; &lt;i&gt;rescue&lt;/i&gt;" in page


@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
@pytest.mark.parametrize("who", ["colleague", "manager", "stranger", "administrator"])
def test_another_persons_certificate_is_not_found(client, request, practitioner, name, who):
    address = certificate_url(make_completion(practitioner), name)
    client.force_login(request.getfixturevalue(who))

    assert client.get(address).status_code == 404
    assert "Priya" not in client.get(address).text


@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
def test_a_visitor_is_asked_to_sign_in_first(client, practitioner, name):
    address = certificate_url(make_completion(practitioner), name)

    assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"


def test_the_pdf_is_made_when_it_is_asked_for_before_the_worker_came_round(mine, practitioner):
    completion = make_completion(practitioner)
    serial = completion.certificate.serial
    assert not pdf_path(serial).exists()

    answer = mine.get(certificate_url(completion, "certificate_pdf"))
    assert answer.getvalue().startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="certificate-{serial}.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert pdf_path(serial).exists()


def test_a_revoked_certificate_says_so_and_has_no_pdf(mine, practitioner, administrator):
    completion = make_completion(practitioner)
    revoke_completion(completion=completion, reason="A mistake.", by=administrator)

    page = mine.get(certificate_url(completion)).text
    assert "This certificate was revoked. It no longer counts." in page
    assert "Download" not in page
    pdf = mine.get(certificate_url(completion, "certificate_pdf"))
    assert pdf.headers["Location"] == certificate_url(completion)
    assert not pdf_path(completion.certificate.serial).exists()


def test_an_erased_certificate_keeps_its_facts_and_has_no_pdf(mine, practitioner, administrator):
    completion = make_completion(practitioner)
    erase_identity(person=practitioner, by=administrator)

    page = mine.get(certificate_url(completion)).text
    assert "(name erased)" in page
    assert "Planning for home" in page
    assert "Download" not in page
    assert mine.get(certificate_url(completion, "certificate_pdf")).status_code == 302
    assert not pdf_path(completion.certificate.serial).exists()


def test_a_certificate_that_was_replaced_leads_to_the_newer_one(mine, practitioner, administrator):
    completion = make_completion(practitioner)
    first = certificate_url(completion)
    reissue_certificate(completion=completion, reason="Married.", by=administrator)

    page = mine.get(first).text
    assert "This certificate was replaced by a newer one." in page
    assert f'href="{certificate_url(type(completion).objects.get())}"' in page


def test_what_was_done_under_an_account_merged_since_is_ones_own(mine, practitioner):
    old = make_person("old@example.org", merged_into=practitioner)
    completion = make_completion(old, title="Done long ago")

    assert "Done long ago" in mine.get(certificate_url(completion)).text
    assert "Done long ago" in mine.get("/cpd/").text
    assert [row["Title"] for row in csv_rows(mine)] == ["Done long ago"]


def test_the_csv_has_a_row_for_each_completion_newest_first(mine, practitioner, administrator):
    revoked = make_completion(practitioner, title="First", completed_at=on(2026, 3, 14))
    revoke_completion(completion=revoked, reason="A mistake.", by=administrator)
    # 23:30 UTC on 31 March is 1 April in London.
    with time_machine.travel(late := datetime.datetime(2026, 3, 31, 23, 30, tzinfo=datetime.UTC), tick=False):
        latest = make_completion(practitioner, title="Second", method="transcript", completed_at=late)

    second, first = csv_rows(mine)
    assert second == {
        "Title": "Second",
        "Module code": "NSCP-W-01",
        "Version of the module": "2026-03-14",
        "What was done": "Read the transcript and passed the knowledge check",
        "Completed on": "2026-04-01",
        "CPD minutes": "75",
        "Of these, participatory minutes": "0",
        "Score in per cent": "90",
        "Pass mark in per cent": "75",
        "Learning outcomes": "Begin on the day of admission; Name a lead professional",
        "Provider": "Northmoor Safeguarding Children Partnership",
        "Certificate": latest.certificate.serial,
        "State of the certificate": "Valid",
        "Address to check it": f"http://127.0.0.1:8000/check/{latest.certificate.serial}/",
        "Recorded on": "2026-04-01",
    }
    assert (first["Title"], first["State of the certificate"]) == ("First", "Revoked")


def test_the_csv_opens_in_excel_and_runs_no_formula(mine, practitioner):
    make_completion(practitioner, title="=HYPERLINK(1)", provider="Ynys Môn", score_percent=None)

    answer = mine.get("/cpd/record.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfTitle,")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-cpd-record-2026-05-04.csv"'
    assert "no-store" in answer.headers["Cache-Control"]
    [row] = csv_rows(mine)
    assert (row["Title"], row["Provider"], row["Score in per cent"]) == ("'=HYPERLINK(1)", "Ynys Môn", "")


def test_the_csv_holds_nobody_elses_record(mine, colleague):
    make_completion(colleague)

    assert csv_rows(mine) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_csv_asks_the_database_as_often_for_one_row_as_for_three(
    mine, practitioner, django_assert_num_queries, number
):
    for _ in range(number):
        make_completion(practitioner)
    with django_assert_num_queries(5):
        assert mine.get("/cpd/record.csv").content.decode().count("Planning for home") == number
