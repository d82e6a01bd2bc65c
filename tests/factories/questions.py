"""Questions, and people who sit checks."""

import uuid
from typing import Any

from accounts.models import User
from quizzes.actions import create_question, save_answer, start_attempt, submit_attempt
from quizzes.models import Attempt, PaperItem, Question
from tests.factories.bodies import body_of, right_answer, wrong_answer
from tests.factories.bodies import make_body as make_body


def make_question(kind: str = "single_choice", *, publish: bool = True, name: str = "", **parts: Any) -> Question:
    """A published question in the bank. `right=` names the key, other parts replace those of `body_of`."""
    return create_question(
        name=name or f"Question {uuid.uuid4().hex[:6]}",
        topic="Early planning",
        kind=kind,
        body=body_of(kind, **parts),
        by=None,
        publish=publish,
    )


def make_attempt(person: User, questions: list[Question] | None = None, **rules: Any) -> Attempt:
    """An attempt that is open. Without questions there are three of single choice."""
    rules = {
        "enrolment": uuid.uuid4(),
        "pass_mark": 80,
        "feedback_policy": "after_submit",
        "shuffle_options": False,
    } | rules
    questions = questions if questions is not None else [make_question() for _ in range(3)]
    return start_attempt(person=person, questions=questions, **rules)


def key_to(item: PaperItem) -> Any:
    """The right answer to one place of a paper."""
    return right_answer(item.version)


def answer_all(attempt: Attempt, *, wrong: int = 0) -> Attempt:
    """Answer everything; the first `wrong` questions wrongly."""
    for item in attempt.paper.select_related("version"):
        response = wrong_answer(item.version) if item.number <= wrong else right_answer(item.version)
        save_answer(attempt=attempt, number=item.number, response=response)
    return attempt


def sit(attempt: Attempt, *, wrong: int = 0) -> Attempt:
    """Answer everything and submit."""
    return submit_attempt(attempt=answer_all(attempt, wrong=wrong))
