"""An answer to a question, and the submit that ends in the ledger, each against one INSERT."""

from functools import partial

from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse

from bench.browser import Browser
from bench.figures import Pair
from bench.journey import newcomers, watched_and_read, webinar
from bench.writes import bare_insert
from learning.actions import start_check
from quizzes.models import Attempt, PaperItem
from records.models import Completion


def measure(site: WSGIHandler, turns: int) -> list[Pair]:
    """Everybody answers the whole paper and submits: with it they have watched, read and passed."""
    module = webinar()
    answers, submits = Pair("answer", "one INSERT", aim=3), Pair("submit and complete", "one INSERT")
    sitters = max(2, turns // module.check_items.count())
    completed_before = Completion.objects.count()
    for person in list(newcomers(sitters, prefix="check")):
        attempt = start_check(enrolment=watched_and_read(person, module))
        browser = Browser(site, person)
        for item in attempt.paper.select_related("version"):
            answers.take(partial(answer, browser, attempt, item), partial(bare_insert, browser))
        submits.take(partial(submit, browser, attempt), partial(bare_insert, browser))
    assert Completion.objects.count() == completed_before + sitters
    submits.notes.append("marks, completes, writes completion, certificate and two links, queues the mail")
    return [answers, submits]


def answer(browser: Browser, attempt: Attempt, item: PaperItem) -> float:
    """The right one, for the first time."""
    right = [option["id"] for option in item.version.content["options"] if option["correct"]]
    path = reverse("learning:question", args=[attempt.public_id, item.number])
    answered = browser.post(path, {"answer": right})
    assert answered.status == 302
    assert answered.location != path
    return answered.cpu_ms


def submit(browser: Browser, attempt: Attempt) -> float:
    """Once."""
    submitted = browser.post(reverse("learning:check_submit", args=[attempt.public_id]), {})
    assert submitted.location == reverse("learning:check_result", args=[attempt.public_id])
    return submitted.cpu_ms
