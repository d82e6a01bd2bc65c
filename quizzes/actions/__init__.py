"""Changes to the question bank, and the sitting of a check."""

from quizzes.actions.approval import (
    ChangedMeanwhile,
    NeedsAnotherPerson,
    PublishedMeanwhile,
    ask_approval,
    write_back,
)
from quizzes.actions.bank import create_question, file_question, publish_version, revise_question
from quizzes.actions.extra_time import change_extra_time, grant_extra_time
from quizzes.actions.importing import import_questions
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
    "ChangedMeanwhile",
    "MayNotStart",
    "NeedsAnotherPerson",
    "NothingToAsk",
    "PublishedMeanwhile",
    "QuestionNotOnPaper",
    "QuestionsUnanswered",
    "ResponseNotAllowed",
    "TimeIsUp",
    "ask_approval",
    "change_extra_time",
    "create_question",
    "file_question",
    "grant_extra_time",
    "import_questions",
    "publish_version",
    "revise_question",
    "save_answer",
    "start_attempt",
    "submit_attempt",
    "write_back",
]
