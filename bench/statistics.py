"""The statistics of a check of ten questions, against reading the same rows and doing nothing with them."""

import os
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial

from django.db import connection

from bench.figures import Pair
from bench.memory import peak_growth
from bench.sittings import add_sittings, make_questions
from learning.statistics_queries import count_papers
from quizzes.statistics import check_figures, item_figures

SIZES = (10_000, 100_000)
TURNS = 3
BARE = """
SELECT item.attempt_id, item.version_id, answer.response, answer.saved_at, answer.fraction
FROM quizzes_paperitem item JOIN quizzes_answer answer ON answer.item_id = item.id
"""


def measure() -> Iterator[Pair]:
    """Both sizes; the first turn tells how much memory it takes."""
    activity, versions, written = uuid.uuid4(), make_questions(), 0
    _count_no_mapped_file_as_memory()
    for size in SIZES:
        add_sittings(activity, versions, range(written, size))
        written = size
        pair = Pair(f"statistics of {size:,} attempts", "reading the rows", unit="s")
        turn = partial(pair.take, partial(_seconds, partial(_analyse, activity, size)), partial(_seconds, _read))
        growth = peak_growth(turn)
        for _ in range(TURNS - 1):
            turn()
        pair.notes.append(f"{size * len(versions):,} answers")
        if growth is not None:
            pair.notes.append(f"memory +{growth:.0f} MB")
        yield pair


def _count_no_mapped_file_as_memory() -> None:
    """SQLite maps up to 128 MB of the file itself, which the system may take back at any time."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")


def _analyse(activity: uuid.UUID, size: int) -> None:
    tally = count_papers(activity).tally
    assert check_figures(tally).number == size
    for item in tally.items.values():
        item_figures(item)


def _read() -> None:
    with connection.chunked_cursor() as cursor:
        cursor.execute(BARE)
        while cursor.fetchmany(2000):
            pass


def _seconds(work: Callable[[], None]) -> float:
    """CPU time on SQLite; PostgreSQL works elsewhere, so there it is the time on the wall."""
    clock = time.perf_counter if connection.vendor == "postgresql" else _cpu
    begun = clock()
    work()
    return clock() - begun


def _cpu() -> float:
    return sum(os.times()[:2])
