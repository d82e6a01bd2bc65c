"""What a trainer's desk shows: each question asks the database as often for many modules as for one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from accounts.models import User
from learning.models import CaptionsClock, CaseReview, LearningPage, ProblemReport, Recording, SlideDeck
from learning.models.recording import CaptionsState
from learning.problem_queries import modules_at
from learning.queries import due_for_review
from learning.retirement_queries import Retired, retired
from learning.review_dates import AHEAD
from quizzes.models import Question, QuestionVersion
from records.models import Completion

MOST_MODULES = 10
SOON = datetime.timedelta(days=30)
WEAK_QUESTIONS = "weak-questions"  # in the cache: activity → Weak


@dataclass(frozen=True)
class Weak:
    """How many questions of a check call for a look, and from how many people's attempts that was counted."""

    questions: int
    counted_from: tuple[int, int]


@dataclass(frozen=True)
class OnDesk:
    """A module on somebody's desk."""

    page: LearningPage
    people: int  # who have completed it
    retired: Retired | None


def may_publish(person: User) -> bool:
    """Whoever may publish looks after everybody's modules."""
    return policy_registry.get_by_type(Page).user_has_permission(person, "publish")


def own_modules(person: User) -> QuerySet[LearningPage]:
    """Those that the person owns or was the last to edit."""
    return LearningPage.objects.filter(Q(owner=person) | Q(latest_revision__user=person))


def looked_after(person: User) -> QuerySet[LearningPage]:
    """The modules whose faults this person can put right: their own, or all for whoever may publish."""
    return LearningPage.objects.all() if may_publish(person) else own_modules(person)


def modules_on_desk(person: User) -> list[OnDesk]:
    """Their newest modules with their states, the last changed first."""
    pages = own_modules(person).order_by("-latest_revision_created_at", "-pk").annotate_approved_schedule()
    # Wagtail keeps a workflow by the page's own type, and finds none for the type that all modules share.
    newest = list(pages.specific(defer=True).prefetch_workflow_states()[:MOST_MODULES])
    keys = [page.translation_key for page in newest]
    done = Completion.objects.in_force().filter(activity__in=keys).values("activity")
    people = dict(done.values_list("activity").annotate(people=Count("person", distinct=True)))
    away = retired(keys)
    return [OnDesk(page, people.get(page.translation_key, 0), away.get(page.translation_key)) for page in newest]


def given_back(person: User) -> list[tuple[LearningPage, TaskState]]:
    """Those of their own of which changes are asked for, and by whom, in which words."""
    asked = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, base_content_type=ContentType.objects.get_for_model(Page)
    )
    states = {int(state.object_id): state for state in asked.select_related("current_task_state__finished_by")}
    pages = own_modules(person).filter(pk__in=states).order_by("pk")
    return [(page, states[page.pk].current_task_state) for page in pages]


def running_clocks(modules: QuerySet[LearningPage]) -> QuerySet[CaptionsClock]:
    """The captions that are being waited for, the most urgent first."""
    activities = modules.values("translation_key")
    return (
        CaptionsClock.objects.running()
        .filter(activity__in=activities)
        .select_related("recording")
        .order_by("started_at", "pk")
    )


def recordings_without_captions(modules: QuerySet[LearningPage]) -> QuerySet[Recording]:
    """Recordings of these modules whose captions nobody has reviewed, and for which no clock runs yet."""
    used = Recording.objects.filter(pages__in=modules.values("pk")).exclude(captions_state=CaptionsState.REVIEWED)
    waited_for = CaptionsClock.objects.running().values("recording")
    return used.exclude(pk__in=waited_for).order_by("-created_at", "-pk").distinct()


def failed_decks(modules: QuerySet[LearningPage], person: User) -> QuerySet[SlideDeck]:
    """Decks of which no slides could be made."""
    return _at_hand(SlideDeck.objects.failed(), modules, person)


def decks_lacking_text(modules: QuerySet[LearningPage], person: User) -> QuerySet[SlideDeck]:
    """Decks with a slide that leaves something unsaid to whoever can't see it."""
    return _at_hand(SlideDeck.objects.lacking_text(), modules, person)


def _at_hand(found: QuerySet[SlideDeck], modules: QuerySet[LearningPage], person: User) -> QuerySet[SlideDeck]:
    """Those that these modules show, or that the person has uploaded."""
    shown = found.filter(Q(pages__in=modules.values("pk")) | Q(created_by=person))
    return shown.order_by("-created_at", "-pk").distinct()


def due_reviews(modules: QuerySet[LearningPage]) -> QuerySet[LearningPage]:
    """Live ones that somebody should look at again, now or within two weeks."""
    return due_for_review(by=timezone.localdate() + AHEAD).filter(pk__in=modules.values("pk"))


def ending_reports(modules: QuerySet[LearningPage]) -> QuerySet[CaseReview]:
    """Reviews behind these modules whose report is about to go."""
    today = timezone.localdate()
    named = CaseReview.objects.filter(pk__in=modules.values("case_review")).exclude(report="")
    return named.filter(publish_until__range=(today, today + SOON)).order_by("publish_until", "pk")


def open_problems(modules: QuerySet[LearningPage]) -> dict[LearningPage, int]:
    """How many problems are reported with each of these modules and not handled."""
    counted = ProblemReport.objects.open().values("page_address")
    reports = dict(counted.values_list("page_address").annotate(Count("pk")))
    places = modules_at(reports)
    kept = set(modules.filter(pk__in=[page.pk for page in places.values()]).values_list("pk", flat=True))
    found: dict[LearningPage, int] = {}
    for address, page in places.items():
        if page.pk in kept:
            found[page] = found.get(page, 0) + reports[address]
    return found


def weak_checks(modules: QuerySet[LearningPage]) -> list[tuple[LearningPage, int]]:
    """The checks of live modules with questions that call for a look, as they were counted last night."""
    counted: Mapping[UUID, Weak] = cache.get(WEAK_QUESTIONS, {})
    weak = {activity: one.questions for activity, one in counted.items() if one.questions}
    pages = modules.live().filter(translation_key__in=weak).order_by("title", "pk")
    return [(page, weak[page.translation_key]) for page in pages]


def awaiting_approval(person: User) -> QuerySet[QuestionVersion]:
    """Drafts of questions that somebody else wrote, and asked to have published."""
    asked = QuestionVersion.objects.drafts().filter(approval_asked_at__isnull=False).exclude(written_by=person)
    return asked.select_related("question").order_by("approval_asked_at", "pk")


@dataclass(frozen=True)
class FirstModule:
    """How far somebody is with the first module of their own."""

    person: User
    page: LearningPage | None

    @cached_property
    def draft(self) -> LearningPage | None:
        """As it stands now, published or not."""
        return self.page.specific.get_latest_revision_as_object() if self.page else None

    @cached_property
    def recording(self) -> Recording | None:
        """That of the module, or else the last one they uploaded."""
        chosen = getattr(self.draft, "recording", None)
        return chosen or Recording.objects.filter(created_by=self.person).order_by("-pk").first()

    @cached_property
    def has_slides(self) -> bool:
        """The module has some, or they have uploaded some."""
        chosen = getattr(self.draft, "deck_id", None)
        return bool(chosen) or SlideDeck.objects.filter(created_by=self.person).exists()

    @cached_property
    def has_questions(self) -> bool:
        """They have written one, or the check has one."""
        return self.has_check or Question.objects.filter(created_by=self.person).exists()

    @property
    def has_captions(self) -> bool:
        """Somebody has reviewed those of the recording."""
        return self.recording is not None and self.recording.captions_state == CaptionsState.REVIEWED

    @property
    def has_recording(self) -> bool:
        """What was uploaded is chosen for the module too."""
        return getattr(self.draft, "recording_id", None) is not None

    @property
    def has_briefing(self) -> bool:
        """There is something to read."""
        return self.draft is not None and self.draft.has_briefing

    @property
    def has_check(self) -> bool:
        """The module asks something."""
        return self.draft is not None and self.draft.question_count > 0

    @cached_property
    def is_submitted(self) -> bool:
        """Somebody has been asked to approve it."""
        return self.page is not None and self.page.workflow_states.exists()


def first_module(person: User) -> FirstModule | None:
    """How far they are; None for whoever has published a module already."""
    own = LearningPage.objects.filter(owner=person)
    if own.filter(first_published_at__isnull=False).exists():
        return None
    return FirstModule(person, own.order_by("-pk").first())
