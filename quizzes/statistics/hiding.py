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

    exclusive: everybody is in one row, so that the rows add up to the totals. Then the hidden rows together must be
    nobody or at least ten in each column, and never a single one. The last that isn't empty goes with them, whatever
    its count, so that the choice tells nothing. Otherwise each count also tells how many are not in it.
    """
    gone = set(hidden) | {key for key, cells in rows.items() if _tells(cells, totals, exclusive=exclusive)}
    while gone and (len(gone) == 1 or (exclusive and _few_together([rows[key] for key in gone]))):
        rest = [key for key in rows if key not in gone and any(rows[key])]
        if not rest:
            return frozenset(rows)
        gone.add(rest[-1])
    return frozenset(gone)


def at_least(rows: Mapping[str, int], gone: Collection[str]) -> tuple[str, int] | None:
    """The one hidden row that isn't a handful, and how many it certainly is: all together, less four for each handful.

    None where it isn't that much more than a handful that the others could be any.
    """
    large = [key for key in gone if not is_few(rows[key])]
    certain = sum(rows[key] for key in gone) - (FEWEST - 1) * (len(gone) - 1)
    return (large[0], certain) if len(large) == 1 and certain >= 2 * FEWEST else None


def _tells(cells: Sequence[int], totals: Sequence[int], *, exclusive: bool) -> bool:
    if any(is_few(cell) for cell in cells):
        return True
    return not exclusive and any(is_few(total - cell) for cell, total in zip(cells, totals, strict=True))


def _few_together(rows: Sequence[Sequence[int]]) -> bool:
    """Too few to be told together; or handfuls alone, which add up to the most or the least that so many can be."""
    for column in zip(*rows, strict=True):
        handfuls = all(is_few(cell) for cell in column)
        if 0 < sum(column) < 2 * FEWEST or (handfuls and sum(column) in {len(column), (FEWEST - 1) * len(column)}):
            return True
    return False
