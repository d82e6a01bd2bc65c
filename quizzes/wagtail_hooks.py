"""What quizzes add to the Wagtail admin."""

from wagtail import hooks

from quizzes.viewsets import VIEWSETS


@hooks.register("register_admin_viewset")
def question_bank() -> list:
    """The bank of questions, and how a page chooses from it."""
    return VIEWSETS
