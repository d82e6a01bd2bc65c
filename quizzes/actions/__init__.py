"""Changes to the question bank, and the sitting of a check."""

from quizzes.actions.bank import create_question, publish_version, rename_question, revise_question
from quizzes.actions.sitting import (
    AnswerIsFinal,
    AttemptAlreadySubmitted,
    MayNotStart,
    NothingToAsk,
    QuestionNotOnPaper,
    QuestionsUnanswered,
    TimeIsUp,
    save_answer,
    start_attempt,
    submit_attempt,
)
from quizzes.kinds.kind import ResponseNotAllowed

__all__ = [
    "AnswerIsFinal",
    "AttemptAlreadySubmitted",
    "MayNotStart",
    "NothingToAsk",
    "QuestionNotOnPaper",
    "QuestionsUnanswered",
    "ResponseNotAllowed",
    "TimeIsUp",
    "create_question",
    "publish_version",
    "rename_question",
    "revise_question",
    "save_answer",
    "start_attempt",
    "submit_attempt",
]
