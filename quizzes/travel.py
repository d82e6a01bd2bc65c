"""Questions of the bank as records, and records as bodies: what files and the bank say to each other."""

from dataclasses import replace
from typing import Any

from quizzes import kinds
from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body
from quizzes.models import Question, QuestionVersion
from quizzes.picture_files import with_files, with_tags


def body_of(record: QuestionRecord) -> Body:
    """The body in its canonical form, finished or not, and its pictures by their contents: the library may not hold
    them yet. The record's kind has to be one of ours.
    """
    record = with_tags(record)
    shared = {"stem": record.text, "rationale": record.general_feedback, "explained_in": record.explained_in}
    return kinds.tidy(record.kind, shared | kinds.KINDS[record.kind].from_record(record))


def said_by(version: QuestionVersion) -> QuestionRecord:
    """What a version says, without where its question is filed. Its pictures are those of the body."""
    body = version.content
    parts: dict[str, Any] = version.asked_as.to_record(body)
    shared = {"text": body["stem"], "general_feedback": body["rationale"], "explained_in": body["explained_in"]}
    return QuestionRecord(kind=version.kind, name="", **(shared | parts))


def record_of(question: Question, version: QuestionVersion) -> QuestionRecord:
    """The question with this version of what it says, pictures and all."""
    return replace(
        with_files(said_by(version)),
        name=question.name,
        topic=question.topic,
        outcome=question.outcome,
        difficulty=question.difficulty,
        thinking=question.thinking,
    )
