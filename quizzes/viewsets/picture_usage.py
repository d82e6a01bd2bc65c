"""Where Wagtail leads from an image to the question that shows it."""

from django.urls import reverse
from wagtail.permissions import policy_registry

from accounts.models import User
from quizzes.models import Question, VersionImage


class PictureUsage:
    """Tells its name and the way there, for whoever may open it."""

    def __init__(self, user: User | None = None) -> None:
        self.user = user

    def get_edit_url(self, shown: VersionImage) -> str | None:
        """The question's form."""
        question = shown.version.question
        policy = policy_registry.get_by_type(Question)
        may = self.user is None or policy.user_has_permission_for_instance(self.user, "change", question)
        return reverse("questions:edit", args=[question.pk]) if may else None
