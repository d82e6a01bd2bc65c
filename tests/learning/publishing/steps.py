"""What people do with a module before it is live, and what they see."""

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import Revision

from accounts.models import User
from learning.checklist import ITEMS, YES
from learning.models import BriefingPage
from learning.models.eyes import said

ALL_WELL = dict.fromkeys(ITEMS, YES)


def write(page: BriefingPage, by: User, title: str) -> Revision:
    draft = page.get_latest_revision_as_object()
    draft.title = title
    return draft.save_revision(user=by)


def seen(page: BriefingPage) -> str:
    return said(page.get_latest_revision().content)


def url(name: str, page: BriefingPage) -> str:
    return reverse(name, args=[page.pk])


def told(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def is_live() -> bool:
    return BriefingPage.objects.get().live
