"""Questions, and people who sit checks."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from accounts.models import User
from quizzes.actions import create_question, save_answer, start_attempt, submit_attempt
from quizzes.check_rules import CheckRules
from quizzes.drawing import Draw
from quizzes.models import Attempt, PaperItem, Question
from tests.factories.bodies import body_of, right_answer, wrong_answer
from tests.factories.bodies import make_body as make_body


def make_question(
    kind: str = "single_choice", *, publish: bool = True, name: str = "", topic: str = "Early planning", **parts: Any
) -> Question:
    """A published question in the bank. `right=` names the key, other parts replace those of `body_of`."""
    return create_question(
        name=name or f"Question {uuid.uuid4().hex[:6]}",
        topic=topic,
        kind=kind,
        body=body_of(kind, **parts),
        by=None,
        publish=publish,
    )


def make_rules(**rules: Any) -> CheckRules:
    """The rules of a check: 80 to pass, everything but the key shown after the submit, as often as one likes."""
    return CheckRules(**{"pass_mark": 80, "feedback_policy": "after_submit"} | rules)


def make_attempt(
    person: User,
    questions: list[Question] | None = None,
    *,
    enrolment: uuid.UUID | None = None,
    draws: Sequence[Draw] = (),
    reread_at: datetime.datetime | None = None,
    at: datetime.datetime | None = None,
    **rules: Any,
) -> Attempt:
    """An attempt that is open. Without questions and draws there are three of single choice."""
    if questions is None:
        questions = [] if draws else [make_question() for _ in range(3)]
    return start_attempt(
        person=person,
        enrolment=enrolment or uuid.uuid4(),
        rules=make_rules(**rules),
        questions=[question.pk for question in questions],
        draws=draws,
        reread_at=reread_at,
        at=at,
    )


def key_to(item: PaperItem) -> Any:
    """The right answer to one place of a paper."""
    return right_answer(item.version)


def answer_all(attempt: Attempt, *, wrong: int = 0, at: datetime.datetime | None = None) -> Attempt:
    """Answer everything; the first `wrong` questions wrongly."""
    for item in attempt.paper.select_related("version"):
        response = wrong_answer(item.version) if item.number <= wrong else right_answer(item.version)
        save_answer(attempt=attempt, number=item.number, response=response, at=at)
    return attempt


def sit(attempt: Attempt, *, wrong: int = 0, at: datetime.datetime | None = None) -> Attempt:
    """Answer everything and submit."""
    return submit_attempt(attempt=answer_all(attempt, wrong=wrong, at=at), at=at)
