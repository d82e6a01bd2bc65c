"""The columns of a table of questions, by the names under which the program knows them; shared with the export."""

import re
from typing import NamedTuple

# In the order of the template; options and their feedback stand before the mark.
BEFORE_OPTIONS = ("kind", "name", "topic", "question", "right")
AFTER_OPTIONS = (
    "mark", "part marks", "case matters", "tolerance", "units", "unit needed", "groups", "general feedback",
    "learning outcome", "difficulty", "thinking", "explained in",
)  # fmt: skip
MOST_OPTIONS = 50
OTHER_NAMES = {
    "type": "kind", "question type": "kind", "title": "name", "question name": "name", "category": "topic",
    "question text": "question", "stem": "question", "text": "question", "correct": "right", "answer": "right",
    "right options": "right", "right option": "right", "right answer": "right", "right answers": "right",
    "correct answer": "right", "correct answers": "right", "correct option": "right", "correct options": "right",
    "key": "right", "marks": "mark", "points": "mark", "partial": "part marks", "partial credit": "part marks",
    "case sensitive": "case matters", "unit": "units", "group": "groups", "feedback": "general feedback",
    "rationale": "general feedback", "explanation": "general feedback", "outcome": "learning outcome",
}  # fmt: skip
NUMBERED = re.compile(r"(option|answer|choice|item|pair|word|feedback(?: to| for)?(?: option)?) ?([0-9]{1,2})")
KINDS = {
    "single choice": "single_choice", "single": "single_choice", "one answer": "single_choice",
    "multiple choice": "multiple_choice", "multiple": "multiple_choice", "several answers": "multiple_choice",
    "multiple answers": "multiple_choice", "multiple response": "multiple_choice", "true or false": "true_false",
    "true false": "true_false", "numerical": "numerical", "number": "numerical", "numeric": "numerical",
    "short text": "short_text", "short answer": "short_text", "matching": "matching", "match": "matching",
    "ordering": "ordering", "order": "ordering", "missing words": "missing_words", "gaps": "missing_words",
    "select missing words": "missing_words", "essay": "essay", "reflection": "essay", "free text": "essay",
}  # fmt: skip
KIND_NAMES = {kind: name for name, kind in reversed(KINDS.items())}  # the first name of each
NOT_A_WORD = re.compile(r"[\W_]+")


class Column(NamedTuple):
    """What a column holds. `number` tells options and their feedback apart; others have 0."""

    name: str
    number: int = 0

    @property
    def heading(self) -> str:
        """As it stands in our own tables."""
        return f"{self.name} {self.number}" if self.number else self.name


def plainly(text: str) -> str:
    """In small letters, words parted by single spaces: however a person spells a heading or a kind."""
    return NOT_A_WORD.sub(" ", text.casefold()).strip()


def column_of(heading: str) -> Column | None:
    """The column that a heading means, or None."""
    name = plainly(heading)
    name = OTHER_NAMES.get(name, name)
    if name in BEFORE_OPTIONS or name in AFTER_OPTIONS:
        return Column(name)
    match = NUMBERED.fullmatch(name)
    if match is None or not 1 <= int(match[2]) <= MOST_OPTIONS:
        return None
    return Column("feedback" if match[1].startswith("feedback") else "option", int(match[2]))


def columns_of(headings: list[str]) -> dict[Column, int]:
    """Where each column stands, from 0. Of two that mean the same, the first counts."""
    found: dict[Column, int] = {}
    for index, heading in enumerate(headings):
        column = column_of(heading)
        if column:
            found.setdefault(column, index)
    return found


def are_headings(headings: list[str]) -> bool:
    """The row says what a table of questions holds: at least the question and something that answers it."""
    found = columns_of(headings)
    return Column("question") in found and bool(found.keys() & {Column("kind"), Column("right"), Column("option", 1)})
