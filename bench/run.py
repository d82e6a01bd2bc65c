"""Every measurement, on a database made for it."""

import platform
from collections.abc import Iterable, Iterator

from django.core.wsgi import get_wsgi_application
from django.db import connection

site = get_wsgi_application()  # before anything that reads models

from bench import beat, check, exports, importing, page, statistics  # noqa: E402
from bench.database import own_database  # noqa: E402
from bench.figures import HEADING, Pair  # noqa: E402

REQUESTS = {"page": page, "beat": beat, "check": check}


def heading() -> str:
    """What this was measured on, and the head of the table."""
    engine = f"{connection.display_name} {'.'.join(str(part) for part in connection.get_database_version())}"
    return f"Python {platform.python_version()}, {engine}\n\n{HEADING}"


def measured(parts: Iterable[str], turns: int) -> Iterator[Pair]:
    """The pairs, one after the other."""
    if wanted := [REQUESTS[part] for part in parts if part in REQUESTS]:
        with own_database(demo=True):
            for measurement in wanted:
                yield from measurement.measure(site, turns)
    if "exports" in parts:
        with own_database():
            yield from exports.measure()
    for name, measurement in {"statistics": statistics, "importing": importing}.items():
        if name in parts:
            with own_database():
                yield from measurement.measure()
