"""Bars, measured out. Widths are per cent of the drawing, so that it fits any screen without a script."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from django.utils.translation import gettext as _

from learning.check_statistics import CheckReport, QuestionReport
from quizzes.statistics import ItemFigures

BAR, GAP, TOP = 14, 12, 30  # pixels
FROM, WIDEST = 8, 74  # per cent: room for a name before the longest bar, and for a number after it
FIRST, SECOND = "w-text-info-100", "w-text-warning-100"  # Wagtail's own colours, light and dark


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, and what is written behind it."""

    y: int
    width: float
    shade: str
    text: str

    @property
    def text_at(self) -> float:
        """Where the text begins."""
        return FROM + self.width


@dataclass
class Chart:
    """A drawing with a name for those who don't see it; the same numbers stand in a table beside it."""

    title: str
    legend: Sequence[tuple[str, str]]  # shade and meaning
    names: list[tuple[int, str]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    height: int = TOP

    def add(self, name: str, shares: Sequence[tuple[float, str] | None]) -> None:
        """One name with a bar for each share; None where there is nothing to show."""
        self.names.append((self.height + BAR - 2, name))
        for share, (shade, _meaning) in zip(shares, self.legend, strict=True):
            width, text = (abs(share[0]) * WIDEST, share[1]) if share else (0, "–")
            self.bars.append(Bar(self.height, width, shade, text))
            self.height += BAR
        self.height += GAP


def per_cent(share: float) -> str:
    """In whole per cent, as it is read."""
    return f"{round(share * 100)}%".replace("-", "−")


def questions_chart(report: CheckReport) -> Chart:
    """How easy each question is, and how far it tells people apart."""
    legend = [(FIRST, _("Facility")), (SECOND, _("Discrimination"))]
    chart = Chart(_("Facility and discrimination of each question"), legend)
    for question in report.questions:
        chart.add(str(question.place), _figures(question))
    return chart


def answers_chart(question: QuestionReport) -> Chart:
    """What was chosen: by the top and the bottom third, or where that can't be told, by all."""
    title = _("Answers to question %(number)d") % {"number": question.place}
    options = [row for row in question.rows if row.called.name]
    if question.thirds and any(row.chosen.thirds for row in options):
        chart = Chart(title, [(FIRST, _("Top third")), (SECOND, _("Bottom third"))])
        for row in options:
            split = row.chosen.thirds
            parts = [split[at] / question.thirds[at] if split else None for at in (0, 2)]
            chart.add(row.called.name, [None if part is None else (part, per_cent(part)) for part in parts])
        return chart
    chart = Chart(title, [(FIRST, _("All"))])
    for row in options:
        part = None if row.chosen.people is None else row.chosen.people / question.asked
        chart.add(row.called.name, [None if part is None else (part, per_cent(part))])
    return chart


def facility(figures: ItemFigures) -> tuple[float, str] | None:
    """The facility; where it would tell of a handful of people, on which side of what it lies, or None."""
    least, most = figures.bounds
    if least == most:
        return least, per_cent(least)
    if most < 1:
        return most, f"≤ {ceil(most * 100)}%"
    return (least, f"≥ {floor(least * 100)}%") if least else None


def _figures(question: QuestionReport) -> list[tuple[float, str] | None]:
    figures = question.figures
    if figures is None:
        return [None, None]
    index = None if figures.tells_of_few else figures.discrimination
    return [facility(figures), None if index is None else (index, per_cent(index))]
