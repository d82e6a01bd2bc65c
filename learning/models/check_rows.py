"""What the knowledge check of a page asks: rows of the page, so that both are one revision."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from learning.models.modules import LearningPage
from quizzes.models import CheckDraw, CheckItem


class LearningPageCheckItem(CheckItem, Orderable):
    """A question of the page's knowledge check."""

    page = ParentalKey(LearningPage, on_delete=models.CASCADE, related_name="check_items")

    class Meta(Orderable.Meta):
        verbose_name = _("question")

    def __str__(self) -> str:
        return str(self.question)


class LearningPageCheckDraw(CheckDraw, Orderable):
    """Questions of the page's knowledge check that are drawn by chance."""

    page = ParentalKey(LearningPage, on_delete=models.CASCADE, related_name="check_draws")

    class Meta(Orderable.Meta):
        verbose_name = _("random draw")
