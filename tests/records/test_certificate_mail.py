"""The certificate in the mailbox: sent over a real mail server, once or recognisably again."""

import datetime
import mailbox

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from learning import outbox
from records.actions import erase_identity, reissue_certificate, revoke_completion
from records.certificates import keep_pdf, pdf_path
from records.tasks import deliver_certificate
from tests.factories.people import make_person
from tests.factories.records import make_completion
from tests.postgresql import spare_port

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(hours=2)


class PostOffice:
    """A mail server that can be down, and what it has taken."""

    def __init__(self, folder):
        self.folder, self.port = folder, spare_port()
        self.controller = Controller(Mailbox(folder), hostname="127.0.0.1", port=self.port)
        self.is_open = False

    def open(self):
        self.controller.start()
        self.is_open = True

    def close(self):
        if self.is_open:
            self.controller.stop()
        self.is_open = False

    @property
    def letters(self):
        return list(mailbox.Maildir(self.folder, create=False))


@pytest.fixture
def post_office(tmp_path, settings):
    office = PostOffice(tmp_path / "mailbox")
    options = {"host": "127.0.0.1", "port": office.port, "use_tls": False, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    yield office
    office.close()


def test_the_certificate_arrives_with_its_sheet(post_office, practitioner, run_durable_tasks):
    completion = make_completion(practitioner)
    post_office.open()
    run_durable_tasks()

    [letter] = post_office.letters
    serial = completion.certificate.serial
    assert letter["To"] == "practitioner@example.org"
    assert letter["Subject"] == "Your certificate: Planning for home"
    assert letter["Message-ID"] == f"<certificate-{serial.lower()}@example.org>"
    text, sheet = letter.get_payload()
    body = text.get_payload(decode=True).decode()
    for said in ("Hello Priya Shah,", "Planning for home", "Watched the recording and passed the knowledge check"):
        assert said in body
    for path in (f"/certificates/{serial}/", f"/check/{serial}/", "/cpd/"):
        assert f"http://127.0.0.1:8000{path}\n" in body
    assert (sheet.get_content_type(), sheet.get_filename()) == ("application/pdf", f"{serial}.pdf")
    assert sheet.get_payload(decode=True) == keep_pdf(completion.certificate).read_bytes()


def test_while_the_mail_server_is_down_the_sheet_is_made_and_the_mail_waits(
    post_office, practitioner, run_durable_tasks
):
    completion = make_completion(practitioner)
    run_durable_tasks()
    task = DBTaskResult.objects.get()
    assert task.status == TaskResultStatus.FAILED
    assert pdf_path(completion.certificate.serial).exists()

    post_office.open()
    outbox.retry_failed(timezone.now() + LATER)
    run_durable_tasks()
    assert len(post_office.letters) == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.SUCCESSFUL


def test_a_second_try_after_a_lost_answer_sends_the_same_message_again(post_office, practitioner, run_durable_tasks):
    completion = make_completion(practitioner)
    post_office.open()
    run_durable_tasks()
    deliver_certificate.enqueue(completion.certificate.serial)
    run_durable_tasks()

    assert len(post_office.letters) == 2
    assert len({letter["Message-ID"] for letter in post_office.letters}) == 1


def test_a_title_of_two_lines_cannot_add_a_header(practitioner, mailoutbox, run_durable_tasks):
    make_completion(practitioner, title="Planning\nBcc: all@example.org")
    run_durable_tasks()

    [mail] = mailoutbox
    assert mail.subject == "Your certificate: Planning Bcc: all@example.org"
    assert mail.recipients() == ["practitioner@example.org"]


def test_a_reissued_certificate_is_sent_and_says_that_it_replaces_the_first(
    practitioner, administrator, mailoutbox, run_durable_tasks
):
    completion = make_completion(practitioner)
    run_durable_tasks()
    practitioner.last_name = "Shah-Jones"
    practitioner.save()
    second = reissue_certificate(completion=completion, reason="Married.", by=administrator)
    run_durable_tasks()

    first_mail, second_mail = mailoutbox
    assert "It replaces the earlier one." not in first_mail.body
    assert "It replaces the earlier one." in second_mail.body
    assert "Hello Priya Shah-Jones," in second_mail.body
    assert second_mail.extra_headers["Message-ID"] == f"<certificate-{second.serial.lower()}@example.org>"


def test_what_was_done_under_an_account_merged_since_goes_to_the_one_that_was_kept(
    practitioner, mailoutbox, run_durable_tasks
):
    old = make_person("old@example.org")
    make_completion(old)
    old.merged_into = practitioner
    old.save()
    run_durable_tasks()

    assert [mail.to for mail in mailoutbox] == [["practitioner@example.org"]]


@pytest.mark.parametrize("meanwhile", ["erased", "revoked"])
def test_nothing_is_made_or_sent_of_what_was_erased_or_revoked_meanwhile(
    practitioner, administrator, mailoutbox, run_durable_tasks, meanwhile
):
    completion = make_completion(practitioner)
    if meanwhile == "erased":
        erase_identity(person=practitioner, by=administrator)
    else:
        revoke_completion(completion=completion, reason="A mistake.", by=administrator)
    run_durable_tasks()

    assert mailoutbox == []
    assert not pdf_path(completion.certificate.serial).exists()
