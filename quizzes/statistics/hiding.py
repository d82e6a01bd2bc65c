"""What must not be told, because it would be about a handful of people.

A count of one to four is hidden, and so is what it could be worked out from: where a row of a table is known in total,
a single hidden row is the total less the others.
"""

from collections.abc import Collection, Mapping, Sequence

FEWEST = 5


def is_few(number: int) -> bool:
    """A count that is about somebody. That there is nobody may be told."""
    return 0 < number < FEWEST


def hidden_rows(
    rows: Mapping[str, Sequence[int]], totals: Sequence[int], *, exclusive: bool, hidden: Collection[str] = ()
) -> frozenset[str]:
    """Which rows of a table of counts can't be shown, with those that are hidden already. `totals` are the columns'.

    exclusive: everybody is in one row, so that the rows add up to the totals. Then all hidden rows together must be
    nobody or at least five in each column, and never a single one. Otherwise each count also tells how many are not
    in it.
    """
    gone = set(hidden) | {key for key, cells in rows.items() if _tells(cells, totals, exclusive=exclusive)}
    while gone and (len(gone) == 1 or (exclusive and _few_together(rows, gone))):
        rest = [key for key in rows if key not in gone and any(rows[key])]
        if not rest:
            break
        gone.add(min(rest, key=lambda key: (sum(rows[key]), key)))
    return frozenset(gone)


def _tells(cells: Sequence[int], totals: Sequence[int], *, exclusive: bool) -> bool:
    if any(is_few(cell) for cell in cells):
        return True
    return not exclusive and any(is_few(total - cell) for cell, total in zip(cells, totals, strict=True))


def _few_together(rows: Mapping[str, Sequence[int]], gone: Collection[str]) -> bool:
    return any(is_few(sum(column)) for column in zip(*(rows[key] for key in gone), strict=True))
