"""Mails about modules that somebody should look at again."""

import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.tasks import new_message_id, send_mail
from learning.models import LearningPage, PartnershipSettings, ReviewReminder
from learning.page_queries import owner_of
from learning.queries import due_for_review
from learning.review_dates import AHEAD, number_due


def remind_of_reviews(today: datetime.date | None = None) -> None:
    """Remind the owner of each live module whose date has come or is near: once for each date and month."""
    today = today or timezone.localdate()
    for page in due_for_review(by=today + AHEAD):
        if recipient := _recipient(page):
            _remind(page, recipient, today)


@transaction.atomic
def _remind(page: LearningPage, recipient: str, today: datetime.date) -> None:
    """The row and the mail's place in the queue are written together, however many machines look at the same time."""
    _row, is_new = ReviewReminder.objects.get_or_create(
        activity=page.translation_key, review_on=page.review_on, number=number_due(page.review_on, today)
    )
    if is_new:
        edit = settings.SITE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
        words = {"page": page, "edit": edit, "overdue": page.review_on < today}
        subject = _("Please look at “%(title)s” again") % {"title": page.title}
        send_mail.enqueue(recipient, subject, render_to_string("emails/review_due.txt", words), new_message_id())


def _recipient(page: LearningPage) -> str:
    """The page's owner, or the partnership's mailbox where there is none, or none who is still here."""
    if owner := owner_of(page):
        return owner.email
    site = page.get_site()
    return PartnershipSettings.for_site(site).contact_email if site else ""
