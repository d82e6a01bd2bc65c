"""Means, variances and their kin, of values that each occur so many times.

Sums are exact (`math.fsum`), so that the order in which values come makes no difference, not even in the last digit.
"""

from collections.abc import Iterable, Mapping
from math import fsum

type Weighted = Mapping[float, int] | Mapping[int, int]  # value → how often


def spread_of(counted: Mapping[int, int], per: int) -> Weighted:
    """The same in other units: so many thousandths as marks, say."""
    return {value / per: times for value, times in counted.items()}


def mean(values: Weighted) -> float:
    """The arithmetic mean."""
    return fsum(value * times for value, times in values.items()) / sum(values.values())


def median(values: Weighted) -> float:
    """The value in the middle, or halfway between the two that are."""
    number, passed, lower = sum(values.values()), 0, None
    for value, times in sorted(values.items()):
        passed += times
        if lower is not None:
            return (lower + value) / 2
        if 2 * passed > number:
            return value
        if 2 * passed == number:
            lower = value
    raise ValueError("no values")


def power_sum(values: Weighted, power: int) -> float:
    """Of the differences from the mean, each to this power."""
    middle = mean(values)
    return fsum(times * (value - middle) ** power for value, times in values.items())


def variance(values: Weighted) -> float | None:
    """Of a sample: the squares are shared among all but one. None for less than two values."""
    number = sum(values.values())
    return power_sum(values, 2) / (number - 1) if number > 1 else None


def covariance(pairs: Iterable[tuple[float, float, int]]) -> float | None:
    """Of a sample of pairs, each with how often it occurs."""
    pairs = list(pairs)
    number = sum(times for *_, times in pairs)
    if number < 2:
        return None
    left = fsum(x * times for x, _, times in pairs) / number
    right = fsum(y * times for _, y, times in pairs) / number
    return fsum(times * (x - left) * (y - right) for x, y, times in pairs) / (number - 1)


def paired_in_order(xs: Weighted, ys: Weighted) -> Iterable[tuple[float, float, int]]:
    """The lowest with the lowest, and so on: what would make the covariance as high as it can be."""
    left, right = sorted(xs.items()), sorted(ys.items())
    at = other = 0
    used_left = used_right = 0
    while at < len(left) and other < len(right):
        times = min(left[at][1] - used_left, right[other][1] - used_right)
        yield left[at][0], right[other][0], times
        used_left, used_right = used_left + times, used_right + times
        if used_left == left[at][1]:
            at, used_left = at + 1, 0
        if used_right == right[other][1]:
            other, used_right = other + 1, 0
