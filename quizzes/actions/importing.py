"""Keeping the questions of a file: as drafts, all or none, in a number of queries that doesn't grow with them."""

from collections.abc import Collection, Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from accounts.models import User
from quizzes.actions.history import log_many
from quizzes.actions.pictures import keeping_pictures
from quizzes.exchange import QuestionRecord
from quizzes.incoming import Incoming, in_the_bank, incoming
from quizzes.models import Question, QuestionImport, QuestionVersion


def import_questions(*, questions: Sequence[QuestionRecord], by: User | None, topic: str = "") -> list[Question]:
    """Put questions into the bank as drafts, all or none, and give them back.

    What the bank says already to the letter, in any version, and what the file says twice is passed over.
    """
    return keep_incoming(arriving=list(incoming(questions)), by=by, topic=topic)


@transaction.atomic
def keep_incoming(
    *, arriving: Iterable[Incoming], by: User | None, topic: str = "", again: Collection[str] = ()
) -> list[Question]:
    """The same for questions that are cleaned already. Those whose keys are in `again` are kept whatever the bank says.

    With a topic, all are filed under it.
    """
    _lock_the_bank()
    arriving = list(arriving)
    known = in_the_bank([one.digest for one in arriving])
    fresh = [one for one in arriving if one.key in again or not (one.is_repeated or one.digest in known)]
    questions = [one.question for one in fresh]
    for question in questions:
        question.created_by, question.topic = by, topic or question.topic
    with keeping_pictures([one.record for one in fresh], by=by) as pictures:
        Question.objects.bulk_create(questions)
        QuestionVersion.objects.bulk_create(
            one.version_of(question, pictures) for one, question in zip(fresh, questions, strict=True)
        )
        log_many(questions, action="quizzes.import", by=by)
        get_search_backend().get_index_for_model(Question).add_items(Question, questions)
    return questions


@transaction.atomic
def finish_import(*, brought: QuestionImport, arriving: Iterable[Incoming]) -> QuestionImport:
    """Keep what was asked for, and say how much it was. Safe to repeat: nothing is kept twice."""
    # Locked and read again: a job that took longer than its lease may have been started a second time.
    brought = QuestionImport.objects.select_for_update().select_related("brought_by").get(pk=brought.pk)
    if brought.kept_at is None:
        wanted = [one for one in arriving if one.key not in brought.left_out]
        kept = keep_incoming(arriving=wanted, by=brought.brought_by, topic=brought.topic, again=brought.kept_again)
        brought.kept_at, brought.kept_count = timezone.now(), len(kept)
        brought.content = ""  # not needed any more
        brought.save()
    return brought


def _lock_the_bank() -> None:
    """One import at a time: two trainers with the same file would else both find that the bank has none of it.

    The row that stands for the table is locked without its key, so that nobody else waits for it.
    """
    kept = ContentType.objects.get_for_model(Question)
    ContentType.objects.select_for_update(no_key=True).get(pk=kept.pk)
