"""The way of a module to being live, and off the site in a hurry."""

import json

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from accounts.models import User
from learning import checklist
from learning.models import Approval, LearningPage, TakeDown
from learning.models.eyes import has_written, said
from learning.tasks.publishing import mail_take_down


class ChangedMeanwhile(Exception):
    """The draft says something else than what was looked at."""


class NotWaiting(Exception):
    """It waits for nobody: it was approved, given back or withdrawn."""


class WroteItThemselves(Exception):
    """Somebody else than its authors, and than whoever submitted it, has to approve it."""


class NotLive(Exception):
    """There is nothing to take down."""


@transaction.atomic
def approve_module(*, page: LearningPage, by: User, answers: dict[str, str], seen: str, comment: str = "") -> Approval:
    """Keep what was looked for and found, and go on in the workflow: after its last step the module is live.

    `seen` is the digest of what was looked at. Refused by `NotReadyToPublish` where another gate is closed.
    """
    revision = _locked_draft(page, seen)
    state = waiting_step(page)
    if state is None:
        raise NotWaiting(str(page))
    asked = state.workflow_state.requested_by
    if has_written(by, revision, submitted_by=asked):
        raise WroteItThemselves(str(page))
    approval = keep_approval(revision, by=by, answers=answers, comment=comment, submitted_by=asked)
    state.approve(user=by, comment=comment)
    return approval


@transaction.atomic
def publish_alone(*, page: LearningPage, by: User, answers: dict[str, str], seen: str, because: str) -> Approval:
    """Where nobody else is there: publish what may be one's own words, with a reason that can be read for ever."""
    revision = _locked_draft(page, seen)
    approval = keep_approval(revision, by=by, answers=answers, submitted_by=by, alone_because=because)
    log(instance=page, action="learning.publish_alone", user=by, revision=revision, data={"comment": because})
    revision.publish(user=by, skip_permission_checks=True)
    return approval


@transaction.atomic
def take_down(*, page: LearningPage, by: User, reason: str) -> TakeDown:
    """Unpublish it at once, whoever may edit it, and tell its owner and the administrators. It needs a new approval."""
    Page.objects.select_for_update().get(pk=page.pk)
    page.refresh_from_db(fields=["live"])
    if not page.live:
        raise NotLive(str(page))
    down = TakeDown.objects.create(
        page_id=page.pk, title=page.title, reason=reason, taken_down_by=by, taken_down_at=timezone.now()
    )
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    log(instance=page, action="learning.take_down", user=by, data={"comment": reason})
    mail_take_down.enqueue(down.pk)
    return down


def waiting_step(page: LearningPage) -> TaskState | None:
    """The step of the workflow at which the module waits."""
    state = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=page.get_base_content_type(),
        workflow_state__status="in_progress",
        status=TaskState.STATUS_IN_PROGRESS,
    )
    return state.select_related("workflow_state__requested_by").first()


def _locked_draft(page: LearningPage, seen: str) -> Revision:
    revision = Page.objects.select_for_update().get(pk=page.pk).latest_revision
    if revision is None or said(revision.content) != seen:
        raise ChangedMeanwhile(str(page))
    return revision


def keep_approval(revision: Revision, *, by: User, answers: dict[str, str], **facts: object) -> Approval:
    """What somebody found in a revision, sealed."""
    return Approval.objects.create(
        page_id=revision.object_id,
        revision_id=revision.pk,
        content_digest=said(revision.content),
        approved_by=by,
        approved_at=timezone.now(),
        checklist_version=checklist.VERSION,
        checklist=json.dumps(answers, sort_keys=True, separators=(",", ":")),
        **facts,
    )
