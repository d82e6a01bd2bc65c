"""The question bank in the Wagtail admin, and extra time for those who sit checks."""

from quizzes.viewsets.chooser import QuestionChooserViewSet
from quizzes.viewsets.extra_time import ExtraTimeViewSet
from quizzes.viewsets.questions import QuestionViewSet

VIEWSETS = [
    QuestionViewSet("questions"),
    QuestionChooserViewSet("question_chooser", url_prefix="choose/question"),
    ExtraTimeViewSet("extra_time", url_prefix="extra-time"),
]
