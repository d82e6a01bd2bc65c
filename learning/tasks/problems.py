"""Mails about problems that people report with pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Site

from learning.models import PartnershipSettings, ProblemReport


@task(backend="durable")
def mail_problem_report(report_id: int) -> None:
    """Send a report to the owner's mailbox. Safe to repeat: the Message-ID stays the same.

    Where no mailbox is set the report waits in the admin's list.
    """
    owner = PartnershipSettings.for_site(Site.objects.get(is_default_site=True)).contact_email
    if not owner:
        return
    report = ProblemReport.objects.select_related("person").get(pk=report_id)
    EmailMessage(
        _("Problem with a page: %(page)s") % {"page": report.page_address},
        render_to_string("emails/problem_report.txt", {"report": report, "site_url": settings.SITE_URL}),
        to=[owner],
        reply_to=[report.reply_to] if report.reply_to else None,
        headers={"Message-ID": f"<problem-{report.pk}@{urlsplit(settings.SITE_URL).hostname}>"},
    ).send()
