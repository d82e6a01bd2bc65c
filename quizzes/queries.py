"""Questions about papers, what was answered to them, and what may be said about it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from quizzes import marking
from quizzes.kinds.body import split_stem
from quizzes.kinds.kind import Chosen
from quizzes.kinds.places import Place
from quizzes.models import Attempt, PaperItem, Question, QuestionVersion


class NotShownYet(Exception):
    """The feedback policy keeps this to itself until later."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a question says, without its key. Both are clean HTML."""

    scenario: SafeString
    question: SafeString


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one answer was marked, and what there is to say about it."""

    number: int
    wording: Wording
    chosen: list[Chosen]
    is_right: bool
    rationale: SafeString
    place: Place | None


def topics() -> list[str]:
    """The topics under which questions are filed, in order."""
    return list(Question.objects.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())


def paper_of(attempt: Attempt) -> QuerySet[PaperItem]:
    """The whole paper in order, with the versions asked and the answers given."""
    return attempt.paper.select_related("version", "answer").order_by("number")


def item_of(person: User, attempt: UUID, number: int) -> PaperItem | None:
    """One place on a paper of theirs, with its attempt. None where the paper isn't theirs or has no such number."""
    items = PaperItem.objects.select_related("attempt", "version", "answer")
    return items.filter(attempt__person=person, attempt__public_id=attempt, number=number).order_by("number").first()


def unanswered(attempt: Attempt) -> list[int]:
    """The numbers of the questions that have no answer yet, in order."""
    return list(attempt.paper.filter(answer=None).order_by("number").values_list("number", flat=True))


def wording_of(item: PaperItem) -> Wording:
    """What the question says."""
    return wording(item.version)


def wording(version: QuestionVersion) -> Wording:
    """What this version says."""
    scenario, question = split_stem(version.content["stem"])
    return Wording(mark_safe(scenario), mark_safe(question))  # noqa: S308 (cleaned when it was written)


def answer_in_words(item: PaperItem) -> list[SafeString]:
    """What was chosen, and nothing about how it was marked. Empty without an answer."""
    if item.given is None:
        return []
    return [chosen.text for chosen in item.version.asked_as.explain(item.version.content, item.given.chosen)]


def explanation_of(item: PaperItem) -> Explanation:
    """What the person may know about their answer. Refused until the policy allows it."""
    if item.given is None or not item.shows_feedback:
        raise NotShownYet(str(item))
    return explain(item.version, item.given.chosen, number=item.number)


def explain(version: QuestionVersion, response: Any, *, number: int = 0) -> Explanation:
    """What there is to say about a response. It tells the key: only for eyes that may see it."""
    body = version.content
    return Explanation(
        number=number,
        wording=wording(version),
        chosen=version.asked_as.explain(body, response),
        is_right=version.mark(response) == marking.FULL,
        rationale=mark_safe(body["rationale"]),  # noqa: S308 (cleaned when it was written)
        place=Place.parse(body["explained_in"]),
    )
