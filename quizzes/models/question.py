"""Questions in the bank and their sealed versions."""

import json
import uuid
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from quizzes import kinds
from quizzes.kinds.kind import Kind
from quizzes.marking import NOTHING


class Difficulty(models.TextChoices):
    """How hard its author takes it to be; the statistics say how hard it is."""

    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class Thinking(models.TextChoices):
    """What answering takes."""

    RECALL = "recall", _("Remembering what was said")
    APPLICATION = "application", _("Deciding what to do in a case")


class QuestionQuerySet(models.QuerySet):
    """Which questions."""

    def with_state(self) -> "QuestionQuerySet":
        """Annotates the kind, and the numbers of the version that is asked and of the draft, or None."""
        versions = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
        return self.annotate(
            kind=Subquery(versions.values("kind")[:1]),
            live_number=Subquery(versions.published().values("number")[:1]),
            draft_number=Subquery(versions.drafts().values("number")[:1]),
            asked_at=Subquery(versions.drafts().values("approval_asked_at")[:1]),
        )


class Question(index.Indexed, models.Model):
    """A question in the bank. What it says lies in its versions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("How you will find it again. For example: WNB – second missed clinic.")
    )
    topic = models.CharField(_("topic"), max_length=80, blank=True, help_text=_("For example: Was not brought."))
    outcome = models.CharField(
        _("learning outcome"),
        max_length=200,
        blank=True,
        help_text=_("What it asks about, in the words of the module. For example: Plan a discharge early."),
    )
    difficulty = models.CharField(_("difficulty"), max_length=10, choices=Difficulty, blank=True)
    thinking = models.CharField(
        _("it asks for"),
        max_length=20,
        choices=Thinking,
        blank=True,
        help_text=_("A check that only asks what people remember says little about what they would do."),
    )
    has_case_material = models.BooleanField(
        _("it draws on a real case"),
        default=False,
        help_text=_("Then another trainer than its author has to publish it, as with pages."),
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionQuerySet.as_manager()
    # Names only: what a question says, and its key, must not be found by searching.
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("topic")]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["topic", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def current_version(self) -> "QuestionVersion | None":
        """The newest published version: the one that is asked from now on."""
        return self.versions.published().order_by("-number").first()

    @property
    def newest_version(self) -> "QuestionVersion":
        """The draft, or else the version that is asked."""
        return self.versions.order_by("-number").first()

    @property
    def draft_version(self) -> "QuestionVersion | None":
        """The version being written, if any."""
        return self.versions.drafts().first()


class QuestionVersionQuerySet(models.QuerySet):
    """Which versions."""

    def published(self) -> "QuestionVersionQuerySet":
        """Sealed, ready to be asked."""
        return self.filter(published_at__isnull=False)

    def drafts(self) -> "QuestionVersionQuerySet":
        """Still being written."""
        return self.filter(published_at=None)


class QuestionVersion(models.Model):
    """What a question says: editable until published, then sealed for good.

    `body` is canonical JSON text, so that its digest never depends on an engine's idea of JSON:
    {"stem": html, "options": [{"id": "a", "text": html, "correct": bool, "feedback": html}],
     "rationale": html, "explained_in": "moment:75" | "slide:3" | "theme:2" | "recommendation:4" | ""}

    Pictures stand in its HTML by their numbers in Wagtail's library, and in its digest by what is in their files.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    kind = models.CharField(_("kind"), max_length=20, choices=kinds.choices)
    body = models.TextField()
    body_digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    # Of questions that draw on a real case: since when a draft waits for somebody else, or why nobody else was asked.
    approval_asked_at = models.DateTimeField(null=True, editable=False)
    published_alone_because = models.CharField(max_length=300, blank=True, editable=False)

    objects = QuestionVersionQuerySet.as_manager()
    sealed_when = "OLD.published_at IS NOT NULL"

    class Meta:
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_number_is_used_once"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(published_at=None), name="question_has_one_draft_version"
            ),
            models.CheckConstraint(
                condition=Q(published_alone_because="") | Q(published_at__isnull=False),
                name="only_what_is_published_is_published_alone",
            ),
        ]
        indexes = [models.Index(fields=["body_digest"], name="question_version_by_digest")]

    def __str__(self) -> str:
        return f"{self.question} v{self.number}"

    @cached_property
    def content(self) -> dict[str, Any]:
        """The body as a dict. Holds the key: never hand it to a template that a practitioner sees unmarked."""
        return json.loads(self.body)

    @property
    def asked_as(self) -> Kind:
        """How this kind of question is asked and explained."""
        return kinds.KINDS[self.kind]

    def mark(self, response: Any) -> Decimal:
        """The fraction of a full mark, 0 to 1, that this response earns; None and an empty response earn nothing."""
        return self.asked_as.mark(self.content, response) if response else NOTHING
