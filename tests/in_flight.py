"""Requests that a browser had under way when its test was over: the database is emptied only once they are done."""

import threading
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ON_ITS_WAY_SECONDS = 0.05  # between a browser's send and the server's thread
PATIENCE_SECONDS = 10

_changed = threading.Condition()
_under_way = 0


def counted(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware: knows how many requests are being answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        _count(1)
        try:
            return get_response(request)
        finally:
            _count(-1)

    return middleware


def _count(change: int) -> None:
    global _under_way
    with _changed:
        _under_way += change
        _changed.notify_all()


def wait_until_all_are_answered() -> None:
    """A request that came later would write into the next test's database."""
    time.sleep(ON_ITS_WAY_SECONDS)
    with _changed:
        assert _changed.wait_for(lambda: _under_way == 0, PATIENCE_SECONDS), "the server is still answering"
