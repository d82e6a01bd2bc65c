"""Work that has to happen, whatever the mail server is doing just now."""

from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task


def new_message_id() -> str:
    """A name for one message, from this site's own host. Made when it is queued, so that a retry keeps it."""
    return make_msgid(domain=urlsplit(settings.SITE_URL).hostname)


@task(backend="durable")
def send_mail(to: str, subject: str, body: str, message_id: str, reply_to: str = "") -> None:
    """Send one plain text message. Safe to repeat: mailboxes recognise the Message-ID."""
    EmailMessage(
        subject, body, to=[to], reply_to=[reply_to] if reply_to else None, headers={"Message-ID": message_id}
    ).send()
