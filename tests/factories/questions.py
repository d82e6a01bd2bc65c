"""Questions, and people who sit checks."""

import uuid
from typing import Any

from accounts.models import User
from quizzes.actions import create_question, save_answer, start_attempt, submit_attempt
from quizzes.models import Attempt, PaperItem, Question


def make_body(
    *, right: tuple[str, ...] = ("a",), ids: tuple[str, ...] = ("a", "b", "c"), **parts: Any
) -> dict[str, Any]:
    """A question's body. Everything that would tell the key says so: `told-…`."""
    return {
        "stem": "<p>Imani is nine and is admitted today.</p><p>When do you ask what home will need?</p>",
        "options": [
            {"id": one, "text": f"Option {one}", "correct": one in right, "feedback": f"<p>told-feedback-{one}</p>"}
            for one in ids
        ],
        "rationale": "<p>told-rationale</p>",
        "explained_in": "moment:75",
    } | parts


def make_question(kind: str = "single_choice", *, publish: bool = True, name: str = "", **parts: Any) -> Question:
    """A published question in the bank. `right=` names the key, other parts replace those of `make_body`."""
    if kind == "true_false":
        parts = {"ids": ("true", "false"), "right": ("true",)} | parts
    return create_question(
        name=name or f"Question {uuid.uuid4().hex[:6]}",
        topic="Early planning",
        kind=kind,
        body=make_body(**parts),
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


def key_to(item: PaperItem) -> list[str]:
    """The right answer to one place of a paper."""
    return [option["id"] for option in item.version.content["options"] if option["correct"]]


def answer_all(attempt: Attempt, *, wrong: int = 0) -> Attempt:
    """Answer everything; the first `wrong` questions wrongly."""
    for item in attempt.paper.select_related("version"):
        options = {option["id"] for option in item.version.content["options"]}
        others = sorted(options - set(key_to(item)))[:1]
        save_answer(attempt=attempt, number=item.number, response=others if item.number <= wrong else key_to(item))
    return attempt


def sit(attempt: Attempt, *, wrong: int = 0) -> Attempt:
    """Answer everything and submit."""
    return submit_attempt(attempt=answer_all(attempt, wrong=wrong))
