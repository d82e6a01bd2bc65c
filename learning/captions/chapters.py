"""Chapters proposed from slides: where the captions say a slide's words, else spread evenly in between.

Slides have titles and no times, so each chapter is a guess; it says whether words were found or not.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from learning.captions.cues import Cue

WINDOW_SECONDS = 20.0  # how long somebody takes to say what a slide is about
ENOUGH = 0.5  # of a title's words, by their weight
SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A chapter that could be: when, called what, and whether the captions say its words there."""

    start: int
    title: str
    heard: bool


type _Chain = tuple[float, tuple[Any, ...]]  # how well slides fit the captions so far, and which are at which cue


def propose(titles: Sequence[str], cues: Sequence[Cue], duration: float) -> list[Proposal]:
    """One for each title, the first of equal ones, in the order of the slides. The first begins the recording."""
    wanted = [
        title for number, title in enumerate(titles) if title and title not in titles[max(0, number - 1) : number]
    ]
    if not wanted:
        return []
    anchors = {0: 0.0} | {number: cues[cue].start for number, cue in _heard(wanted, cues).items() if number}
    starts = _spread(len(wanted), anchors, duration or (cues[-1].end if cues else 0.0))
    proposals: dict[int, Proposal] = {}
    for number, (title, start) in enumerate(zip(wanted, starts, strict=True)):
        if not duration or start < duration:
            proposals.setdefault(int(start), Proposal(int(start), title, heard=number > 0 and number in anchors))
    return list(proposals.values())


def _heard(titles: Sequence[str], cues: Sequence[Cue]) -> dict[int, int]:
    """Which slides are heard at which cue, so that they fit best and keep their order."""
    said = [_words(cue.text) for cue in cues]
    windows = _windows(cues, said)
    counts = Counter(word for words in said for word in words)
    best: list[_Chain] = [(0.0, ())] * (len(cues) + 1)  # of slides that are heard before each cue
    for number, title in enumerate(titles):
        weights = {word: math.log1p(len(cues) / max(1, counts[word])) for word in _words(title)}
        total = sum(weights.values())
        chains = best.copy()
        longest: _Chain = (0.0, ())
        for place, window in enumerate(windows):
            if weights.keys() & said[place]:
                share = sum(weights[word] for word in weights.keys() & window) / total
                if share >= ENOUGH:
                    longest = max(longest, (best[place][0] + share, (number, place, best[place][1])), key=_fit)
            chains[place + 1] = max(best[place + 1], longest, key=_fit)
        best = chains
    return dict(_places(best[-1]))


def _fit(chain: _Chain) -> float:
    return chain[0]


def _places(chain: _Chain) -> list[tuple[int, int]]:
    places, link = [], chain[1]
    while link:
        places.append((link[0], link[1]))
        link = link[2]
    return places


def _windows(cues: Sequence[Cue], said: Sequence[set[str]]) -> list[set[str]]:
    windows = []
    for place, cue in enumerate(cues):
        window, following = set(said[place]), place + 1
        while following < min(len(cues), place + 50) and cues[following].start < cue.start + WINDOW_SECONDS:
            window |= said[following]
            following += 1
        windows.append(window)
    return windows


def _words(text: str) -> set[str]:
    """Its words without those that are in every sentence; one and many of a thing are one word."""
    return {word.rstrip("s") for word in re.findall(r"\w+", text.casefold()) if len(word) >= SHORTEST_WORD}


def _spread(count: int, anchors: dict[int, float], duration: float) -> list[float]:
    """A start for each: known ones, and the others at even distances between them."""
    known = [*sorted(anchors.items()), (count, duration)]
    starts: list[float] = []
    for (number, start), (following, end) in pairwise(known):
        step = (end - start) / (following - number)
        starts += [start + step * index for index in range(following - number)]
    return starts
