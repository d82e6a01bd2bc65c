"""Durable work after a completion. Each task is safe to run twice and raises when it must be tried again."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse

from records.certificates import check_url, keep_pdf, pdf_path
from records.models import Certificate


@task(backend="durable")
def deliver_certificate(serial: str) -> None:
    """Make the certificate's PDF and send it to its holder; nothing where it was revoked or erased meanwhile.

    The Message-ID comes from the serial: a mail server that took a message just before we died sees the same one again.
    """
    certificate = Certificate.objects.select_related("completion__person__merged_into", "identity").get(serial=serial)
    if not certificate.has_pdf:
        return
    path = keep_pdf(certificate)
    person = certificate.completion.person.merged_into or certificate.completion.person
    context = {
        "certificate": certificate,
        "completion": certificate.completion,
        "my_cpd_url": settings.SITE_URL + reverse("learning:my_cpd"),
        "certificate_url": settings.SITE_URL + reverse("records:certificate", args=[serial]),
        "check_url": check_url(certificate),
    }
    message = EmailMessage(
        subject=" ".join(render_to_string("emails/certificate_subject.txt", context).split()),
        body=render_to_string("emails/certificate.txt", context),
        to=[person.email],
        headers={"Message-ID": f"<certificate-{serial.lower()}@{_mail_host()}>"},
    )
    message.attach_file(path, "application/pdf")
    message.send()


@task(backend="durable")
def forget_pdf(serial: str) -> None:
    """Remove a certificate's PDF from the disk; the ledger can't make it again once the names are erased."""
    pdf_path(serial).unlink(missing_ok=True)


def _mail_host() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
