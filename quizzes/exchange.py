"""A question as it travels between the bank and a file, whatever the format. Plain Python.

Importers give these, exporters take them, and each kind turns its bodies into one and back. Texts are HTML, as formats
leave it, with pictures as `data:` addresses; a kind cleans what it takes. A fraction is a part of the full mark, from
-1 to 1, as Moodle calls it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class OptionRecord:
    """An option, an accepted answer (plain text, `*` for anything), a number, an item of an order, or a missing word
    (plain text).
    """

    text: str
    fraction: Decimal = Decimal(0)
    feedback: str = ""
    tolerance: Decimal | None = None  # of numbers: how far off still counts
    group: int = 1  # of missing words: which gaps offer it


@dataclass(frozen=True, slots=True)
class PairRecord:
    """What is matched with what. Without a text, the answer belongs to nothing."""

    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit in which a number may be given, and how many of it make one of the first unit."""

    name: str
    factor: Decimal = WHOLE


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question. `kind` is a name from `quizzes.kinds`; `line` is where it begins in the file, from 1.

    The options keep the file's order. In missing words, `[[2]]` in the text is a gap whose right word is option 2.
    """

    kind: str
    name: str
    text: str
    options: tuple[OptionRecord, ...] = ()
    pairs: tuple[PairRecord, ...] = ()
    units: tuple[UnitRecord, ...] = ()
    unit_needed: bool = False  # of numbers: without its unit an answer says nothing
    case_sensitive: bool = False
    partial: bool = False  # a right part earns a part of the mark
    mark: Decimal = WHOLE
    general_feedback: str = ""
    topic: str = ""
    outcome: str = ""
    difficulty: str = ""
    thinking: str = ""
    explained_in: str = ""
    line: int = 0


def texts_of(record: QuestionRecord) -> Iterator[str]:
    """All that people read of a question."""
    yield from (record.text, record.general_feedback)
    for option in record.options:
        yield from (option.text, option.feedback)
    for pair in record.pairs:
        yield from (pair.text, pair.answer)


def with_texts(record: QuestionRecord, change: Callable[[str], str]) -> QuestionRecord:
    """The question with each of these changed."""
    return replace(
        record,
        text=change(record.text),
        general_feedback=change(record.general_feedback),
        options=tuple(
            replace(option, text=change(option.text), feedback=change(option.feedback)) for option in record.options
        ),
        pairs=tuple(PairRecord(change(pair.text), change(pair.answer)) for pair in record.pairs),
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that its author should know, where it is, and in plain English what.

    `line` and `column` count from 1; 0 means the whole file. An error keeps its question out; a note doesn't.
    """

    line: int
    column: int
    sentence: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a file."""

    format: str
    questions: list[QuestionRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class FileRefused(Exception):
    """Nothing of the file can be read; says why and where in a sentence for its author."""

    def __init__(self, sentence: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(sentence)
        self.problem = Problem(line, column, sentence)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of questions, and in sentences what the format could not hold."""

    data: bytes
    left_out: list[str] = field(default_factory=list)
