"""What was understood of a file, question by question and in its order, with what is wrong and where."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from quizzes import importers, kinds
from quizzes.exchange import FileRefused, Problem, Reading
from quizzes.importers.decoding import decode
from quizzes.incoming import Incoming, in_the_bank, incoming
from quizzes.kinds.body import split_stem
from quizzes.models import Question, QuestionImport
from quizzes.picture_files import read_questions

LISTED = 1000  # questions; of a larger file only those about which there is something to say
EDITABLE = 300_000  # bytes of a file; what was pasted can be put right however long it is
WORKBOOK = b"PK"


@dataclass(slots=True)
class Row:
    """One question, or an error that kept one out."""

    line: int
    problems: list[Problem] = field(default_factory=list)
    arriving: Incoming | None = None
    number: int = 0
    existing: Question | None = None
    is_ticked: bool = False

    @property
    def is_there_already(self) -> bool:
        """The bank has it, or the file says it twice."""
        return self.existing is not None or (self.arriving is not None and self.arriving.is_repeated)

    @property
    def kind(self) -> str:
        """What kind of question it is."""
        return str(kinds.KINDS[self.arriving.record.kind].label)

    @property
    def says(self) -> str:
        """The question itself, shortened."""
        return Truncator(strip_tags(split_stem(self.arriving.body["stem"])[1])).chars(160)

    @property
    def right(self) -> list[SafeString]:
        """The right answers in words."""
        return kinds.KINDS[self.arriving.record.kind].key_in_words(self.arriving.body)


@dataclass(frozen=True, slots=True)
class Ticks:
    """What was ticked on the page, of what it showed."""

    shown: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()  # shown as being there already
    ticked: frozenset[str] = frozenset()


class Review:
    """A reading of what was brought. `ticks` are those of the page that was shown before, if any."""

    def __init__(self, brought: QuestionImport, ticks: Ticks) -> None:
        self.brought, self.ticks = brought, ticks
        self.refused: Problem | None = None
        try:
            self.reading = read_questions(brought.content, file_name=brought.file_name, format=brought.file_format)
        except FileRefused as refusal:
            self.refused, self.reading = refusal.problem, Reading(brought.file_format)

    @cached_property
    def arriving(self) -> list[Incoming]:
        """The questions as the bank would keep them."""
        return list(incoming(self.reading.questions))

    @cached_property
    def rows(self) -> list[Row]:
        """Questions and errors in the order of the file, notes at the question in which they stand."""
        known = in_the_bank([one.digest for one in self.arriving])
        rows = [
            Row(one.record.line, arriving=one, number=number, existing=known.get(one.digest))
            for number, one in enumerate(self.arriving, start=1)
        ]
        for row in rows:
            row.is_ticked = self._is_ticked(row)
        starts = [row.line for row in rows]
        errors = []
        for problem in self.reading.problems:
            place = bisect_right(starts, problem.line) - 1
            if problem.is_error or place < 0:
                errors.append(Row(problem.line, [problem]))
            else:
                rows[place].problems.append(problem)
        return sorted([*rows, *errors], key=lambda row: row.line)

    def _is_ticked(self, row: Row) -> bool:
        if row.arriving.key in self.ticks.shown:
            return row.arriving.key in self.ticks.ticked
        return not row.is_there_already

    @cached_property
    def listed(self) -> list[Row]:
        """The rows that are shown."""
        if len(self.arriving) <= LISTED:
            return self.rows
        return [row for row in self.rows if row.problems or row.is_there_already][:LISTED]

    @cached_property
    def errors(self) -> int:
        """How many errors kept a question out."""
        return sum(problem.is_error for problem in self.reading.problems)

    @cached_property
    def wanted(self) -> list[Row]:
        """The ticked questions."""
        return [row for row in self.rows if row.is_ticked]

    @property
    def shown(self) -> str:
        """The keys of the questions that can be ticked, as the form sends them back."""
        return " ".join(row.arriving.key for row in self.listed if row.arriving)

    @property
    def known(self) -> str:
        """The keys of all that are there already."""
        return " ".join(row.arriving.key for row in self.rows if row.is_there_already)

    @property
    def there_already(self) -> int:
        """How many are there already."""
        return sum(row.is_there_already for row in self.rows)

    @property
    def format_label(self) -> str:
        """What it was read as."""
        return str(importers.FORMATS.get(self.reading.format, self.reading.format))

    @property
    def left_out(self) -> set[str]:
        """The keys of the others."""
        return {row.arriving.key for row in self.rows if row.arriving and not row.is_ticked}

    @property
    def again(self) -> Collection[str]:
        """The keys of those that are wanted although they were shown to be there already."""
        return self.ticks.ticked & self.ticks.known

    @property
    def surprises(self) -> list[Row]:
        """Questions that turn out to be there already, which the page before could not say."""
        return [row for row in self.rows if row.is_there_already and row.arriving.key not in self.ticks.known]

    @property
    def is_editable(self) -> bool:
        """It can be put right on the page."""
        return self.text is not None

    @cached_property
    def text(self) -> str | None:
        """The text to put right; None where it isn't text, or too much of it."""
        if self.brought.is_text:
            return self.brought.content
        content = self.brought.content
        if len(content) > EDITABLE or content.startswith(WORKBOOK):
            return None
        try:
            return decode(content)[0]
        except FileRefused:
            return None
