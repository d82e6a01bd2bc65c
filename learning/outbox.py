"""The second half of the durable queue: what happens when work fails, or when its worker dies.

django-tasks-db runs each row once: a failed row stays failed, and a row whose worker was killed stays running for
ever. Both come back here, so every task has to be safe to run twice.
"""

import os
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import batched
from typing import TypedDict
from uuid import UUID

from django.db.models import QuerySet
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

BACKEND = "durable"
LEASE = timedelta(minutes=15)  # no task may take longer
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
TRIES = 80  # three days: a mail server that fails on Friday evening is back before we give up


class WorkerDied(Exception):
    """The process that ran this task ended before the task did."""


class State(TypedDict):
    """What an operator wants to know about the queue."""

    waiting: int
    oldest_waiting_seconds: int
    given_up: int


def worker_id() -> str:
    """Names this process, so that others on the machine can tell whether it is still there."""
    return f"{socket.gethostname()[:48]}:{os.getpid()}"


def wait_after(tries: int) -> timedelta:
    """How long failed work rests: 15 seconds, then twice as long each time, up to an hour."""
    return min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)


def take_back_abandoned(now: datetime | None = None) -> int:
    """Mark as failed what dead workers were doing, so that it waits its turn: it may be what killed them."""
    now = now or timezone.now()
    running = _rows(TaskResultStatus.RUNNING)
    taken = 0
    for pk, workers, started_at in running.values_list("pk", "worker_ids", "started_at"):
        if started_at and (started_at < now - LEASE or _has_died(workers[-1])):
            # Only the run just seen: another worker may have finished or restarted it meanwhile.
            taken += running.filter(pk=pk, started_at=started_at).update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=f"{WorkerDied.__module__}.{WorkerDied.__qualname__}",
                traceback=f"Worker {workers[-1]} ended before its task did.",
            )
    return taken


def retry_failed(now: datetime | None = None) -> int:
    """Put failed work that has rested long enough back into the queue."""
    now = now or timezone.now()
    failed = _rows(TaskResultStatus.FAILED)
    rested = (
        pk for pk, tries, finished_at in _tries(failed) if tries < TRIES and finished_at + wait_after(tries) <= now
    )
    return sum(
        failed.filter(pk__in=some).update(status=TaskResultStatus.READY) for some in batched(rested, 500, strict=False)
    )


def state(now: datetime | None = None) -> State:
    """How much work waits, for how long, and how much was given up."""
    now = now or timezone.now()
    ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    oldest = ready.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return {
        "waiting": ready.count(),
        "oldest_waiting_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        "given_up": sum(tries >= TRIES for _pk, tries, _at in _tries(_rows(TaskResultStatus.FAILED))),
    }


def _rows(status: TaskResultStatus) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(backend_name=BACKEND, status=status)


def _tries(rows: QuerySet[DBTaskResult]) -> Iterator[tuple[UUID, int, datetime]]:
    # Each claim adds the worker's name: their number is the number of tries.
    for pk, workers, finished_at in rows.values_list("pk", "worker_ids", "finished_at"):
        if finished_at:  # set whenever work has failed
            yield pk, len(workers), finished_at


def _has_died(worker: str) -> bool:
    """Whether a worker of this machine is gone. Of other machines we only know the lease."""
    host, _, pid = worker.rpartition(":")
    if host != socket.gethostname()[:48] or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # alive, and another user's
        return False
    return False
