import pytest

from learning.models import PartnershipSettings, ProblemReport
from learning.tasks.problems import mail_problem_report

URL = "/report-a-problem/"
TYPED = {"page_address": "/learning/a-module/", "text": "The film stops.", "reply_to": "ama@example.org", "website": ""}


@pytest.fixture
def mailbox(catalogue):
    settings = PartnershipSettings.for_site(catalogue.get_site())
    settings.contact_email = "owner@example.org"
    settings.save()
    return settings.contact_email


def test_a_report_reaches_the_owners_mailbox(client, mailbox, mailoutbox, run_durable_tasks):
    answer = client.post(URL, TYPED)
    assert answer.url == "/learning/a-module/"
    assert not mailoutbox
    run_durable_tasks()
    [mail] = mailoutbox
    assert mail.to == [mailbox]
    assert mail.reply_to == ["ama@example.org"]
    assert "The film stops." in mail.body
    assert "/learning/a-module/" in mail.body
    assert mail.extra_headers["Message-ID"] == f"<problem-{ProblemReport.objects.get().pk}@127.0.0.1>"


def test_a_repeated_mail_is_recognised(mailbox, client, mailoutbox, run_durable_tasks):
    client.post(URL, TYPED)
    mail_problem_report.enqueue(ProblemReport.objects.get().pk)
    run_durable_tasks()
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 1


def test_a_report_is_kept_where_no_mailbox_is_set(client, catalogue, mailoutbox, run_durable_tasks):
    client.post(URL, TYPED)
    run_durable_tasks()
    assert ProblemReport.objects.get().text == "The film stops."
    assert not mailoutbox


def test_the_form_names_the_page_and_knows_who_writes(client, catalogue, practitioner):
    client.force_login(practitioner)
    page = client.get(URL, {"page": "/learning/<x>/"}).text
    assert "/learning/&lt;x&gt;/" in page
    assert f'value="{practitioner.email}"' in page
    client.post(URL, TYPED)
    assert ProblemReport.objects.get().person == practitioner


def test_without_words_nothing_is_sent_and_nothing_lost(client, catalogue):
    answer = client.post(URL, TYPED | {"text": " "})
    assert "This field is required." in answer.text
    assert "ama@example.org" in answer.text
    assert not ProblemReport.objects.exists()


def test_what_fills_the_trap_is_thanked_and_forgotten(client, catalogue):
    assert client.post(URL, TYPED | {"website": "https://spam.example"}).status_code == 302
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "", "javascript:alert(1)"])
def test_one_never_comes_back_to_another_site(client, catalogue, address):
    assert client.post(URL, TYPED | {"page_address": address}).url == "/"
