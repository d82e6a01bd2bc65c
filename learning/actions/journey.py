"""The practitioner's journey: taking up, watching, reading, the check, and the one decision that it is complete."""

import datetime
import json
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from learning import completion_rules, intervals
from learning.completion_rules import RULE_VERSION
from learning.intervals import Interval
from learning.models import Enrolment, PartnershipSettings, ProblemReport, Recording, StepProgress, WatchProgress
from learning.queries import Standing, current_enrolment, deck_shown_by, module_for, standing_of
from learning.tasks.problems import mail_problem_report
from quizzes.actions import start_attempt, submit_attempt
from quizzes.actions.regrading import regrade_answers
from quizzes.models import Attempt, QuestionVersion, Regrade
from quizzes.regrading import RegradePlan
from records.actions import CompletionFacts, record_completion
from records.models import Completion

# How long a tab may have been open before its beats no longer count from its own page load.
OLDEST_PAGE_LOAD = datetime.timedelta(days=30)
WATCHED = ["intervals", "watched_seconds", "position_seconds", "allowance_from", "updated_at"]


class NothingToCheck(Exception):
    """The module has no knowledge check."""


class NotCompletedYet(Exception):
    """A new cycle opens only after the one before is complete."""


def enrol(*, person: User, activity: UUID, at: datetime.datetime | None = None) -> Enrolment:
    """Take up an activity (a page's translation key). Asking again gives the cycle that is already there.

    No transaction around it: each of a hundred beats asks, and on SQLite would wait for the write lock to read one row.
    """
    return current_enrolment(person, activity) or _open_cycle(person, activity, cycle=1, at=at)


@transaction.atomic
def take_again(*, person: User, activity: UUID, at: datetime.datetime | None = None) -> Enrolment:
    """Open the next cycle of a completed activity; the earlier record stays as it is."""
    newest = enrol(person=person, activity=activity, at=at)
    if not person.completions.filter(enrolment=newest.public_id).exists():
        raise NotCompletedYet(str(newest))
    return _open_cycle(person, activity, cycle=newest.cycle + 1, at=at)


def _open_cycle(person: User, activity: UUID, *, cycle: int, at: datetime.datetime | None) -> Enrolment:
    key = {"person": person, "activity": activity, "cycle": cycle}
    try:
        with transaction.atomic():
            deck = deck_shown_by(activity)
            return Enrolment.objects.create(**key, deck_id=deck, started_at=at or timezone.now())
    except IntegrityError:  # another tab was first
        return Enrolment.objects.get(**key)


@transaction.atomic
def record_watched(
    *,
    enrolment: Enrolment,
    recording: Recording,
    claimed: Iterable[Interval],
    position: float,
    page_loaded_at: datetime.datetime,
    enough_seconds: float = 0.0,
    now: datetime.datetime | None = None,
) -> WatchProgress:
    """Add the played intervals (media seconds) to what was watched, as far as they can have been played.

    Nobody plays more than two seconds of film in a second. What can have been played since the last credited moment
    (or since the page was loaded) is credited; the rest of a claim is cut. Playing time that a beat didn't use is
    kept for the next one, so that beats which arrive late or twice, or come from two tabs, lose nothing.

    Whether that completes the activity is asked when `enough_seconds` are reached, not at each of a hundred beats.
    """
    now = now or timezone.now()
    progress = _locked_progress(enrolment, recording, now)
    loaded = min(now, max(page_loaded_at, now - OLDEST_PAGE_LOAD))
    since = max(progress.allowance_from, loaded) if progress.allowance_from else loaded
    allowed = intervals.allowance((now - since).total_seconds())
    before = progress.watched_seconds

    played, credited = intervals.credit(progress.played, intervals.clip(claimed, recording.seconds), allowed)
    progress.intervals = json.dumps([[round(start, 2), round(end, 2)] for start, end in played])
    progress.watched_seconds = round(intervals.length(played), 2)
    progress.position_seconds = min(max(0.0, position), recording.seconds)
    # May lie a moment in the future: the slack is given once, not with every beat.
    progress.allowance_from = since + datetime.timedelta(seconds=credited / intervals.FASTEST_RATE)
    progress.updated_at = now
    progress.save(update_fields=WATCHED)
    if before < enough_seconds <= progress.watched_seconds or not enough_seconds:
        complete_if_done(enrolment=enrolment, now=now)
    return progress


def _locked_progress(enrolment: Enrolment, recording: Recording, now: datetime.datetime) -> WatchProgress:
    """The progress row, locked, so that two tabs share one allowance."""
    rows = WatchProgress.objects.select_for_update()
    return rows.get_or_create(enrolment=enrolment, recording=recording, defaults={"updated_at": now})[0]


@transaction.atomic
def acknowledge_step(*, enrolment: Enrolment, step: str, now: datetime.datetime | None = None) -> StepProgress:
    """The person says that they have read the briefing, or the transcript instead of watching.

    The first time counts, but for reading again: that counts only after the last attempt at the check.
    """
    now = now or timezone.now()
    key = {"enrolment": enrolment, "step": StepProgress.Step(step)}
    save = StepProgress.objects.get_or_create
    if step == StepProgress.Step.REREAD:
        save = StepProgress.objects.update_or_create
    done, _ = save(**key, defaults={"done_at": now})
    complete_if_done(enrolment=enrolment, now=now)
    return done


@transaction.atomic
def start_check(*, enrolment: Enrolment, at: datetime.datetime | None = None) -> Attempt:
    """Begin the page's knowledge check where its rules allow it, or go on with the one that is open."""
    page = module_for(enrolment.activity)
    if page is None or not page.question_count:
        raise NothingToCheck(str(enrolment))
    reread = enrolment.steps.filter(step=StepProgress.Step.REREAD)
    return start_attempt(
        person=enrolment.person,
        enrolment=enrolment.public_id,
        rules=page.check_rules,
        questions=page.fixed_questions,
        draws=page.draws,
        reread_at=reread.values_list("done_at", flat=True).first() if page.reread_after_fail else None,
        at=at,
    )


@transaction.atomic
def finish_check(*, attempt: Attempt, now: datetime.datetime | None = None) -> Attempt:
    """Submit, mark, and complete if that was the last step. However often clicked, it happens once."""
    submitted = submit_attempt(attempt=attempt, at=now)
    enrolment = Enrolment.objects.select_related("person").get(public_id=attempt.enrolment)
    complete_if_done(enrolment=enrolment, now=now)
    return submitted


@transaction.atomic
def mark_answers_again(
    *, version: QuestionVersion, reason: str, by: User, now: datetime.datetime | None = None
) -> tuple[Regrade, RegradePlan]:
    """Mark earlier answers by this version's key, and complete where somebody passes the check by that.

    By the average of several attempts, a better mark may be enough though the attempt itself is none.

    Completions that are in the ledger stay there, whatever the new marks say.
    """
    regrade, plan = regrade_answers(version=version, reason=reason, by=by, at=now)
    better = [change.attempt.enrolment for change in plan.changes if change.fraction > change.before]
    for enrolment in Enrolment.objects.filter(public_id__in=better).select_related("person").order_by("pk"):
        complete_if_done(enrolment=enrolment, now=now)
    return regrade, plan


@transaction.atomic
def complete_if_done(*, enrolment: Enrolment, now: datetime.datetime | None = None) -> Completion | None:
    """Decide whether the activity is complete, here and nowhere else, and write it to the ledger exactly once."""
    page = module_for(enrolment.activity)
    if page is None:
        return None
    standing = standing_of(enrolment, page)
    if standing.completion or not standing.is_ready:
        return standing.completion
    facts = _facts(standing, enrolment, completed_at=now or timezone.now())
    return record_completion(person=enrolment.person, facts=facts)


def _facts(standing: Standing, enrolment: Enrolment, *, completed_at: datetime.datetime) -> CompletionFacts:
    """Everything the ledger will state, copied from the page as it is live now."""
    page, counted, attempt = standing.page, standing.counted, standing.counted_attempt
    if not standing.needs.check or counted is None or counted.percent is None:
        counted = attempt = None  # nothing was asked for, or nothing is scored
    return CompletionFacts(
        enrolment=enrolment.public_id,
        activity=enrolment.activity,
        cycle=enrolment.cycle,
        activity_kind=page.activity_kind,
        title=page.title,
        code=page.code,
        revision_id=page.live_revision_id,
        version_label=page.version_label,
        learning_outcomes=tuple(page.learning_outcomes.values_list("text", flat=True)),
        provider=PartnershipSettings.for_site(page.get_site()).name,
        method=completion_rules.method(standing.needs, standing.done),
        cpd_minutes=page.cpd_minutes or 0,
        participatory_minutes=0,  # a recording watched alone is never participatory (NMC, revalidation guidance)
        attempt=attempt.public_id if attempt else None,
        attempts=len([one for one in standing.attempts if one.is_sealed]),
        score_percent=counted.percent if counted else None,
        pass_mark=attempt.pass_mark if attempt else None,
        rule_version=RULE_VERSION,
        enrolled_at=enrolment.started_at,
        completed_at=completed_at,
    )


@transaction.atomic
def report_problem(*, page_address: str, text: str, reply_to: str = "", person: User | None = None) -> ProblemReport:
    """Keep what somebody says is wrong with a page, and queue it for the owner's mailbox."""
    report = ProblemReport.objects.create(page_address=page_address, text=text, reply_to=reply_to, person=person)
    mail_problem_report.enqueue(report.pk)
    return report
