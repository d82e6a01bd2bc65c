"""What quizzes add to the Wagtail admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from quizzes import history_wording
from quizzes.viewsets import VIEWSETS


@hooks.register("register_admin_viewset")
def question_bank() -> list:
    """The bank of questions, and how a page chooses from it."""
    return VIEWSETS


@hooks.register("register_log_actions")
def what_happens_to_questions(registry: LogActionRegistry) -> None:
    """Imports, exports and approvals, in the words of a question's history."""
    history_wording.register(registry)
