"""Retiring a module, saying what replaces it, and bringing it back. Nobody's record changes by any of it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from accounts.models import User
from learning.models import LearningPage, Retirement
from learning.replacing import leads_in_a_circle


class AlreadyRetired(Exception):
    """Somebody else was first."""


class LeadsInACircle(Exception):
    """The replacement is replaced, in the end, by the module itself."""


class NotRetired(Exception):
    """There is nothing to bring back."""


@transaction.atomic
def retire_module(*, page: LearningPage, reason: str, by: User, replaced_by: LearningPage | None = None) -> Retirement:
    """Take the module out of the catalogue; its old address tells why, or leads on to what replaces it."""
    # As it is now: published a moment ago, it would else be retired and live.
    locked = Page.objects.select_for_update().get(pk=page.pk)
    activity, successor = page.translation_key, replaced_by.translation_key if replaced_by else None
    if successor and leads_in_a_circle(Retirement.objects.replacements(), activity, successor):
        raise LeadsInACircle(str(page))
    try:
        with transaction.atomic():
            retirement = Retirement.objects.create(
                activity=activity, replaced_by=successor, reason=reason, retired_at=timezone.now(), retired_by=by
            )
    except IntegrityError as error:
        raise AlreadyRetired(str(page)) from error
    if locked.live:
        UnpublishPageAction(locked.specific, user=by).execute(skip_permission_checks=True)
    return retirement


@transaction.atomic
def bring_back(*, page: LearningPage, by: User) -> list[str]:
    """End the retirement, and publish the newest draft if every gate is open.

    Returns what stopped the publishing, in sentences: then the module is a draft like any other.
    """
    ended = Retirement.objects.in_force().filter(activity=page.translation_key)
    if not ended.update(ended_at=timezone.now(), ended_by=by):
        raise NotRetired(str(page))
    try:
        with transaction.atomic():
            page.specific.get_latest_revision().publish(user=by)
    except ValidationError as refused:
        return refused.messages
    return []
