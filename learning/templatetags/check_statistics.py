"""Figures of a check as a trainer reads them: tables, and bars beside them."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from learning import statistics_charts
from learning.check_statistics import CheckReport, QuestionReport
from learning.templatetags.moments import clock
from quizzes.statistics import Choice, ItemFigures
from quizzes.statistics_wording import fewer

register = template.Library()
NOTHING = "–"


class Row(NamedTuple):
    """A figure with what it is called and what it means."""

    name: str
    value: str
    meaning: str


@register.simple_tag
def questions_chart(report: CheckReport) -> statistics_charts.Chart:
    """Each question's facility and discrimination."""
    return statistics_charts.questions_chart(report)


@register.simple_tag
def answers_chart(question: QuestionReport) -> statistics_charts.Chart:
    """Who chose what."""
    return statistics_charts.answers_chart(question)


@register.filter
def share(value: float | None) -> str:
    """In whole per cent."""
    return NOTHING if value is None else statistics_charts.per_cent(value)


@register.filter
def people(chosen: Choice) -> str:
    """How many chose it, as exactly as it may be told."""
    if chosen.people is not None:
        return str(chosen.people)
    if chosen.is_few:
        return fewer()
    return _("at least %(number)d") % {"number": chosen.at_least} if chosen.at_least else _("hidden")


@register.filter
def facility(figures: ItemFigures) -> str:
    """The facility, as exactly as it may be told."""
    told = statistics_charts.facility(figures)
    if told is None:
        return _("hidden")
    return told[1].replace("≤", _("at most")).replace("≥", _("at least"))


@register.filter
def unless_of_few(figures: ItemFigures, name: str) -> str:
    """A figure that isn't told where a handful of people make it."""
    return NOTHING if figures.tells_of_few else share(getattr(figures, name))


@register.filter
def taken(seconds: float | None) -> str:
    """How long something took."""
    return NOTHING if seconds is None else clock(seconds)


@register.simple_tag
def whole_check(report: CheckReport) -> list[Row]:
    """The figures of the check, each with its meaning."""
    figures = report.figures
    return [
        Row(_("Mean score"), share(figures.mean), _("Of the marks that could be had.")),
        Row(_("Median score"), share(figures.median), _("Half of the people have this or more.")),
        Row(_("Standard deviation"), share(figures.deviation), _("How far scores lie from the mean.")),
        Row(_("Skewness"), _plain(figures.skewness), _("Below 0: a few did much worse than most. Above 0: better.")),
        Row(_("Kurtosis"), _plain(figures.kurtosis), _("Above 0: most scores are close together, a few far away.")),
        Row(_("Internal consistency"), share(figures.consistency), _("Cronbach’s alpha: whether all questions measure "
            "one thing. From 75% on they do; below 64% they hardly do.")),
        Row(_("Error ratio"), share(figures.error_ratio), _("How much of the differences between people is chance.")),
        Row(_("Standard error"), share(figures.standard_error), _("How far off somebody’s score may be by chance.")),
    ]  # fmt: skip


def _plain(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}".replace("-", "−")
