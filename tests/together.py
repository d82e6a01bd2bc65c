"""Clicks at the same moment, with real threads and real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def all_at_once(*clicks: Callable[[], Any]) -> list[Any]:
    """Do all of it in threads that start together; give back results and exceptions."""
    together = Barrier(len(clicks))

    def press(click: Callable[[], Any]) -> Any:
        try:
            together.wait()
            return click()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clicks)) as pool:
        return list(pool.map(press, clicks))
