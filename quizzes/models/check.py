"""What a page needs to hold a knowledge check: abstract, because the check is part of the page's own revision."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.question import Question


class FeedbackPolicy(models.TextChoices):
    """When a practitioner learns how an answer was marked."""

    AFTER_EACH = "after_each", _("After each question")
    AFTER_SUBMIT = "after_submit", _("After the check is submitted")


class KnowledgeCheckSettings(models.Model):
    """The rules of a check."""

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=80,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Per cent of the marks. For example: 80."),
    )
    check_feedback = models.CharField(
        _("show feedback"), max_length=20, choices=FeedbackPolicy, default=FeedbackPolicy.AFTER_SUBMIT
    )
    shuffle_options = models.BooleanField(
        _("shuffle the options"), default=True, help_text=_("Each person sees them in another order.")
    )

    class Meta:
        abstract = True


class CheckItem(models.Model):
    """A place in a check, filled with a question of the bank. The page's inline adds the page and the order."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("question"))

    class Meta:
        abstract = True
