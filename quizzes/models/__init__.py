"""The question bank, and what people were asked and answered."""

from quizzes.models.attempt import Answer, Attempt, PaperItem
from quizzes.models.check import CheckDraw, CheckItem, KnowledgeCheckSettings, ScoreCounts
from quizzes.models.extra_time import ExtraTime
from quizzes.models.question import Difficulty, Question, QuestionVersion, Thinking
from quizzes.models.question_import import QuestionImport
from quizzes.models.regrade import Regrade, RegradedAnswer, RegradedAttempt
from quizzes.models.version_image import VersionImage

__all__ = [
    "Answer",
    "Attempt",
    "CheckDraw",
    "CheckItem",
    "Difficulty",
    "ExtraTime",
    "KnowledgeCheckSettings",
    "PaperItem",
    "Question",
    "QuestionImport",
    "QuestionVersion",
    "Regrade",
    "RegradedAnswer",
    "RegradedAttempt",
    "ScoreCounts",
    "Thinking",
    "VersionImage",
]
