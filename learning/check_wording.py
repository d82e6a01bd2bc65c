"""The rules of a knowledge check in plain sentences: what applies, what stands in the way, what is shown later."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quizzes.check_rules import CheckRules, Counted, Counts, Hindrance, Obstacle
from quizzes.feedback import Moment, Part

HINDRANCES: dict[Hindrance, Promise] = {
    Hindrance.NOT_OPEN: gettext_lazy("The check opens on %(when)s."),
    Hindrance.CLOSED: gettext_lazy("The check closed on %(when)s."),
    Hindrance.NONE_LEFT: gettext_lazy("You have used all the attempts that this check allows."),
    Hindrance.REREAD: gettext_lazy("Before you try again, read the module again and say that you have."),
    Hindrance.PAUSE: gettext_lazy("You may try again from %(when)s."),
    Hindrance.CLOSES_BEFORE: gettext_lazy("The check closes on %(when)s, before you may try again."),
}
COUNTS: dict[Counts, Promise] = {
    Counts.BEST: gettext_lazy("Your best attempt counts."),
    Counts.LAST: gettext_lazy("Your last attempt counts."),
    Counts.FIRST: gettext_lazy("Your first attempt counts."),
    Counts.AVERAGE: gettext_lazy("The average of your attempts counts."),
}
PARTS: dict[Part, Promise] = {
    Part.VERDICT: gettext_lazy("which of your answers were right"),
    Part.SCORE: gettext_lazy("your score"),
    Part.RATIONALE: gettext_lazy("why"),
    Part.KEY: gettext_lazy("the right answers"),
}
MOMENTS: dict[Moment, Promise] = {
    Moment.SUBMITTED: gettext_lazy("Once you have submitted the check, you see %(parts)s."),
    Moment.PASSED: gettext_lazy("Once you have passed the check, you see %(parts)s here."),
    Moment.CLOSED: gettext_lazy("Once the check has closed, on %(when)s, you see %(parts)s here."),
}


def moment(at: datetime.datetime) -> str:
    """A day and an hour, as they are in London: 3 March 2027 at 09:00."""
    local = localtime(at)
    return _("%(day)s at %(time)s") % {"day": date_format(local, "j F Y"), "time": date_format(local, "H:i")}


def duration(minutes: int) -> str:
    """1 day, 2 hours and 30 minutes; whatever is nought is left out."""
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [
        ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else "",
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes} if minutes else "",
    ]
    return get_text_list([part for part in parts if part], _("and"))


def hindered(obstacles: Iterable[Obstacle]) -> list[str]:
    """Why somebody can't start now, and when they may."""
    return [str(HINDRANCES[one.hindrance]) % {"when": moment(one.at) if one.at else ""} for one in obstacles]


def rules(check: CheckRules, *, questions: int, is_scored: bool) -> list[str]:
    """What applies to everybody, in the order in which one would ask."""
    return [*_asked(check, questions, is_scored), *_time(check), *_again(check, is_scored), *_dates(check)]


def _asked(check: CheckRules, questions: int, is_scored: bool) -> Iterator[str]:
    words = ngettext(
        "%(count)d question about what you would do.", "%(count)d questions about what you would do.", questions
    )
    told = _("You pass with %(mark)d%%.") if is_scored else _("Your answers aren’t marked: to give them is enough.")
    yield f"{words % {'count': questions}} {told % {'mark': check.pass_mark}}"


def _time(check: CheckRules) -> Iterator[str]:
    if check.time_limit_minutes is None:
        yield _("There is no time limit, and each answer is kept at once.")
    else:
        limit = _("You have %(limit)s from when you start, also while you are away. Each answer is kept at once.")
        yield limit % {"limit": duration(check.time_limit_minutes)}


def _again(check: CheckRules, is_scored: bool) -> Iterator[str]:
    if check.attempts_allowed == 1:
        yield _("You have one attempt.")
        return
    often = _("You may try as often as you like.")
    if check.attempts_allowed:
        often = _("You may try %(count)d times.") % {"count": check.attempts_allowed}
    yield f"{often} {COUNTS[Counts(check.score_counts)]}" if is_scored else often
    if check.pause_minutes:
        yield _("Between two attempts you wait %(pause)s.") % {"pause": duration(check.pause_minutes)}
    if check.reread_after_fail and is_scored:
        yield _("If you don’t pass, you read the module again before you try again.")


def _dates(check: CheckRules) -> Iterator[str]:
    if check.opens_at:
        yield _("The check opens on %(when)s.") % {"when": moment(check.opens_at)}
    if check.closes_at:
        yield _("It closes on %(when)s. Who has begun by then may finish.") % {"when": moment(check.closes_at)}


def left(attempts: int | None, allowed: int | None) -> str:
    """How many attempts somebody still has, where that is worth saying."""
    if attempts is None or allowed == 1 or not attempts:
        return ""
    return ngettext("You have %(count)d attempt left.", "You have %(count)d attempts left.", attempts) % {
        "count": attempts
    }


def what_counts(counts: str, counted: Counted) -> str:
    """Why an attempt that is a pass isn't the end of it."""
    if counts == Counts.AVERAGE:
        return _("The average of your attempts counts, and that isn’t a pass yet.")
    return f"{COUNTS[Counts(counts)]} {_('That was not a pass.')}"


def shown_later(later: Sequence[tuple[Moment, Sequence[Part]]], closes_at: datetime.datetime | None) -> list[str]:
    """When more is shown, and what."""
    return [
        str(MOMENTS[when])
        % {
            "parts": get_text_list([str(PARTS[part]) for part in parts], _("and")),
            "when": moment(closes_at) if closes_at else "",
        }
        for when, parts in later
    ]
