"""Attempts at one check in bulk, for its statistics. They pass by every door: never do this where data counts."""

import datetime
import json
import random
import uuid
from collections.abc import Sequence
from itertools import batched

from django.db import connection
from django.utils import timezone

from accounts.models import User
from learning.models import Enrolment
from quizzes.actions import create_question
from quizzes.models import Answer, Attempt, PaperItem, QuestionVersion

QUESTIONS, BATCH = 10, 2000
OPTIONS = "abcd"


def make_questions() -> list[QuestionVersion]:
    """Ten questions of one choice among four, the first of which is right."""
    options = [{"id": one, "text": f"Option {one}", "correct": one == "a", "feedback": ""} for one in OPTIONS]
    questions = [
        create_question(
            name=f"Question {number}",
            topic="Measured",
            kind="single_choice",
            body={"stem": f"<p>What do you do, {number}?</p>", "options": options, "rationale": "", "explained_in": ""},
            by=None,
            publish=True,
        )
        for number in range(1, QUESTIONS + 1)
    ]
    return [question.current_version for question in questions]


def add_sittings(activity: uuid.UUID, versions: Sequence[QuestionVersion], numbers: range) -> None:
    """So many people, each with one submitted attempt. Who is able is right more often; later questions are harder."""
    chance = random.Random(numbers.start)
    for batch in batched(numbers, BATCH, strict=False):
        people = User.objects.bulk_create(User(email=f"sitter{n}@bench.example.org") for n in batch)
        attempts = [_attempt(person, n) for person, n in zip(people, batch, strict=True)]
        Enrolment.objects.bulk_create(
            Enrolment(person=one.person, activity=activity, public_id=one.enrolment, started_at=one.started_at)
            for one in attempts
        )
        papers = [_paper(versions, chance) for _ in attempts]
        for attempt, answers in zip(attempts, papers, strict=True):
            attempt.score = answers.count("a")
        Attempt.objects.bulk_create(attempts)
        items = PaperItem.objects.bulk_create(
            PaperItem(attempt=attempt, number=number, version=version)
            for attempt in attempts
            for number, version in enumerate(versions, start=1)
        )
        given = (one for paper in papers for one in paper)
        Answer.objects.bulk_create(_answer(item, one) for item, one in zip(items, given, strict=True))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _attempt(person: User, number: int) -> Attempt:
    started_at = timezone.now() - datetime.timedelta(days=1 + number % 300, minutes=number % 600)
    return Attempt(
        person=person,
        enrolment=uuid.uuid4(),
        number=1,
        pass_mark=80,
        feedback_policy="",
        started_at=started_at,
        submitted_at=started_at + datetime.timedelta(minutes=20),
        max_score=QUESTIONS,
    )


def _paper(versions: Sequence[QuestionVersion], chance: random.Random) -> list[str]:
    able = chance.random()
    return [
        "a" if chance.random() < 0.4 + 0.6 * able - 0.03 * place else chance.choice("bbcd")
        for place in range(len(versions))
    ]


def _answer(item: PaperItem, chosen: str) -> Answer:
    return Answer(
        item=item,
        response=json.dumps([chosen]),
        saved_at=item.attempt.started_at + datetime.timedelta(seconds=45 * item.number),
        fraction=int(chosen == "a"),
    )
