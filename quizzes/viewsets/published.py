"""What comes after a question was published, as far as other apps have something to ask."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from quizzes.models import Question


def after_publish(request: HttpRequest, question: Question) -> HttpResponse | None:
    """The first answer of a hook `after_publish_question(request, question)`, as with Wagtail's own `after_…` hooks."""
    answers = (hook(request, question) for hook in hooks.get_hooks("after_publish_question"))
    return next((answer for answer in answers if answer is not None), None)
