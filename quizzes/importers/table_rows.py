"""One row of a table: what its cells say, or in which column they can't be understood."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.importers.columns import Column, plainly
from quizzes.importers.table_texts import block
from quizzes.importers.weights import fraction_of

NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,30})?")
PART = re.compile(r"([0-9]{1,2}|[a-z])(?:\s*[:=]\s*(-?[0-9.]{1,35})\s*%?)?", re.IGNORECASE)


class Unclear(Exception):
    """A cell can't be understood: which column, and why."""

    def __init__(self, column: Column, sentence: str) -> None:
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


@dataclass
class Row:
    """The cells of one row by their columns, without those that are empty."""

    line: int
    cells: dict[Column, str]
    options: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self.options = {column.number: cell for column, cell in sorted(self.cells.items()) if column.name == "option"}

    def __getitem__(self, name: str) -> str:
        return self.cells.get(Column(name), "")

    def feedback(self, number: int) -> str:
        """The feedback to an option."""
        return block(self.cells.get(Column("feedback", number), ""))

    def number(self, column: Column, text: str) -> Decimal:
        """A number that stands in a column."""
        if not NUMBER.fullmatch(text):
            raise Unclear(column, _("“%(text)s” is no number. Write it like 12 or 0.5.") % {"text": text[:40]})
        return Decimal(text)

    def word(self, name: str, meanings: dict[str, Any], otherwise: Any) -> Any:
        """What one of a few words means; an empty cell means something, too."""
        if not self[name]:
            return otherwise
        word = plainly(self[name])
        if word not in meanings:
            known = {meaning: word for word, meaning in reversed(meanings.items())}
            raise Unclear(
                Column(name),
                _("“%(text)s” isn't known here. Write one of these: %(words)s.")
                % {"text": self[name][:40], "words": ", ".join(reversed(known.values()))},
            )
        return meanings[word]

    def right(self) -> dict[int, Decimal | None]:
        """The options that earn something, by number or letter, with their part of the mark where the row says one."""
        found: dict[int, Decimal | None] = {}
        for said in filter(None, (part.strip() for part in re.split(r"[,;\n]", self["right"]))):
            match = PART.fullmatch(said)
            which = 0 if match is None else int(match[1]) if match[1].isdigit() else ord(match[1].lower()) - 96
            if match is None or which not in self.options:
                sentence = _("“%(text)s” isn't the number of an option. Write it like 2, or 1, 3.")
                raise Unclear(Column("right"), sentence % {"text": said[:40]})
            found[which] = self._fraction(match[2])
        return found

    def _fraction(self, said: str | None) -> Decimal | None:
        fraction = None if said is None else fraction_of(said)
        if said is not None and (fraction is None or abs(fraction) > 1):
            sentence = _("“%(text)s” is no percentage from -100 to 100.")
            raise Unclear(Column("right"), sentence % {"text": said})
        return fraction
