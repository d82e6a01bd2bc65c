"""The question bank in the Wagtail admin."""

from quizzes.viewsets.chooser import QuestionChooserViewSet
from quizzes.viewsets.questions import QuestionViewSet

VIEWSETS = [QuestionViewSet("questions"), QuestionChooserViewSet("question_chooser", url_prefix="choose/question")]
