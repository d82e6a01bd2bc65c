"""Bringing ten thousand questions from a file, against writing the same rows and nothing else."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from django.db import transaction

from bench.figures import Pair
from quizzes import exporters, importers
from quizzes.actions import import_questions
from quizzes.exchange import WHOLE, OptionRecord, QuestionRecord
from quizzes.models import Question, QuestionVersion

QUESTIONS = 10_000
FORMATS = ("gift", "csv", "xlsx")
TURNS = 2


def measure() -> Iterator[Pair]:
    """A file of each format; wall time, because workbooks are read in a process of their own."""
    records = [_question(number) for number in range(QUESTIONS)]
    for name in FORMATS:
        data = exporters.FORMATS[name].write(records).data
        pair = Pair(f"import of {QUESTIONS:,} questions, {name}", "writing the rows", unit="s")
        for _ in range(TURNS):
            pair.take(partial(_seconds, partial(_bring, data, name)), partial(_seconds, _write))
        pair.notes.append(f"{len(data) / 1_000_000:.1f} MB")
        yield pair


def _question(number: int) -> QuestionRecord:
    options = tuple(
        OptionRecord(
            f"Option {letter} of {number}", WHOLE if letter == "B" else WHOLE * 0, f"<p>Feedback {letter}.</p>"
        )
        for letter in "ABCD"
    )
    return QuestionRecord(
        kind="single_choice",
        name=f"Question {number}",
        text=f"<p>Ava is nine.</p><p>What do you do on day {number}?</p>",
        options=options,
        general_feedback="<p>Ask early.</p>",
    )


def _bring(data: bytes, name: str) -> None:
    reading = importers.read(data, format=name)
    kept = import_questions(questions=reading.questions, by=None)
    assert len(kept) == QUESTIONS, reading.problems[:3]


def _write() -> None:
    questions = Question.objects.bulk_create(Question(name=f"Question {number}") for number in range(QUESTIONS))
    QuestionVersion.objects.bulk_create(
        QuestionVersion(question=question, kind="single_choice", body="x" * 600, body_digest="")
        for question in questions
    )


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    with transaction.atomic():
        work()
        transaction.set_rollback(True)
    return time.perf_counter() - begun
