"""The module page of a person who is in the middle of it, against one small template."""

from functools import partial

from django.core.handlers.wsgi import WSGIHandler

from bench.browser import Browser
from bench.figures import Pair
from bench.journey import newcomers, take_up, webinar
from learning.actions import record_watched


def measure(site: WSGIHandler, turns: int) -> list[Pair]:
    """They have played two parts of the recording."""
    module = webinar()
    [person] = newcomers(1, prefix="page")
    enrolment = take_up(person, module)
    record_watched(
        enrolment=enrolment,
        recording=module.recording,
        claimed=[(0, 40), (60, 75)],
        position=75,
        page_loaded_at=enrolment.started_at,
        enough_seconds=module.watch_seconds_needed or 0,
    )
    browser, pair = Browser(site, person), Pair("module page", "small template", aim=6)
    for _ in range(turns):
        pair.take(partial(see, browser, module.url, b"app-map"), partial(see, browser, "/bare/", b"Signed in"))
    pair.notes.append(f"{len(browser.get(module.url).body) / 1000:.0f} kB")
    return [pair]


def see(browser: Browser, path: str, words: bytes) -> float:
    """The page, and on it what only a signed-in person sees."""
    answer = browser.get(path)
    assert answer.status == 200
    assert words in answer.body
    return answer.cpu_ms
