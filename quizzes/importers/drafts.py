"""A question with lettered options as it grows, line by line, and what can be said of it once it is whole."""

from dataclasses import dataclass, field
from string import ascii_uppercase

from django.utils.translation import gettext as _

from quizzes.importers.markup import escape, name_from, paragraphs
from quizzes.importers.source import Findings, Line

FEWEST_OPTIONS = 2


@dataclass
class DraftOption:
    """An option so far."""

    lines: list[Line]
    is_right: bool = False
    letter: str = ""
    has_only_a_star: bool = False
    feedback: list[Line] = field(default_factory=list)
    explains: bool = False  # its feedback calls itself an explanation

    @property
    def text(self) -> str:
        """All its lines as one."""
        return squeezed(" ".join(line.text for line in self.lines))


@dataclass
class Draft:
    """A question so far. Lines below an option go on with it, unless another question turns out to begin there."""

    number: int
    is_numbered: bool = False  # in the file
    text: list[Line] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    answers: list[Line] = field(default_factory=list)
    feedback: list[Line] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Where it begins."""
        begun = [*self.text, *(option.lines[0] for option in self.options), *self.answers]
        return min((line.at for line in begun), default=0)

    @property
    def is_empty(self) -> bool:
        """Nothing of it has been read."""
        return not (self.text or self.options or self.answers)

    @property
    def is_lettered(self) -> bool:
        """Its options have letters."""
        return bool(self.options and self.options[0].letter)

    @property
    def is_answered(self) -> bool:
        """An answer stands below its options, so that no more of them are to come."""
        return bool(self.options and self.answers) and self.answers[-1].at > self.options[0].lines[0].at

    def add_option(self, option: DraftOption) -> None:
        """An option behind its letter, or behind a bullet, which has none."""
        if option.letter and option.letter != ascii_uppercase[len(self.options) : len(self.options) + 1]:
            self.refuse(
                _("In question %(number)s, option %(letter)s is out of order. Letter the options A, B, C and so on."),
                option.lines[0].at,
                letter=option.letter,
            )
        self.options.append(option)

    def take_further(self) -> list[Line]:
        """The lines below the last option, which turn out not to belong to it."""
        further = self.options[-1].lines[1:]
        del self.options[-1].lines[1:]
        return further

    def refuse(self, sentence: str, at: int | None = None, **parts: object) -> None:
        """Something is wrong with it, somewhere or as a whole."""
        self.problems.append((self.at if at is None else at, sentence % ({"number": self.number} | parts)))

    def check_wording(self) -> None:
        """There is a question, and where there are options, there are several and each says something."""
        if not any(line.text for line in self.text):
            self.refuse(_("Question %(number)s has no text. Write it above the options."))
        for option in self.options:
            if not option.text:
                self.refuse(_("In question %(number)s, an option has no text."), option.lines[0].at)
        if len(self.options) == 1:
            self.refuse(_("Question %(number)s has only one option. Write at least two."), self.options[0].lines[0].at)

    def report(self, found: Findings) -> bool:
        """Say what is wrong, if anything is."""
        for at, sentence in self.problems:
            found.add(at, sentence)
        return bool(self.problems)


def squeezed(text: str) -> str:
    """One space for any white space, such as tabs and the spaces that Word doesn't break at."""
    return " ".join(text.split())


def html_of(lines: list[Line]) -> str:
    """Lines as paragraphs."""
    return paragraphs("\n".join(escape(squeezed(line.text)) for line in lines))


def name_of(text: str) -> str:
    """A name from what is asked: the last paragraph, below any scenario."""
    return name_from(text[text.rfind("<p>") :])
