"""The question bank, and what people were asked and answered."""

from quizzes.models.attempt import Answer, Attempt, PaperItem
from quizzes.models.check import CheckItem, KnowledgeCheckSettings
from quizzes.models.question import Question, QuestionVersion

__all__ = [
    "Answer",
    "Attempt",
    "CheckItem",
    "KnowledgeCheckSettings",
    "PaperItem",
    "Question",
    "QuestionVersion",
]
