"""The steps of a module as a practitioner reads them: what counts, and what is left."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.completion_rules import Step
from learning.queries import Standing
from learning.templatetags.moments import clock

register = template.Library()


@register.simple_tag
def tasks(standing: Standing) -> list[dict[str, Any]]:
    """One task for each step, in order, for `components/task_list.html`."""
    describe = {Step.WATCH: _watch, Step.READ: _read, Step.CHECK: _check}
    return [describe[step](standing) | _status(standing, step) for step in standing.needs.steps]


def _watch(standing: Standing) -> dict[str, Any]:
    needed = clock(standing.needs.watch_seconds or 0)
    hint = _("%(needed)s of %(all)s counts as watched; each second counts once. Or read the transcript instead.")
    return {
        "title": _("Watch the recording"),
        "href": "#player",
        "hint": hint % {"needed": needed, "all": clock(standing.page.recording.seconds)},
    }


def _read(standing: Standing) -> dict[str, Any]:
    return {
        "title": _("Read the briefing"),
        "href": "#briefing",
        "hint": _("What happened, what was learnt, and what should change."),
    }


def _check(standing: Standing) -> dict[str, Any]:
    count = standing.page.question_count
    questions = ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}
    hint = _("%(questions)s about what you would do.") % {"questions": questions}
    return {"title": _("Take the knowledge check"), "href": "#check", "hint": hint}


def _status(standing: Standing, step: Step) -> dict[str, Any]:
    if step not in standing.outstanding:
        read_instead = step is Step.WATCH and standing.done.transcript_read
        return {"status": _("Transcript read") if read_instead else _("Completed")}
    if step is Step.WATCH and standing.played:
        return {"status": _("%(percent)d%% played") % {"percent": standing.played_percent}, "colour": "blue"}
    if step is Step.CHECK and standing.open_attempt:
        return {"status": _("In progress"), "colour": "blue"}
    if step is Step.CHECK and standing.last_attempt:
        return {"status": _("Not passed yet"), "colour": "yellow"}
    return {"status": _("Not started"), "colour": "grey"}
