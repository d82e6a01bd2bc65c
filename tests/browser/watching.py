"""What a test does with a player, and how it reads what the server has noted."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

from accounts.models import User
from learning.models import WatchProgress

PATIENCE_SECONDS = 20
QUEUE = "Object.keys(localStorage).filter((name) => name.startsWith('lanyard.watched.')).length"


def progress(person: User) -> WatchProgress | None:
    """What the server knows of the person's watching."""
    return WatchProgress.objects.filter(enrolment__person=person).first()


def watched(person: User) -> float:
    """Distinct seconds on the server."""
    noted = progress(person)
    return noted.watched_seconds if noted else 0.0


def wait_until(page: Page, is_so: Callable[[], bool], *, seconds: float = 0) -> None:
    """Give the browser time until something is so: the seconds that it takes at least, and then some."""
    until = time.monotonic() + seconds + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        page.wait_for_timeout(100)


def wait_until_sent(page: Page) -> None:
    """Until nothing waits in the browser's queue."""
    wait_until(page, lambda: page.evaluate(QUEUE) == 0)


def waiting(page: Page) -> int:
    """How many entries wait in the browser's queue, whoever they belong to."""
    return page.evaluate(QUEUE)


def video(page: Page, script: str) -> object:
    """Run a script with the page's `video`."""
    return page.evaluate(f"(async () => {{ const video = document.querySelector('video'); {script} }})()")


def play(page: Page, *, seconds: float, start: float | None = None, rate: float = 1) -> None:
    """Play for so many seconds of film, then pause, and wait until the server knows."""
    start_playing(page, start=start, rate=rate)
    begun = video(page, "return video.currentTime")
    wait_until(page, lambda: video(page, "return video.currentTime") >= begun + seconds, seconds=seconds / rate)
    video(page, "video.pause()")
    page.wait_for_timeout(300)
    wait_until_sent(page)


def start_playing(page: Page, *, start: float | None = None, rate: float = 1) -> None:
    """Go there and play on, as the person would with the player's own controls."""
    page.get_by_label("Speed").wait_for()  # then our modules have taken hold
    wait_until(page, lambda: video(page, "return video.readyState") >= 1)
    if start is not None:
        video(page, f"video.currentTime = {start}")
        wait_until(page, lambda: video(page, "return !video.seeking"))
    video(page, f"video.playbackRate = {rate}; await video.play()")
