"""What is kept of all papers: how often each thing happened, never to whom.

There are only so many marks and answers, so it stays small however many papers are counted. Counts are whole
numbers: neither the order of the papers nor the portions in which they come can change a figure.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

FULL_MARK = 1000
MOST_PAPERS = 200  # different sets of questions that are told apart; draws make more than anybody compares

type Score = tuple[int, int]  # thousandths of a mark, on so many questions


class Marked(NamedTuple):
    """One question on somebody's paper, with its mark. What isn't scored isn't among them."""

    question: int
    version: int
    mark: int  # thousandths of the full mark
    answers: tuple[str, ...] = ()  # the keys of what was chosen
    seconds: float | None = None


class ItemTally:
    """What happened with one version of a question."""

    def __init__(self) -> None:
        self.marks: Counter[tuple[int, Score]] = Counter()  # its mark, with the score on the rest of the paper
        self.asked: Counter[int] = Counter()  # the per cent that those had on the whole paper who were asked it
        self.answers: defaultdict[str, Counter[int]] = defaultdict(Counter)  # the same of those who chose this
        self.seconds = 0.0
        self.timed = 0

    def add(self, one: Marked, rest: Score, per_cent: int) -> None:
        """Count one paper's answer."""
        self.marks[one.mark, rest] += 1
        self.asked[per_cent] += 1
        for key in one.answers:
            self.answers[key][per_cent] += 1
        if one.seconds is not None:
            self.seconds += one.seconds
            self.timed += 1


class PaperTally:
    """What happened on the papers that asked the same questions, in whichever version."""

    def __init__(self) -> None:
        self.totals: Counter[int] = Counter()
        self.marks: defaultdict[int, Counter[int]] = defaultdict(Counter)

    def add(self, paper: Sequence[Marked], total: int) -> None:
        """Count one of them."""
        self.totals[total] += 1
        for one in paper:
            self.marks[one.question][one.mark] += 1


class Tally:
    """Everything that was counted of a check."""

    def __init__(self) -> None:
        self.scores: Counter[Score] = Counter()
        self.per_cents: Counter[int] = Counter()
        self.items: defaultdict[int, ItemTally] = defaultdict(ItemTally)
        self.papers: dict[frozenset[int], PaperTally] = {}

    def add(self, paper: Sequence[Marked]) -> None:
        """Count one paper. One on which nothing is scored says nothing."""
        if not paper:
            return
        total, length = sum(one.mark for one in paper), len(paper)
        per_cent = total * 100 // (FULL_MARK * length)
        self.scores[total, length] += 1
        self.per_cents[per_cent] += 1
        for one in paper:
            self.items[one.version].add(one, (total - one.mark, length - 1), per_cent)
        asked = frozenset(one.question for one in paper)
        if asked in self.papers or len(self.papers) < MOST_PAPERS:
            self.papers.setdefault(asked, PaperTally()).add(paper, total)

    @property
    def number(self) -> int:
        """How many papers were counted."""
        return self.scores.total()
