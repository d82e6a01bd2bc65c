"""An answer to a question, and the submit that ends in the ledger, each against one INSERT; and a whole attempt."""

from collections.abc import Iterator
from functools import partial

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from bench.browser import Browser
from bench.figures import Pair
from bench.journey import newcomers, watched_and_read, webinar
from bench.writes import bare_insert
from learning.actions import enrol, start_check
from learning.models import BriefingPage, LearningPageCheckItem
from quizzes.actions import save_answer, start_attempt, submit_attempt
from quizzes.models import Attempt, PaperItem, Question
from records.models import Completion

WHOLE, AIM = 10, 60  # an attempt of so many questions, in so many queries


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
    return [answers, submits, whole_attempts(site, max(2, turns // 40))]


def answer(browser: Browser, attempt: Attempt, item: PaperItem) -> float:
    """The right one, for the first time."""
    path = reverse("learning:question", args=[attempt.public_id, item.number])
    answered = browser.post(path, {"answer": right_answer(item)})
    assert answered.status == 302
    assert answered.location != path
    return answered.cpu_ms


def submit(browser: Browser, attempt: Attempt) -> float:
    """Once."""
    submitted = browser.post(reverse("learning:check_submit", args=[attempt.public_id]), {})
    assert submitted.location == reverse("learning:check_result", args=[attempt.public_id])
    return submitted.cpu_ms


def right_answer(item: PaperItem) -> list[str]:
    """All that is right."""
    return [option["id"] for option in item.version.content["options"] if option["correct"]]


def whole_attempts(site: WSGIHandler, sitters: int) -> Pair:
    """Start, ten answers, submit: what that costs, and how often the database is asked."""
    module, whole = ten_questions(), Pair(f"attempt of {WHOLE} questions", f"{WHOLE + 2} INSERTs")
    counted, *others = newcomers(sitters + 1, prefix="whole")
    whole.notes.append(f"{queries(counted, module)} queries from start to submit (aim ≤ {AIM})")
    for person in others:
        browser = Browser(site, person)
        ours, bare = partial(requests, browser, module), partial(inserts, browser)
        whole.take(lambda ours=ours: sum(ours()), lambda bare=bare: sum(bare()))
    return whole


def queries(person: User, module: BriefingPage) -> int:
    """How often the database is asked, BEGIN and COMMIT counted; what the ledger takes after that is another matter."""
    enrolment = enrol(person=person, activity=module.translation_key)
    with CaptureQueriesContext(connection) as started:
        attempt = start_attempt(
            person=person, enrolment=enrolment.public_id, rules=module.check_rules, questions=module.fixed_questions
        )
    paper = list(attempt.paper.select_related("version"))
    with CaptureQueriesContext(connection) as sat:
        for item in paper:
            save_answer(attempt=attempt, number=item.number, response=right_answer(item))
        submit_attempt(attempt=attempt)
    return len(started) + len(sat)


def ten_questions() -> BriefingPage:
    """The demo's briefing, which asks ten questions of the bank now."""
    module = BriefingPage.objects.get()
    module.check_items = [LearningPageCheckItem(question=one) for one in Question.objects.all()[:WHOLE]]
    module.save()
    return BriefingPage.objects.get()


def requests(browser: Browser, module: BriefingPage) -> Iterator[float]:
    """By the buttons, each page left out."""
    yield browser.post(reverse("learning:check_start", args=[module.translation_key]), {}).cpu_ms
    attempt = browser.person.attempts.open().get()
    for item in attempt.paper.select_related("version"):
        yield answer(browser, attempt, item)
    yield submit(browser, attempt)


def inserts(browser: Browser) -> Iterator[float]:
    """As many bare ones."""
    return (bare_insert(browser) for _ in range(WHOLE + 2))
