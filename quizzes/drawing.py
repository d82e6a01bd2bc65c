"""Which questions stand on a paper, and in which order. Plain Python: the same seed always gives the same paper."""

import random
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Draw:
    """So many questions by chance from a topic of the bank."""

    topic: str
    count: int
    one_per_outcome: bool = False


class Pooled(NamedTuple):
    """A question that may be drawn, and the learning outcome that it names, if any."""

    question: int
    outcome: str


def draw_paper(
    fixed: Iterable[int],
    draws: Iterable[Draw],
    pools: Mapping[str, Sequence[Pooled]],
    *,
    seed: str,
    asked_before: AbstractSet[int] = frozenset(),
    shuffle: bool = False,
) -> list[int]:
    """The fixed questions in their order, then each draw's; none twice.

    What this person was asked before is drawn only when there is nothing else. A pool that is too small gives all it
    has. The pools must come in the same order each time, or the same seed gives another paper.
    """
    chance = random.Random(seed)  # noqa: S311 (nothing to guess here)
    paper = dict.fromkeys(fixed)
    for draw in draws:
        pool = [one for one in pools.get(draw.topic, ()) if one.question not in paper]
        paper.update(dict.fromkeys(_drawn(draw, pool, asked_before, chance)))
    order = list(paper)
    if shuffle:
        chance.shuffle(order)
    return order


def _drawn(draw: Draw, pool: list[Pooled], asked_before: AbstractSet[int], chance: random.Random) -> list[int]:
    ranked = chance.sample(pool, len(pool))
    ranked.sort(key=lambda one: one.question in asked_before)  # stable: by chance among the new ones, and the others
    if draw.one_per_outcome:
        covering: dict[str, Pooled] = {}
        for one in ranked:
            if one.outcome:
                covering.setdefault(one.outcome, one)
        ranked = list(dict.fromkeys([*covering.values(), *ranked]))
    return [one.question for one in ranked[: draw.count]]
