"""The site for negative controls: without the lock on an attempt, and on SQLite without the lock at the start.

Nothing of the site's own is replaced: what is gone is what Django asks of the database.
"""

from typing import Any

from django.db.models import QuerySet

from config import databases

databases.SQLITE_OPTIONS["transaction_mode"] = "DEFERRED"

from config.wsgi import application  # noqa: E402 (the databases are read here)
from quizzes.models import Attempt  # noqa: E402

_lock = QuerySet.select_for_update


def _lock_all_but_attempts(rows: QuerySet, **options: Any) -> QuerySet:
    return rows if rows.model is Attempt else _lock(rows, **options)


QuerySet.select_for_update = _lock_all_but_attempts  # type: ignore[method-assign]

__all__ = ["application"]
