"""Modules that draw on a real case, on their way to being live."""

from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from learning import checklist
from learning.models import Approval
from learning.models.eyes import said
from tests.factories.people import make_person

SOMEBODY_ELSE = "second-pair@example.org"


def approve(revision: Revision, **fields: Any) -> Approval:
    """Somebody who has written nothing of it has looked at the revision."""
    by = fields.pop("approved_by", None) or User.objects.filter(email=SOMEBODY_ELSE).first()
    return Approval.objects.create(
        page_id=revision.object_id,
        revision_id=revision.pk,
        content_digest=said(revision.content),
        approved_by=by or make_person(SOMEBODY_ELSE, first_name="Sol", last_name="Reyes"),
        **({"approved_at": timezone.now(), "checklist_version": 1, "checklist": "{}"} | fields),
    )


def looked_over(client: Client, url: str, **more: Any) -> dict[str, Any]:
    """The checklist of the page at this address, with everything in order."""
    seen = client.get(url).context["form"]["seen"].value()
    return {"seen": seen, **dict.fromkeys(checklist.ITEMS, checklist.YES), **more}
