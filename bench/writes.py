"""The bare INSERT that writes are measured against."""

from bench.browser import Browser


def bare_insert(browser: Browser) -> float:
    """One form, one row."""
    answer = browser.post("/bare/insert/", {"text": "What is left"})
    assert (answer.status, answer.location) == (302, "/bare/")
    return answer.cpu_ms
