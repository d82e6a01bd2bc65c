"""The question bank and the knowledge checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Questions and knowledge checks")

    def ready(self) -> None:
        """Have Wagtail say which questions show an image, and refuse in words to delete one that it can't."""
        from wagtail.models import ReferenceIndex

        ReferenceIndex.register_model(self.get_model("VersionImage"))
