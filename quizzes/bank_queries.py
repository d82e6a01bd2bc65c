"""Questions about the bank that whoever puts a check together asks."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Q, Subquery

from quizzes.advice import QuestionFacts
from quizzes.models import Question, QuestionVersion


def topic_sizes() -> list[tuple[str, int]]:
    """Each topic with the number of its questions that can be asked, in order."""
    published = Count("pk", filter=Q(versions__published_at__isnull=False), distinct=True)
    topics = Question.objects.exclude(topic="").order_by("topic").values_list("topic")
    return list(topics.annotate(size=published))


def question_facts(questions: Iterable[int], topics: Iterable[str]) -> tuple[dict[int, QuestionFacts], dict[str, list]]:
    """The facts of these questions by id, and those of each topic's questions, by the newest version; one query."""
    versions = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    newest = (
        QuestionVersion.objects.filter(Q(question__in=list(questions)) | Q(question__topic__in=list(topics)))
        .filter(pk=Subquery(versions.values("pk")[:1]))
        .annotate(is_asked=Count("question__versions", filter=Q(question__versions__published_at__isnull=False)))
        .select_related("question")
        .order_by("question__name")
    )
    by_id: dict[int, QuestionFacts] = {}
    by_topic: dict[str, list[QuestionFacts]] = {}
    for version in newest:
        facts = _facts(version, is_published=version.is_asked > 0)
        by_id[version.question_id] = facts
        by_topic.setdefault(version.question.topic, []).append(facts)
    return by_id, by_topic


def _facts(version: QuestionVersion, *, is_published: bool) -> QuestionFacts:
    options = version.content.get("options", [])
    return QuestionFacts(
        name=version.question.name,
        outcome=version.question.outcome,
        thinking=version.question.thinking,
        is_published=is_published,
        silent_options=sum(not option["feedback"] for option in options),
    )
