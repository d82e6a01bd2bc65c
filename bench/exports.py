"""A manager's export, from the question to the finished file, against the engine's own dump of the same question."""

import resource
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from bench.dump import dump, how
from bench.figures import Pair
from bench.ledger_rows import add_completions, make_agency
from bench.memory import peak_growth
from reports.queries import TeamRows, team_rows
from reports.rows import Filters, Status
from reports.snapshot import one_snapshot
from reports.spreadsheets import WRITERS

SIZES = (10_000, 100_000)
TURNS = {("csv", 10_000): 9, ("xlsx", 10_000): 3, ("csv", 100_000): 5, ("xlsx", 100_000): 1}
NAMES = ("last_name", "first_name", "email", "registration_number")
AIMS = {"csv": 2.0, "xlsx": None}


def measure() -> Iterator[Pair]:
    """Both sizes in both formats."""
    agency, written = make_agency(), 0
    rows = partial(team_rows, agency, Filters(status=Status.COMPLETED))
    for size in SIZES:
        add_completions(size - written)
        written = size
        for file_format in AIMS:
            yield _pair(rows, file_format, size)


def _pair(rows: Callable, file_format: str, size: int) -> Pair:
    pair = Pair(f"{file_format.upper()} of {size:,}", how(), aim=AIMS[file_format], unit="s")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"export.{file_format}"
        ours = partial(_export, rows, file_format, file, size)
        bare = partial(dump, _with_names(rows()), Path(folder) / "dump.csv")
        turn = partial(pair.take, partial(_seconds, ours), partial(_seconds, bare))
        _map_the_whole_file()
        growth = peak_growth(turn)
        for _ in range(TURNS[file_format, size] - 1):
            turn()
        pair.notes.append(f"{file.stat().st_size / 1e6:.1f} MB of file")
        if growth is not None:
            pair.notes.append(f"memory +{growth:.0f} MB")
    return pair


def _map_the_whole_file() -> None:
    """SQLite maps up to 128 MB of its file, which the system may take back at any time: not to be counted as memory."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")


def _with_names(rows: TeamRows) -> QuerySet:
    """What the engine dumps: the rows with their people's names, which the product looks up by membership instead."""
    (part,) = rows.parts
    names = {f"their_{name}": Coalesce(f"person__merged_into__{name}", f"person__{name}") for name in NAMES}
    return part.rows.annotate(**names).values_list("membership", *names, *part.columns)


def _export(rows: Callable, file_format: str, path: Path, size: int) -> None:
    with path.open("wb") as file, one_snapshot():
        assert WRITERS[file_format](rows().cells(), file, uuid.uuid4()) == size


def _seconds(work: Callable[[], None]) -> float:
    begun = _clock()
    work()
    return _clock() - begun


def _clock() -> float:
    """CPU time of this process and of sqlite3's; PostgreSQL works elsewhere, so there it is the time on the wall."""
    if connection.vendor == "postgresql":
        return time.perf_counter()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)  # os.times() counts in hundredths
    return time.process_time() + children.ru_utime + children.ru_stime
