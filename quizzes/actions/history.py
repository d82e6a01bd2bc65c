"""Lines in the history of many questions at once. Wagtail writes one at a time."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes.models import Question


def log_many(
    questions: Sequence[Question], *, action: str, by: User | None, data: dict[str, Any] | None = None
) -> None:
    """The same line for each, as `wagtail.log_actions.log` would write it."""
    model, now, uuid = ContentType.objects.get_for_model(Question), timezone.now(), get_active_log_context().uuid
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=model,
            object_id=str(question.pk),
            label=str(question),
            action=action,
            data=data or {},
            timestamp=now,
            user=by,
            uuid=uuid,
        )
        for question in questions
    )
