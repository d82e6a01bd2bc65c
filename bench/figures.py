"""Two things measured by turns, and what the figures say. Medians, because a shared machine disturbs single ones."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

PARTS = 5  # the same run in parts: how far they differ is how far a ratio can be trusted


@dataclass
class Pair:
    """One measurement and what it is compared with, always taken by turns."""

    name: str
    bare_name: str
    aim: float | None = None
    unit: str = "ms"
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, ours: Callable[[], float], bare: Callable[[], float]) -> None:
        """One turn each; who goes first changes, so that neither profits from the other's warm caches."""
        both = [(self.ours, ours), (self.bare, bare)]
        for figures, measure in both if len(self.ours) % 2 else reversed(both):
            figures.append(measure())

    @property
    def ratio(self) -> float:
        """Ours in bare ones."""
        return statistics.median(self.ours) / statistics.median(self.bare)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest ratio of the parts of the run."""
        size = max(1, len(self.ours) // PARTS)
        starts = range(0, len(self.ours) - size + 1, size)
        ratios = [
            statistics.median(self.ours[at : at + size]) / statistics.median(self.bare[at : at + size]) for at in starts
        ]
        return min(ratios), max(ratios)

    def line(self) -> str:
        """The pair as a row of a Markdown table."""
        ours, bare = statistics.median(self.ours), statistics.median(self.bare)
        low, high = self.spread
        aim = f"≤ {self.aim:g}" if self.aim else ""
        cells = [self.name, f"{ours:.2f} {self.unit}", f"{self.bare_name}: {bare:.2f} {self.unit}"]
        cells += [f"{self.ratio:.2f} ({low:.2f}–{high:.2f})", aim, str(len(self.ours)), "; ".join(self.notes)]
        return f"| {' | '.join(cells)} |"


HEADING = "| what | ours | against | ratio (spread) | aim | turns | |\n|---|---|---|---|---|---|---|"
