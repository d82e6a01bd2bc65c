"""The modules: what every piece of learning shares, and its two kinds."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from learning.blocks import RunningText
from learning.completion_rules import Needs, watch_seconds_needed
from learning.models import panels
from learning.models.briefing import BriefingTheme
from learning.models.going_live import GoesLiveByGates
from learning.models.module_form import lacking
from learning.models.previews import SeenBeforehand
from learning.models.recording import Recording
from learning.models.retirement import retired_problem
from learning.models.review import CaseReview, PracticeTheme
from learning.models.slides import SlideDeck
from quizzes.drawing import Draw
from quizzes.models import KnowledgeCheckSettings


class LearningPage(SeenBeforehand, GoesLiveByGates, KnowledgeCheckSettings, Page):
    """What every module shares. Never made by itself; the pivot of records is its translation key."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_(
            "One or two sentences, shown in the catalogue. For example: A child was ready to go home in March and went "
            "home in September. What the review found, and what you can do."
        ),
    )
    audience = models.CharField(
        _("who it is for"),
        blank=True,
        max_length=160,
        help_text=_("For example: All practitioners who work with disabled children."),
    )
    practice_themes = ParentalManyToManyField(
        PracticeTheme,
        blank=True,
        related_name="pages",
        verbose_name=_("practice themes"),
        help_text=_("People filter the catalogue by these. One to three are enough."),
    )
    case_review = models.ForeignKey(
        CaseReview,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("case review"),
        help_text=_("The review that this comes from. Its full report is offered on the page while it is published."),
    )
    has_case_material = models.BooleanField(
        _("it draws on a real case"),
        default=True,
        help_text=_("Then somebody else than its authors has to approve it before it goes live."),
    )
    code = models.CharField(
        _("module code"),
        max_length=40,
        blank=True,
        help_text=_("How your own systems call it, for managers' exports. For example: NSCP-W-07."),
    )
    cpd_minutes = models.PositiveIntegerField(
        _("CPD minutes"),
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
        help_text=_("The whole of it: watching, reading and the check. For example: 75."),
    )
    content_note = models.CharField(
        _("content note"),
        max_length=200,
        blank=True,
        help_text=_("One neutral line. For example: Describes the death of a baby; no pictures."),
    )
    background = StreamField(
        RunningText(),
        verbose_name=_("background"),
        blank=True,
        help_text=_("What happened, in a few short paragraphs. For example: Robin was seven and had complex needs."),
    )
    reading_counts = models.BooleanField(
        _("reading the briefing counts"),
        default=True,
        help_text=_("To complete the module, people say that they have read it. Without a briefing this is ignored."),
    )
    review_on = models.DateField(
        _("look at it again on"),
        null=True,
        blank=True,
        help_text=_("When somebody should check that it is still right. For example: a year after publishing."),
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("summary"),
        index.SearchField("audience"),
        index.SearchField("background"),
        index.RelatedFields("practice_themes", [index.SearchField("name")]),
        index.RelatedFields(
            "themes",
            [
                index.SearchField("title"),
                index.SearchField("text"),
                index.RelatedFields("recommendations", [index.SearchField("text")]),
            ],
        ),
        index.FilterField("cpd_minutes"),
    ]
    is_creatable = False
    parent_page_types = ["learning.CataloguePage"]
    subpage_types: list[str] = []
    activity_kind = ""

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and be found by all that is on the page: Wagtail indexes it before the rows below it are written."""
        super().save(*args, **kwargs)
        index.insert_or_update_object(self)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Those of this page and the pages above it. Where the whole site has none, the pages above aren't read."""
        every = PageViewRestriction.objects.all()
        return super().get_view_restrictions() if every.exists() else every.none()

    @property
    def has_briefing(self) -> bool:
        """There is something to read."""
        return bool(self.background) or self.themes.exists()

    @property
    def themes_in_full(self) -> QuerySet[BriefingTheme]:
        """The themes with their recommendations and whom these address, in one query for each kind of row."""
        themes = self.themes.all()
        # A page that is being edited holds its themes, with all that hangs on them, in memory.
        return themes.prefetch_related("recommendations__addressed_to") if isinstance(themes, QuerySet) else themes

    @cached_property
    def question_count(self) -> int:
        """How many questions the knowledge check asks, drawn ones too."""
        return len(self.fixed_questions) + sum(draw.count for draw in self.draws)

    @cached_property
    def fixed_questions(self) -> list[int]:
        """The ids of the questions that every attempt asks, in their order."""
        return [item.question_id for item in self.check_items.all()]

    @cached_property
    def draws(self) -> list[Draw]:
        """What each attempt draws by chance."""
        return [row.draw for row in self.check_draws.all()]

    @property
    def needs(self) -> Needs:
        """What counts as complete, for `completion_rules`."""
        return Needs(
            watch_seconds=self.watch_seconds_needed,
            reading=self.reading_counts and self.has_briefing,
            check=self.question_count > 0,
        )

    def lacks(self) -> dict[str, str]:
        """What stops this from being published, beyond empty fields: field → sentence."""
        watched = self.activity_kind == "webinar"
        return retired_problem(self.translation_key) | lacking(
            anything_to_learn=watched or self.has_briefing,
            anything_counts=watched or self.reading_counts or self.question_count > 0,
        )

    @property
    def watch_seconds_needed(self) -> float | None:
        """Distinct seconds to watch; None where there is no recording."""
        return None

    @property
    def version_label(self) -> str:
        """Which version is live, as a date: 2026-03-14. Printed on certificates."""
        if not self.last_published_at:
            return ""
        return timezone.localdate(self.last_published_at, timezone.get_default_timezone()).isoformat()


class WebinarPage(LearningPage):
    """A recorded webinar with its slides, the full report and a briefing note."""

    recorded_on = models.DateField(
        _("recorded on"), null=True, blank=True, help_text=_("The day of the webinar. For example: 2026-05-14.")
    )
    recording = models.ForeignKey(
        Recording,
        models.PROTECT,
        null=True,
        related_name="pages",
        verbose_name=_("recording"),
        help_text=_("An own video file, or a video at YouTube or Vimeo. It can be uploaded where you choose it."),
    )
    captions_later_because = models.CharField(
        _("publish before the captions are reviewed, because"),
        max_length=300,
        blank=True,
        help_text=_(
            "Only where people can't wait: the captions must be there within 14 days. For example: Being typed."
        ),
    )
    watch_threshold = models.PositiveSmallIntegerField(
        _("counts as watched at"),
        default=90,
        validators=[MinValueValidator(10), MaxValueValidator(100)],
        help_text=_("Per cent of the recording, each second counted once. For example: 90."),
    )
    deck = models.ForeignKey(
        SlideDeck,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("slides"),
        help_text=_("PowerPoint or PDF. Shown slide by slide with their text, and kept for download."),
    )

    edit_handler = panels.WEBINAR_TABS
    template = "learning/webinar_page.html"
    activity_kind = "webinar"

    class Meta:
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")

    @property
    def watch_seconds_needed(self) -> float | None:
        """Distinct seconds that count as watched."""
        if self.recording is None or not self.recording.duration_seconds:
            return None
        return watch_seconds_needed(float(Decimal(self.recording.duration_seconds)), self.watch_threshold)


class BriefingPage(LearningPage):
    """A learning lessons briefing: background, themes, recommendations."""

    edit_handler = panels.BRIEFING_TABS
    template = "learning/briefing_page.html"
    activity_kind = "briefing"

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")
