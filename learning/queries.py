"""Questions about modules and how far a person is with them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from accounts.models import User
from learning import completion_rules, intervals
from learning.completion_rules import Done, Needs, Step
from learning.intervals import Intervals
from learning.models import Enrolment, LearningPage, Recording, StepProgress, WatchProgress, WebinarPage
from learning.retirement_queries import Retired, retired
from quizzes import check_rules
from quizzes.check_rules import Counted, Obstacle
from quizzes.feedback import Moment
from quizzes.models import Attempt
from quizzes.queries import is_scored
from records.models import Certificate, Completion


@dataclass(frozen=True)
class Standing:
    """What a module asks for, and what one person has done of it in one cycle.

    For a visitor who isn't signed in, or hasn't started, nothing is done yet.
    """

    page: LearningPage
    needs: Needs
    enrolment: Enrolment | None = None
    progress: WatchProgress | None = None
    steps_done: Mapping[str, datetime.datetime] = field(default_factory=dict)  # each step and when it was done
    attempts: Sequence[Attempt] = ()
    completion: Completion | None = None

    @cached_property
    def done(self) -> Done:
        """What has been done, for `completion_rules`."""
        return Done(
            watched_seconds=self.progress.watched_seconds if self.progress else 0.0,
            transcript_read=StepProgress.Step.TRANSCRIPT in self.steps_done,
            briefing_read=StepProgress.Step.BRIEFING in self.steps_done,
            check_passed=self.counted is not None and self.counted.has_passed,
        )

    @property
    def outstanding(self) -> tuple[Step, ...]:
        """Steps still to take, in order."""
        return completion_rules.outstanding(self.needs, self.done)

    @property
    def is_ready(self) -> bool:
        """Everything asked for is done, whether or not the ledger says so yet."""
        return completion_rules.is_complete(self.needs, self.done)

    @cached_property
    def counted(self) -> Counted | None:
        """What the submitted attempts come to, by the rule of the page; None before the first."""
        return check_rules.counted(self.attempts, self.page.score_counts)

    @property
    def counted_attempt(self) -> Attempt | None:
        """The attempt that decided."""
        return next((one for one in self.attempts if self.counted and one.number == self.counted.attempt), None)

    def obstacles(self, now: datetime.datetime) -> tuple[Obstacle, ...]:
        """What keeps the person from starting the check now; empty when they may."""
        reread_at = self.steps_done.get(StepProgress.Step.REREAD)
        return check_rules.obstacles(self.page.check_rules, self.attempts, now=now, reread_at=reread_at)

    def reached(self, attempt: Attempt, now: datetime.datetime) -> frozenset[Moment]:
        """Which moments of its feedback policy have come for this attempt."""
        closes_at, passed = self.page.check_closes_at, self.done.check_passed
        return attempt.reached(now, closes_at=closes_at, check_passed=passed)

    @property
    def open_attempt(self) -> Attempt | None:
        """A check that was begun and not submitted."""
        return next((attempt for attempt in self.attempts if not attempt.is_sealed), None)

    @property
    def last_attempt(self) -> Attempt | None:
        """The newest submitted attempt."""
        sealed = [attempt for attempt in self.attempts if attempt.is_sealed]
        return max(sealed, key=lambda attempt: attempt.number, default=None)

    @cached_property
    def certificate(self) -> Certificate | None:
        """The newest certificate of the completion."""
        return self.completion.certificates.order_by("-version").first() if self.completion else None

    @property
    def played(self) -> Intervals:
        """The parts of the recording that were played."""
        return self.progress.played if self.progress else ()

    @property
    def played_percent(self) -> int:
        """Distinct seconds in whole per cent of the recording, rounded down."""
        recording = getattr(self.page, "recording", None)
        if recording is None or not recording.seconds:
            return 0
        return min(100, int(intervals.length(self.played) * 100 / recording.seconds))

    @property
    def gaps(self) -> Intervals:
        """The parts of the recording not played yet."""
        recording = getattr(self.page, "recording", None)
        return intervals.gaps(self.played, recording.seconds) if recording else ()


def module_for(activity: UUID) -> LearningPage | None:
    """The page of an activity in its own kind: the live one, or the one that was taken down."""
    pages = LearningPage.objects.filter(translation_key=activity).order_by("-live", "pk")
    return pages.specific().first()


def deck_shown_by(activity: UUID) -> int | None:
    """The id of the slides that an activity's live page shows now."""
    return WebinarPage.objects.live().filter(translation_key=activity).values_list("deck", flat=True).first()


def due_for_review(by: datetime.date) -> QuerySet[LearningPage]:
    """The live modules that somebody should look at again by that day, with whose they are."""
    return (
        LearningPage.objects.live()
        .filter(review_on__lte=by)
        .select_related("owner__merged_into")
        .order_by("review_on", "pk")
    )


def asks_for_marks(page: LearningPage) -> bool:
    """Whether anything in the page's check is marked; reflections alone aren't."""
    return is_scored(page.fixed_questions, [draw.topic for draw in page.draws])


def recording_by_public_id(public_id: UUID) -> Recording | None:
    """The recording that a beat speaks of."""
    return Recording.objects.filter(public_id=public_id).only("public_id", "duration_seconds").first()


def current_enrolment(person: User | AnonymousUser, activity: UUID) -> Enrolment | None:
    """The person's newest cycle of an activity."""
    if not person.is_authenticated:
        return None
    return max(person.enrolments.filter(activity=activity).order_by(), key=lambda one: one.cycle, default=None)


def standing_of(enrolment: Enrolment, page: LearningPage) -> Standing:
    """How far this cycle is."""
    recording_id = page.recording_id if isinstance(page, WebinarPage) else None
    return Standing(
        page=page,
        needs=page.needs,
        enrolment=enrolment,
        progress=_sole(enrolment.watch_progress.filter(recording=recording_id)) if recording_id else None,
        steps_done=dict(enrolment.steps.values_list("step", "done_at")),
        attempts=_if_any(enrolment.person.attempts.filter(enrolment=enrolment.public_id)),
        completion=_sole(_if_any(enrolment.person.completions.filter(enrolment=enrolment.public_id))),
    )


def _if_any[Row: Model](rows: QuerySet[Row]) -> Sequence[Row]:
    """The rows, in no order. Most people have none, and whether there are any is a fifth of the work to ask."""
    return list(rows.order_by()) if rows.exists() else ()


def _sole[Row](rows: Iterable[Row]) -> Row | None:
    """The row, where a constraint lets there be only one: `first` would have it sorted."""
    return next(iter(rows), None)


def standing(person: User | AnonymousUser, page: LearningPage) -> Standing:
    """How far a person is with a page, in their newest cycle."""
    enrolment = current_enrolment(person, page.translation_key)
    return standing_of(enrolment, page) if enrolment else Standing(page=page, needs=page.needs)


@dataclass(frozen=True)
class Started:
    """Something a person has begun. The page is None where it has been deleted since."""

    enrolment: Enrolment
    page: LearningPage | None
    retired: Retired | None = None


def under_way(person: User) -> list[Started]:
    """What a person has started and not completed, under any of their accounts, newest first."""
    completed = Completion.objects.filter(enrolment=OuterRef("public_id"))
    begun = Enrolment.objects.filter(Q(person=person) | Q(person__merged_into=person)).filter(~Exists(completed))
    enrolments = list(begun)
    # The live page of an activity, or else the one that was taken down: the last one wins.
    pages = LearningPage.objects.filter(translation_key__in=[one.activity for one in enrolments])
    by_activity = {page.translation_key: page for page in pages.order_by("live", "-pk")}
    gone = [activity for activity, page in by_activity.items() if not page.live]
    away = retired(gone) if gone else {}
    return [Started(one, by_activity.get(one.activity), away.get(one.activity)) for one in enrolments]
