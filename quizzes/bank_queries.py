"""Questions about the bank that whoever puts a check together asks."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, OuterRef, Q, Subquery
from wagtail.models import ModelLogEntry

from quizzes.advice import QuestionFacts
from quizzes.models import Question, QuestionVersion


def topic_sizes() -> list[tuple[str, int]]:
    """Each topic with the number of its questions that can be asked, in order."""
    published = Count("pk", filter=Q(versions__published_at__isnull=False), distinct=True)
    topics = Question.objects.exclude(topic="").order_by("topic").values_list("topic")
    return list(topics.annotate(size=published))


def outcomes() -> list[str]:
    """The learning outcomes that questions name, in order."""
    return list(Question.objects.exclude(outcome="").order_by("outcome").values_list("outcome", flat=True).distinct())


def last_written_back(question: Question) -> ModelLogEntry | None:
    """The line of the history in which somebody gave the draft back, unless it was asked for again or published."""
    turns = ["quizzes.ask_approval", "quizzes.write_back", "wagtail.publish"]
    last = ModelLogEntry.objects.for_instance(question).filter(action__in=turns).select_related("user").first()
    return last if last and last.action == "quizzes.write_back" else None


def newest_versions(questions: Sequence[int], *, published: bool) -> list[QuestionVersion]:
    """The newest version of each, or the newest that is published, in the order of the questions; one query."""
    versions = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number")
    newest = Subquery((versions.published() if published else versions).values("pk")[:1])
    found = QuestionVersion.objects.filter(question__in=questions, pk=newest).select_related("question")
    by_question = {version.question_id: version for version in found}
    return [by_question[question] for question in questions if question in by_question]


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
