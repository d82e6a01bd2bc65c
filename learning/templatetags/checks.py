"""What the pages of a module and of its check say about the check: its rules, what is left, what stands in the way."""

import math
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from learning import check_wording
from learning.models import LearningPage
from learning.queries import Standing, asks_for_marks
from quizzes.check_rules import Hindrance, attempts_left
from quizzes.feedback import Moment, Part
from quizzes.models import Attempt
from quizzes.queries import extra_percent

register = template.Library()


@register.simple_tag
def check_rules(page: LearningPage) -> list[str]:
    """What applies to everybody, in sentences."""
    return check_wording.rules(page.check_rules, questions=page.question_count, is_scored=asks_for_marks(page))


@register.simple_tag
def check_way_in(standing: Standing) -> dict[str, Any]:
    """Whether this person may start: `hindered` in sentences, what to `reread` first, how many attempts are `left`."""
    now, rules = timezone.now(), standing.page.check_rules
    obstacles = standing.obstacles(now)
    return {
        "hindered": check_wording.hindered(obstacles),
        "reread": any(one.hindrance is Hindrance.REREAD for one in obstacles),
        "left": check_wording.left(attempts_left(rules, standing.attempts), rules.attempts_allowed),
        "is_over": standing.open_attempt is not None and standing.open_attempt.is_overdue(now),
    }


@register.simple_tag
def own_time(page: LearningPage, person: User | AnonymousUser) -> str:
    """The time limit with the person's extra time in it, in words; empty without extra time or without a limit."""
    limit = page.time_limit_minutes
    more = extra_percent(person, timezone.now()) if limit and person.is_authenticated else 0
    return check_wording.duration(math.floor(limit * (100 + more) / 100)) if limit and more else ""


@register.simple_tag
def told_percent(attempt: Attempt, standing: Standing | None) -> int | None:
    """The per cent of this attempt, where its policy shows it by now."""
    return attempt.percent if Part.SCORE in attempt.policy.parts(_reached(attempt, standing)) else None


@register.simple_tag
def told_result(standing: Standing) -> int | None:
    """The per cent of what counts, where the policy of the attempt that decided shows it by now."""
    attempt, counted = standing.counted_attempt, standing.counted
    if attempt is None or counted is None or told_percent(attempt, standing) is None:
        return None
    return counted.percent


@register.simple_tag
def told_later(attempt: Attempt, standing: Standing | None) -> list[str]:
    """What more will be shown of it, and when, in sentences."""
    closes_at = standing.page.check_closes_at if standing else None
    possible = {Moment.SUBMITTED, Moment.PASSED} | ({Moment.CLOSED} if closes_at else set())
    if not attempt.is_sealed:
        possible = {Moment.SUBMITTED}
    return check_wording.shown_later(attempt.policy.later(_reached(attempt, standing), possible), closes_at)


def _reached(attempt: Attempt, standing: Standing | None) -> frozenset[Moment]:
    now = timezone.now()
    return standing.reached(attempt, now) if standing else attempt.reached(now)


@register.simple_tag
def what_counts(standing: Standing) -> str:
    """Why an attempt that is a pass isn't the end of it."""
    return check_wording.what_counts(standing.page.score_counts, standing.counted) if standing.counted else ""


@register.simple_tag
def time_left(attempt: Attempt) -> dict[str, Any] | None:
    """`seconds` and whole `minutes` until the attempt has to be done; None without a limit."""
    if attempt.due_at is None:
        return None
    seconds = max(0, int((attempt.due_at - timezone.now()).total_seconds()))
    return {"seconds": seconds, "minutes": math.ceil(seconds / 60)}
