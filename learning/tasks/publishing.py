"""Mails to whoever has to act, about modules that go live, don't, or had to go."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from accounts.models import User
from learning.models import CaptionsClock, TakeDown
from learning.page_queries import owner_of


@task(backend="durable")
def mail_missed_schedule(revision_id: int, sentences: list[str]) -> None:
    """Tell the owner that the hour came and the module did not go live, and why. Safe to repeat."""
    revision = Revision.objects.get(pk=revision_id)
    page = Page.objects.get(pk=revision.object_id)
    subject = _("Not published: %(title)s") % {"title": page.get_admin_display_title()}
    _send("missed_schedule", f"missed-{revision_id}", subject, [owner_of(page)], page=page, sentences=sentences)


@task(backend="durable")
def mail_captions_clock(clock_id: int, page_id: int) -> None:
    """Tell the owner until when the captions must be there. Safe to repeat."""
    clock = CaptionsClock.objects.select_related("recording").get(pk=clock_id)
    page = Page.objects.get(pk=page_id)
    subject = _("Captions are missing: %(title)s") % {"title": page.get_admin_display_title()}
    _send("captions_clock", f"captions-{clock_id}", subject, [owner_of(page)], page=page, clock=clock)


@task(backend="durable")
def mail_take_down(take_down_id: int) -> None:
    """Tell the owner and all administrators what was taken off the site, by whom and why. Safe to repeat."""
    down = TakeDown.objects.select_related("taken_down_by").get(pk=take_down_id)
    page = Page.objects.filter(pk=down.page_id).first()
    administrators = User.objects.filter(groups__name="Administrators", is_active=True)
    people = {*administrators, owner_of(page) if page else None}
    subject = _("Taken down: %(title)s") % {"title": down.title}
    _send("take_down", f"take-down-{take_down_id}", subject, people, page=page, down=down)


def _send(
    template: str, name: str, subject: str, people: Iterable[User | None], page: Page | None, **context: Any
) -> None:
    """One mail to each, whose Message-ID stays the same: a server that took it just before we died knows it."""
    edit = settings.SITE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
    body = render_to_string(f"emails/{template}.txt", context | {"page": page, "edit_url": edit})
    for person in sorted(filter(None, people), key=lambda person: person.pk):
        EmailMessage(
            subject,
            body,
            to=[person.email],
            headers={"Message-ID": f"<{name}-{person.pk}@{urlsplit(settings.SITE_URL).hostname}>"},
        ).send()
