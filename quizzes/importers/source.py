"""The text of a file as readers see it, and what they find wrong with it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from quizzes.exchange import FileRefused, Problem, QuestionRecord, Reading
from quizzes.importers.decoding import tidy

MOST_PROBLEMS = 1000  # a file of another kind has one in every line; nobody reads so many


class Line(NamedTuple):
    """What a line says without the white space around it, and where that begins."""

    text: str
    at: int

    def after(self, length: int) -> Self:
        """What follows so many characters."""
        rest = self.text[length:]
        return self._replace(text=rest.strip(), at=self.at + length + len(rest) - len(rest.lstrip()))


class Source:
    """A file's text made tidy, which knows where each place is.

    As it never holds a lone surrogate, readers may use those for marks of their own.
    """

    def __init__(self, text: str) -> None:
        self.text, self.notes = tidy(text)
        if not self.text.strip():
            raise FileRefused(_("There is nothing in it. Paste or upload at least one question."))
        self.starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def lines(self) -> Iterator[Line]:
        """Each line; of a blank one nothing is left."""
        for line, start in zip(self.text.split("\n"), self.starts, strict=False):
            yield Line(line.strip(), start + len(line) - len(line.lstrip()))


@dataclass
class Findings:
    """What a reader has found so far: whole questions, and problems with their places."""

    source: Source
    questions: list[QuestionRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unsaid: int = 0

    def add(self, offset: int, sentence: str, *, is_error: bool = True) -> None:
        """Something to tell the author. An error keeps its question out; a note doesn't."""
        if len(self.problems) == MOST_PROBLEMS:
            self.unsaid += 1
        else:
            self.problems.append(Problem(*self.source.place(offset), sentence, is_error))

    def reading(self, format_name: str) -> Reading:
        """All of it."""
        problems = [*self.source.notes, *self.problems]
        if self.unsaid:
            sentence = _("There are %(number)s more problems. Is this a file of another format?")
            problems.append(Problem(0, 0, sentence % {"number": self.unsaid}))
        return Reading(format_name, self.questions, problems)
