"""What the statistics of a check tell a trainer: the figures, what they say, and nothing about a handful of people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import Truncator

from learning.models import LearningPage
from learning.statistics_queries import Counted, Which, count_papers
from quizzes.models import QuestionVersion
from quizzes.queries import wording
from quizzes.statistics import (
    FEWEST,
    WORTH_A_LOOK,
    CheckFigures,
    Choice,
    Choices,
    ItemFigures,
    Thirds,
    check_figures,
    check_findings,
    choices,
    item_figures,
    item_findings,
    thirds,
)
from quizzes.statistics_answers import AnswerReader, Named
from quizzes.statistics_wording import in_words

MOST_SHOWN = 10  # answers to a question that has no options
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in the table: what it says, and who chose it."""

    called: Named
    chosen: Choice


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """One version of a question. Without figures, fewer than five people were asked it."""

    place: int
    version: QuestionVersion
    question: SafeString
    asked: int
    figures: ItemFigures | None
    sentences: tuple[str, ...] = ()
    first_to_see: tuple[str, ...] = ()  # those of the sentences that call for a look
    rows: tuple[AnswerRow, ...] = ()
    others: int = 0
    thirds: tuple[int, int, int] | None = None
    has_options: bool = False

    @property
    def is_counted(self) -> bool:
        """Who chose what is known, hidden or not."""
        return bool(self.rows or self.others)

    @property
    def is_told(self) -> bool:
        """Somebody's answer may be shown: not all of them hide a handful of people."""
        return any(row.chosen.people for row in self.rows)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A check in figures. Without figures, fewer than five people have submitted it."""

    which: str
    submitted: int
    number: int  # of those on which something is scored
    figures: CheckFigures | None
    cut: Thirds | None
    sentences: tuple[str, ...] = ()
    questions: tuple[QuestionReport, ...] = ()

    @property
    def first_to_see(self) -> list[QuestionReport]:
        """The questions that call for a look."""
        return [question for question in self.questions if question.first_to_see]


def report_on(page: LearningPage, which: str = Which.FIRST) -> CheckReport:
    """The report on the check of a module."""
    counted = count_papers(page.translation_key, which)
    tally = counted.tally
    if tally.number < FEWEST:
        return CheckReport(which, counted.submitted, tally.number, figures=None, cut=None)
    figures, cut = check_figures(tally), thirds(tally.per_cents)
    order = list(page.check_items.values_list("question", flat=True))
    return CheckReport(
        which,
        counted.submitted,
        tally.number,
        figures,
        cut,
        sentences=tuple(in_words(finding) for finding in check_findings(figures)),
        questions=tuple(
            _question(place, reader, counted, cut) for place, reader in enumerate(_in_order(counted, order), start=1)
        ),
    )


def _in_order(counted: Counted, order: Sequence[int]) -> list[AnswerReader]:
    """As the check asks them now, then what it asked before or draws; of each the newest version first."""
    places = {question: place for place, question in enumerate(order)}
    return sorted(
        (reader for pk, reader in counted.readers.items() if pk in counted.tally.items),
        key=lambda reader: (
            places.get(reader.version.question_id, len(places)),
            reader.version.question.name,
            reader.version.question_id,
            -reader.version.number,
        ),
    )


def _question(place: int, reader: AnswerReader, counted: Counted, cut: Thirds | None) -> QuestionReport:
    item = counted.tally.items[reader.version.pk]
    figures = item_figures(item)
    question = wording(reader.version).question
    if figures.number < FEWEST:
        return QuestionReport(place, reader.version, question, figures.number, figures=None)
    chosen = None
    if item.answers:
        keys = reader.in_order(item.answers)
        right = [key for key in keys if reader.called(key).is_right]
        chosen = choices(item, keys, right=right, exclusive=reader.exclusive, cut=cut)
    rows = _rows(reader, chosen) if chosen else ()
    shown = sum(row.chosen.people or 0 for row in rows)
    names = {key: _name(reader.called(key)) for key in item.answers.keys() | reader.named.keys()}
    findings = item_findings(figures, chosen if reader.has_options else None, by_guessing=reader.by_guessing)
    return QuestionReport(
        place,
        reader.version,
        question,
        figures.number,
        figures,
        sentences=tuple(in_words(finding, names) for finding in findings),
        first_to_see=tuple(in_words(finding, names) for finding in findings if finding.says in WORTH_A_LOOK),
        rows=rows,
        others=figures.number - shown if chosen and reader.exclusive else 0,
        thirds=chosen.thirds if chosen else None,
        has_options=reader.has_options,
    )


def _rows(reader: AnswerReader, chosen: Choices) -> tuple[AnswerRow, ...]:
    """Every option; of other answers only the commonest, and never one that a handful of people gave."""
    shown = list(chosen.rows)
    if not reader.has_options:
        shown = sorted((row for row in shown if row.people), key=lambda row: -(row.people or 0))[:MOST_SHOWN]
    return tuple(AnswerRow(reader.called(row.key), row) for row in shown)


def _name(called: Named) -> str:
    return called.name or Truncator(called.text).chars(LONGEST_NAME)
