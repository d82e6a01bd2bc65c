"""What a page needs to hold a knowledge check: abstract, because the check is part of the page's own revision."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes import feedback
from quizzes.check_rules import CheckRules
from quizzes.drawing import Draw
from quizzes.models.question import Question


class ScoreCounts(models.TextChoices):
    """Which attempt decides, where somebody has made several."""

    BEST = "best", _("The best attempt")
    LAST = "last", _("The last attempt")
    FIRST = "first", _("The first attempt")
    AVERAGE = "average", _("The average of all attempts")


class KnowledgeCheckSettings(models.Model):
    """The rules of a check."""

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=80,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Per cent of the marks. For example: 80."),
    )
    check_feedback = models.CharField(
        _("what people are shown"),
        max_length=400,
        blank=True,  # nothing is ever shown
        default=feedback.DEFAULT,
        help_text=_("And when. What is shown once can't be taken back."),
    )
    shuffle_options = models.BooleanField(
        _("shuffle the options"), default=True, help_text=_("Each person sees them in another order.")
    )

    shuffle_questions = models.BooleanField(
        _("shuffle the questions"), default=False, help_text=_("Each person gets them in another order.")
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as often as people like. For example: 3."),
    )
    pause_minutes = models.PositiveIntegerField(
        _("pause between attempts"),
        default=0,
        validators=[MaxValueValidator(60 * 24 * 30)],
        help_text=_("Minutes until somebody may try again. For example: 60."),
    )
    reread_after_fail = models.BooleanField(
        _("read again after a fail"),
        default=False,
        help_text=_("Who did not pass says that they have read the module again before they try again."),
    )
    score_counts = models.CharField(
        _("what counts"),
        max_length=10,
        choices=ScoreCounts,
        default=ScoreCounts.BEST,
        help_text=_("Where somebody has tried more than once. The best attempt is usual."),
    )
    check_opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, help_text=_("Empty: with the page. For example: 1 March 2027, 09:00.")
    )
    check_closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Empty: never. Who has begun by then may finish.")
    )
    time_limit_minutes = models.PositiveSmallIntegerField(
        _("time limit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Minutes for the whole check; empty for none, which is right for nearly every check."),
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("grace period"),
        default=60,
        help_text=_("Seconds after the limit in which an answer is still taken. For example: 60."),
    )

    class Meta:
        abstract = True

    @property
    def check_rules(self) -> CheckRules:
        """The rules as they are now, for who starts an attempt."""
        return CheckRules(
            pass_mark=self.pass_mark,
            feedback_policy=self.check_feedback,
            shuffle_options=self.shuffle_options,
            shuffle_questions=self.shuffle_questions,
            attempts_allowed=self.attempts_allowed,
            pause_minutes=self.pause_minutes,
            reread_after_fail=self.reread_after_fail,
            score_counts=self.score_counts,
            opens_at=self.check_opens_at,
            closes_at=self.check_closes_at,
            time_limit_minutes=self.time_limit_minutes,
            grace_seconds=self.grace_seconds,
        )


class CheckItem(models.Model):
    """A place in a check, filled with a question of the bank. The page's inline adds the page and the order."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("question"))
    shown_at_seconds = models.PositiveIntegerField(
        _("shown at"),
        null=True,
        blank=True,
        help_text=_("The moment of the recording at which it is asked, for example 12:30. Empty: with the others."),
    )

    class Meta:
        abstract = True


class CheckDraw(models.Model):
    """Places in a check that each attempt fills by chance from a topic of the bank. The page's inline adds the rest."""

    topic = models.CharField(_("topic"), max_length=80, help_text=_("Of the question bank. For example: Referrals."))
    count = models.PositiveSmallIntegerField(
        _("how many"), default=3, validators=[MinValueValidator(1)], help_text=_("For example: 3.")
    )
    one_per_outcome = models.BooleanField(
        _("at least one for each learning outcome"),
        default=False,
        help_text=_("Of the outcomes that the questions of the topic name."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.count} × {self.topic}"

    @property
    def draw(self) -> Draw:
        """For `quizzes.drawing`."""
        return Draw(self.topic, self.count, self.one_per_outcome)
