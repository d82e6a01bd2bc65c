"""Sets of played seconds. Plain Python: no clock, no database."""

from collections.abc import Iterable

Interval = tuple[float, float]
Intervals = tuple[Interval, ...]

# A player reports its position a few times a second, so that neighbouring samples leave hairline gaps.
HAIRLINE_SECONDS = 0.5
# Own speed control ends at 2×; browsers round clocks, so a little slack is given once.
FASTEST_RATE = 2.0
SLACK_SECONDS = 3.0


def union(*sets: Iterable[Interval]) -> Intervals:
    """Sorted, disjoint intervals that cover all of the given ones; hairline gaps are closed."""
    merged: list[Interval] = []
    for start, end in sorted(pair for one in sets for pair in one):
        if end <= start:
            continue
        if merged and start <= merged[-1][1] + HAIRLINE_SECONDS:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def length(played: Iterable[Interval]) -> float:
    """Seconds covered by disjoint intervals."""
    return sum(end - start for start, end in played)


def clip(played: Iterable[Interval], duration: float) -> Intervals:
    """Only what lies within the recording, from 0 to its duration in seconds."""
    inside = ((max(0.0, start), min(duration, end)) for start, end in played)
    return tuple((start, end) for start, end in inside if end > start)


def gaps(played: Iterable[Interval], duration: float) -> Intervals:
    """The parts not played yet; slivers under a second are left out."""
    missing, reached = [], 0.0
    for start, end in (*union(clip(played, duration)), (duration, duration)):
        if start - reached >= 1:
            missing.append((reached, start))
        reached = max(reached, end)
    return tuple(missing)


def subtract(claimed: Iterable[Interval], played: Iterable[Interval]) -> Intervals:
    """What is in `claimed` and not yet in `played` (both disjoint), in order of time."""
    new: list[Interval] = []
    taken = union(played)
    for start, end in union(claimed):
        for seen_start, seen_end in taken:
            if seen_end <= start or seen_start >= end:
                continue
            if seen_start > start:
                new.append((start, seen_start))
            start = max(start, seen_end)
        if start < end:
            new.append((start, end))
    return tuple(new)


def credit(played: Intervals, claimed: Iterable[Interval], allowance: float) -> tuple[Intervals, float]:
    """Add the claimed seconds, but no more new ones than `allowance` (media seconds).

    Returns the new set and how many seconds were new. A claim beyond the allowance is cut, never refused: an honest
    player loses nothing, and a forged one gains nothing.
    """
    before = length(played)
    left = max(0.0, allowance)
    granted: list[Interval] = []
    for start, end in subtract(claimed, played):
        if left <= 0:
            break
        end = min(end, start + left)
        granted.append((start, end))
        left -= end - start
    after = union(played, granted)
    return after, max(0.0, length(after) - before)


def allowance(seconds_since: float) -> float:
    """How many media seconds can have been played in that many seconds of real time.

    The time may be a little negative: that is slack used before.
    """
    return max(0.0, seconds_since * FASTEST_RATE + SLACK_SECONDS)
