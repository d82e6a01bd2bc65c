"""What is to go live at an hour: published without anybody there, so nothing may stop the others."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from learning.models import BriefingPage, CaptionsClock, NotReadyToPublish, WebinarPage
from learning.models.gates import BY_THE_CLOCK
from learning.tasks.publishing import mail_captions_clock, mail_missed_schedule

logger = logging.getLogger(__name__)


def publish_due_modules() -> int:
    """Publish every module whose hour has come, as far as its gates are open. Returns how many failed for us."""
    kinds = ContentType.objects.get_for_models(WebinarPage, BriefingPage).values()
    due = Revision.objects.filter(content_type__in=kinds, approved_go_live_at__lt=timezone.now())
    failed = 0
    for revision in due.order_by("approved_go_live_at"):
        try:
            publish_due(revision=revision)
        except Exception:
            logger.exception("Revision %s could not be published at its hour", revision.pk)
            failed += 1
    return failed


@transaction.atomic
def publish_due(*, revision: Revision) -> None:
    """Publish it and tell its owner if the captions clock starts by that; or forget its hour and tell them why.

    Safe to repeat: of two workers, the second finds that it has no hour any more.
    """
    page = Page.objects.select_for_update().get(pk=revision.object_id)
    if not Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists():
        return
    clocks = CaptionsClock.objects.filter(activity=page.translation_key)
    before = set(clocks.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            revision.publish(log_action=BY_THE_CLOCK)
    except NotReadyToPublish as refused:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        mail_missed_schedule.enqueue(revision.pk, list(refused.problems.values()))
        return
    for clock in clocks.exclude(pk__in=before):
        mail_captions_clock.enqueue(clock.pk, page.pk)
