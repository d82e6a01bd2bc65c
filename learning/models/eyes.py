"""Who has written a module since somebody approved it, and whether what it says now is approved."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from wagtail.models import Revision

from accounts.models import User
from learning.models.approval import Approval, TakeDown
from learning.publishing_rules import authors, digest


def said(content: dict[str, Any]) -> str:
    """The digest of what a revision says. One that was saved just now holds dates where the database holds words."""
    return digest(json.loads(json.dumps(content, cls=DjangoJSONEncoder)))


def standing_approvals(page_id: int) -> QuerySet[Approval]:
    """The approvals of a page, newest first, but for those before it was taken down."""
    approvals = Approval.objects.filter(page_id=page_id)
    last = TakeDown.objects.filter(page_id=page_id).first()
    return approvals.filter(approved_at__gt=last.taken_down_at) if last else approvals


def was_taken_down(page_id: int) -> bool:
    """In a hurry, at any time: it tells of a case, whatever it says of itself."""
    return TakeDown.objects.filter(page_id=page_id).exists()


def has_written(person: User, revision: Revision | None, *, submitted_by: User | None = None) -> bool:
    """Whether they changed a word since the last approval, or asked for this one. Merged accounts are one person."""
    asked = {submitted_by.pk} if submitted_by else set()
    involved = asked | _authors(revision) if revision else asked
    if person.pk in involved:
        return True
    one = person.merged_into_id or person.pk
    return User.objects.filter(Q(pk=one) | Q(merged_into=one), pk__in=involved).exists()


def _authors(revision: Revision) -> set[int]:
    """Autosave writes over a revision, so the one that was approved is looked at again."""
    ours = said(revision.content)
    last = standing_approvals(int(revision.object_id)).exclude(content_digest=ours).first()
    since = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id, pk__lte=revision.pk
    ).order_by("pk")
    if last:
        since = since.filter(pk__gte=last.revision_id)
    saved = ((user, said(content)) for user, content in since.values_list("user_id", "content"))
    return authors(saved, before=last.content_digest if last else "")


def is_approved(revision: Revision) -> bool:
    """The newest approval is of these very words, by somebody else than their authors, or says why nobody else did."""
    newest = standing_approvals(int(revision.object_id)).select_related("approved_by", "submitted_by").first()
    if newest is None or newest.content_digest != said(revision.content):
        return False
    if newest.alone_because:
        return True
    looked_at = Revision.objects.filter(pk=newest.revision_id).first() or revision
    return not has_written(newest.approved_by, looked_at, submitted_by=newest.submitted_by)
