"""Questions about papers, what was answered to them, and what may be said about it."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import User
from quizzes import kinds, marking
from quizzes.drawing import Pooled
from quizzes.feedback import Moment, Part
from quizzes.kinds.body import split_stem
from quizzes.kinds.kind import Chosen
from quizzes.kinds.places import Place
from quizzes.kinds.showing import with_pictures
from quizzes.models import Attempt, PaperItem, Question, QuestionVersion, RegradedAnswer
from quizzes.models.attempt import newest_mark


class NotShownYet(Exception):
    """The feedback policy keeps this to itself until later."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a question says, without its key. Both are clean HTML."""

    scenario: SafeString
    question: SafeString


class Verdict(StrEnum):
    """How an answer was marked."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNSCORED = "unscored"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One answer, and what may be said about it; what may not be said is None or empty."""

    number: int
    wording: Wording
    chosen: list[Chosen]  # empty where the time was over before it was answered
    verdict: Verdict | None
    rationale: SafeString
    place: Place | None
    key: list[SafeString]
    marked_again: RegradedAnswer | None = None

    @property
    def is_right(self) -> bool:
        """Full marks, and it may be said."""
        return self.verdict is Verdict.RIGHT


def topics() -> list[str]:
    """The topics under which questions are filed, in order."""
    return list(Question.objects.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())


def is_scored(questions: Collection[int], topics: Collection[str]) -> bool:
    """Whether any of these questions, or of those of these topics, can earn something as it is asked now."""
    newest = QuestionVersion.objects.published().filter(question=OuterRef("question")).order_by("-number")
    asked = QuestionVersion.objects.filter(pk=Subquery(newest.values("pk")[:1]))
    asked = asked.filter(Q(question__in=questions) | Q(question__topic__in=topics))
    return any(kinds.KINDS[kind].is_scored for kind in asked.order_by().values_list("kind", flat=True).distinct())


def pools(topics: Collection[str]) -> dict[str, list[Pooled]]:
    """What can be drawn from each topic: its questions with a published version. Reads no bodies."""
    found: dict[str, list[Pooled]] = {}
    if topics:
        published = QuestionVersion.objects.published().filter(question=OuterRef("pk"))
        questions = Question.objects.filter(Exists(published), topic__in=topics).order_by("pk")
        for topic, question, outcome in questions.values_list("topic", "pk", "outcome"):
            found.setdefault(topic, []).append(Pooled(question, outcome))
    return found


def asked_before(person: User, enrolment: UUID) -> frozenset[int]:
    """The questions that this person was asked in earlier attempts of this enrolment."""
    items = PaperItem.objects.filter(attempt__person=person, attempt__enrolment=enrolment)
    return frozenset(items.order_by().values_list("version__question", flat=True))


def current_versions(questions: Collection[int]) -> dict[int, QuestionVersion]:
    """The newest published version of each question that has one."""
    newest = QuestionVersion.objects.published().filter(question=OuterRef("question")).order_by("-number")
    versions = QuestionVersion.objects.filter(question__in=questions, pk=Subquery(newest.values("pk")[:1]))
    return {version.question_id: version for version in versions}


def extra_percent(person: User, at: datetime.datetime) -> int:
    """How much more time the person has on that day, in per cent; the most where there are several."""
    day = timezone.localdate(at, timezone.get_default_timezone())
    granted = person.extra_time.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
    return granted.aggregate(most=Max("percent"))["most"] or 0


def paper_of(attempt: Attempt) -> QuerySet[PaperItem]:
    """The whole paper in order, with the versions asked and the answers given."""
    regraded = newest_mark("RegradedAnswer", "fraction", of="answer__item")
    items = attempt.paper.select_related("version", "answer").annotate(regraded_fraction=regraded)
    return items.order_by("number")


def item_of(person: User, attempt: UUID, number: int) -> PaperItem | None:
    """One place on a paper of theirs, with its attempt. None where the paper isn't theirs or has no such number."""
    items = PaperItem.objects.select_related("attempt", "version", "answer")
    return items.filter(attempt__person=person, attempt__public_id=attempt, number=number).order_by("number").first()


def overdue_attempts(now: datetime.datetime) -> list[Attempt]:
    """Those whose time is over, and whose person hasn't come back."""
    return [attempt for attempt in Attempt.objects.past_due(now) if attempt.is_overdue(now)]


def unanswered(attempt: Attempt) -> list[int]:
    """The numbers of the questions that have no answer yet, in order."""
    return list(attempt.paper.filter(answer=None).order_by("number").values_list("number", flat=True))


def still_to_answer(attempt: Attempt, question: UUID) -> int | None:
    """The number of this question (its public id) on the paper, if it is on it and has no answer yet."""
    items = attempt.paper.filter(answer=None, version__question__public_id=question)
    return items.order_by("number").values_list("number", flat=True).first()


def wording_of(item: PaperItem) -> Wording:
    """What the question says."""
    return wording(item.version)


def wording(version: QuestionVersion) -> Wording:
    """What this version says."""
    scenario, question = split_stem(version.content["stem"])
    return Wording(with_pictures(scenario), with_pictures(question))


def answer_in_words(item: PaperItem) -> list[SafeString]:
    """What was chosen, and nothing about how it was marked. Empty without an answer."""
    if item.given is None:
        return []
    return [chosen.text for chosen in item.version.asked_as.explain(item.version.content, item.given.chosen)]


def marked_again(attempt: Attempt) -> dict[int, RegradedAnswer]:
    """The last new mark of each answer that was marked again, by the answer's id."""
    rows = RegradedAnswer.objects.filter(answer__item__attempt=attempt).select_related("answer", "regrade__version")
    return {row.answer_id: row for row in rows.order_by("pk")}


def explanation_of(item: PaperItem, reached: frozenset[Moment], again: RegradedAnswer | None = None) -> Explanation:
    """What the person may know about their answer once these moments have come. Refused where that is nothing yet.

    An answer that was marked again is explained by the version that marked it, in the words of the one that was asked.
    """
    shown = item.shown(reached)
    if not shown and not item.attempt.is_sealed:
        raise NotShownYet(str(item))
    explanation = explain(item.version, item.given.chosen if item.given else None, number=item.number, shown=shown)
    if again is None:
        return explanation
    if explanation.key:
        marked_by = again.regrade.version
        explanation = replace(explanation, key=marked_by.asked_as.key_in_words(marked_by.content))
    if explanation.verdict is None:  # that and why it was marked again would tell how
        return explanation
    return replace(explanation, verdict=_worth(again.fraction), marked_again=again)


def explain(
    version: QuestionVersion, response: Any, *, number: int = 0, shown: Collection[Part] = frozenset(Part)
) -> Explanation:
    """What there is to say about a response. Unless told otherwise all of it: only for eyes that may see the key."""
    body, kind = version.content, version.asked_as
    chosen = kind.explain(body, response) if response else []
    tells_verdict, tells_why = Part.VERDICT in shown, Part.RATIONALE in shown
    return Explanation(
        number=number,
        wording=wording(version),
        chosen=[
            one._replace(
                feedback=one.feedback if tells_why else SafeString(), right=one.right if tells_verdict else None
            )
            for one in chosen
        ],
        verdict=_verdict(version, response) if tells_verdict else None,
        rationale=with_pictures(body["rationale"]) if tells_why else SafeString(),
        place=Place.parse(body["explained_in"]) if tells_why else None,
        key=kind.key_in_words(body) if Part.KEY in shown else [],
    )


def _verdict(version: QuestionVersion, response: Any) -> Verdict:
    if not version.asked_as.is_scored:
        return Verdict.UNSCORED
    return _worth(version.mark(response))


def _worth(fraction: Decimal) -> Verdict:
    return {marking.FULL: Verdict.RIGHT, marking.NOTHING: Verdict.WRONG}.get(fraction, Verdict.PARTLY)
