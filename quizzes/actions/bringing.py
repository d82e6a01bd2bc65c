"""A file on its way into the bank: brought, looked over as often as one likes, and kept once."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from quizzes.actions.importing import finish_import
from quizzes.incoming import Incoming
from quizzes.models import QuestionImport
from quizzes.models.question_import import KEPT_FOR
from quizzes.tasks import delete_import, keep_in_background


class KeptAlready(Exception):
    """These questions are in the bank, or on their way into it; nothing about them can be changed any more."""


@transaction.atomic
def bring_questions(*, by: User, content: bytes | str, file_name: str = "", file_format: str = "") -> QuestionImport:
    """Hold what was pasted or uploaded, for a day. Nothing of it is in the bank yet."""
    brought = QuestionImport(brought_by=by, file_name=file_name, file_format=file_format, brought_at=timezone.now())
    brought.content = content
    brought.save()
    delete_import.using(run_after=brought.brought_at + KEPT_FOR).enqueue(str(brought.public_id))
    return brought


@transaction.atomic
def correct_import(*, brought: QuestionImport, content: bytes | str, file_format: str) -> QuestionImport:
    """Hold it as it was put right since, or read as something else."""
    brought = _still_open(brought)
    brought.content, brought.file_format = content, file_format
    brought.save()
    return brought


@transaction.atomic
def keep_import(
    *,
    brought: QuestionImport,
    topic: str,
    left_out: Collection[str],
    again: Collection[str],
    arriving: Sequence[Incoming] | None = None,
) -> QuestionImport:
    """Have the questions kept as drafts, but for those left out. Asked for once: a second click is refused.

    With `arriving`, the questions as they were read, it is done at once. Without, the worker does it, so that thousands
    hold up nobody's page.
    """
    brought = _still_open(brought)
    brought.topic, brought.left_out, brought.kept_again = topic, sorted(left_out), sorted(again)
    brought.asked_at = timezone.now()
    brought.save()
    if arriving is not None:
        return finish_import(brought=brought, arriving=arriving)
    keep_in_background.enqueue(str(brought.public_id))
    return brought


def _still_open(brought: QuestionImport) -> QuestionImport:
    locked = QuestionImport.objects.select_for_update().get(pk=brought.pk)
    if locked.asked_at is not None:
        raise KeptAlready(str(locked.public_id))
    return locked
