"""The papers of a check as its statistics count them: read in portions, so that any number takes the same memory."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from learning.models import Enrolment, LearningPage, LearningPageCheckDraw, LearningPageCheckItem
from quizzes.models import Attempt, PaperItem, QuestionVersion
from quizzes.statistics import Marked, Tally
from quizzes.statistics_answers import AnswerReader

CHUNK = 500  # attempts in a portion
SHORTEST, LONGEST = 1, 600  # seconds for one answer: below, several came at once; above, somebody was elsewhere


class Which(TextChoices):
    """Which attempts are counted."""

    FIRST = "first", _("First attempts")
    ALL = "all", _("All attempts")


@dataclass
class Counted:
    """What was counted of a check, and how the answers to each version that was asked are read."""

    submitted: int = 0  # also papers on which nothing is scored, which say nothing
    tally: Tally = field(default_factory=Tally)
    readers: dict[int, AnswerReader] = field(default_factory=dict)


def mark_that_counts() -> F:
    """The mark of an answer, for the statistics of the version that was asked: by that version's own key.

    Answers that were marked again were marked by the key of a later version, whose statistics begin with itself.
    """
    return F("answer__fraction")


def checks() -> QuerySet[LearningPage]:
    """Every module with a check, or whose check somebody has sat; `people` is how many submitted it."""
    submitted = Attempt.objects.submitted().filter(enrolment=OuterRef("public_id"))
    sat = Enrolment.objects.filter(Exists(submitted), activity=OuterRef("translation_key")).order_by()
    people = sat.values("activity").annotate(people=Count(Coalesce("person__merged_into", "person"), distinct=True))
    asks = [Exists(rows.objects.filter(page=OuterRef("pk"))) for rows in (LearningPageCheckItem, LearningPageCheckDraw)]
    pages = LearningPage.objects.annotate(people=Coalesce(Subquery(people.values("people")), 0))
    return pages.filter(Q(people__gt=0) | asks[0] | asks[1])


def count_papers(activity: UUID, which: str = Which.FIRST, *, chunk: int = CHUNK) -> Counted:
    """Count the submitted papers of an activity.

    Who chose what is counted in first attempts only, where nobody is counted twice.
    """
    counted = Counted()
    for attempts in batched(_attempts(activity, which), chunk, strict=False):
        for paper in _papers(dict(attempts), counted.readers, with_answers=which == Which.FIRST):
            counted.submitted += 1
            counted.tally.add(paper)
    return counted


def _attempts(activity: UUID, which: str) -> Iterator[tuple[int, datetime.datetime]]:
    """The id and the beginning of each submitted attempt, person by person. Merged accounts are one person."""
    enrolments = Enrolment.objects.filter(activity=activity).values("public_id")
    submitted = (
        Attempt.objects.submitted()
        .filter(enrolment__in=enrolments)
        .annotate(owner=Coalesce("person__merged_into", "person"))
        .order_by("owner", "submitted_at", "pk")
        .values_list("owner", "pk", "started_at")
    )
    for _owner, attempts in groupby(submitted.iterator(), key=lambda attempt: attempt[0]):
        for _owner, pk, started_at in attempts:
            yield pk, started_at
            if which == Which.FIRST:
                break


def _papers(
    attempts: dict[int, datetime.datetime], readers: dict[int, AnswerReader], *, with_answers: bool
) -> Iterator[list[Marked]]:
    """The papers of some attempts, each as its marked questions."""
    rows = list(
        PaperItem.objects.filter(attempt__in=attempts)
        .order_by("attempt", "number")
        .values_list("attempt", "version", "answer__response", "answer__saved_at", mark_that_counts())
    )
    if new := {version for _, version, *_ in rows} - readers.keys():
        asked = QuestionVersion.objects.select_related("question").in_bulk(new)
        readers |= {pk: AnswerReader(version) for pk, version in asked.items()}
    for attempt, items in groupby(rows, key=lambda row: row[0]):
        paper = list(items)
        seconds = _seconds(attempts[attempt], [saved_at for *_, saved_at, _ in paper])
        yield [
            Marked(
                readers[version].version.question_id,
                version,
                int((fraction or 0) * 1000),
                readers[version].keys(response) if with_answers else (),
                taken,
            )
            for (_, version, response, _, fraction), taken in zip(paper, seconds, strict=True)
            if readers[version].is_scored
        ]


def _seconds(started_at: datetime.datetime, saved: Sequence[datetime.datetime | None]) -> list[float | None]:
    """How long each answer took, as far as it can be told: since the answer before it, or since the start.

    An answer that was changed later counts from then. What took longer than ten minutes, or came together with
    others, isn't timed.
    """
    before, taken = started_at, {}
    for at in sorted({one for one in saved if one}):
        passed = (at - before).total_seconds()
        taken[at] = passed if SHORTEST <= passed <= LONGEST else None
        before = at
    together = {at for at in taken if saved.count(at) > 1}
    return [None if at is None or at in together else taken[at] for at in saved]
