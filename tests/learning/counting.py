"""People who sit a module's check and choose as told."""

import datetime
import json
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from accounts.models import User
from learning.models import Enrolment, LearningPage
from quizzes.actions import save_answer, submit_attempt
from quizzes.models import Answer, Attempt, PaperItem, Question, QuestionVersion
from tests.factories.pages import make_enrolment
from tests.factories.people import make_person
from tests.factories.questions import make_attempt

MORNING = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
ANSWER_SECONDS = 40
# Twenty people and three questions whose right answer is a. In the third, those who do well chose b.
PAPERS = "aab aab aab aab aab aab aab aab aba aba baa baa baa bba bba bba bba cca cca cca"


def begin_paper(
    module: LearningPage, questions: Sequence[Question], *, person: User | None = None, at: datetime.datetime = MORNING
) -> Attempt:
    """Somebody's paper with these questions; in their first cycle, unless they have had one."""
    person = person or make_person()
    cycle = person.enrolments.filter(activity=module.translation_key).count() + 1
    enrolment = make_enrolment(person, module, cycle=cycle, started_at=at)
    return make_attempt(person, list(questions), enrolment=enrolment.public_id, at=at)


def sit_paper(
    module: LearningPage,
    questions: Sequence[Question],
    answers: Sequence[Any],
    *,
    person: User | None = None,
    at: datetime.datetime = MORNING,
) -> Attempt:
    """Answer one question after the other, and submit."""
    attempt = begin_paper(module, questions, person=person, at=at)
    for number, response in enumerate(answers, start=1):
        at += datetime.timedelta(seconds=ANSWER_SECONDS)
        save_answer(attempt=attempt, number=number, response=response, at=at)
    return submit_attempt(attempt=attempt, at=at)


def sit_papers(module: LearningPage, questions: Sequence[Question], papers: str) -> None:
    """One person for each word, whose letters are the options that they choose: `"aba aca"`."""
    sit_at_once(module, questions, [[[option] for option in answers] for answers in papers.split()])


def sit_at_once(module: LearningPage, questions: Sequence[Question], papers: Sequence[Sequence[Any]]) -> None:
    """One person for each paper of stored responses: the rows that sitting leaves, all at once.

    Many people are needed before anything may be told of them.
    """
    versions = [question.current_version for question in questions]
    people = User.objects.bulk_create(User(email=f"{uuid.uuid4()}@example.org") for _ in papers)
    attempts = [
        Attempt(
            person=person,
            enrolment=uuid.uuid4(),
            number=1,
            started_at=MORNING,
            submitted_at=MORNING + datetime.timedelta(hours=1),
            score=sum(_mark(version, response) or 0 for version, response in zip(versions, paper, strict=True)),
            max_score=len(versions),
            pass_mark=80,
        )
        for person, paper in zip(people, papers, strict=True)
    ]
    Enrolment.objects.bulk_create(
        Enrolment(
            person=one.person, activity=module.translation_key, public_id=one.enrolment, started_at=one.started_at
        )
        for one in attempts
    )
    Attempt.objects.bulk_create(attempts)
    items = PaperItem.objects.bulk_create(
        PaperItem(attempt=attempt, number=number, version=version)
        for attempt in attempts
        for number, version in enumerate(versions, start=1)
    )
    Answer.objects.bulk_create(
        Answer(
            item=item,
            response=json.dumps(response),
            saved_at=MORNING + item.number * datetime.timedelta(seconds=ANSWER_SECONDS),
            fraction=_mark(item.version, response),
        )
        for item, response in zip(items, (one for paper in papers for one in paper), strict=True)
        if response is not None
    )


def _mark(version: QuestionVersion, response: Any) -> Decimal | None:
    return version.mark(response) if version.asked_as.is_scored and response is not None else None
