"""What a learner does with the pages of a knowledge check, and what is on disk afterwards."""

import re

from django.urls import reverse

from tests.factories.pages import make_briefing
from tests.factories.questions import make_question

CHOSEN = re.compile(r'value="([a-z]+)"[^>]* checked')


def make_module(catalogue, *, questions=3, **fields):
    """A module that is complete with its check alone."""
    asked = [make_question(name=f"Question {number}") for number in range(questions)]
    return make_briefing(catalogue, reading_counts=False, shuffle_options=False, questions=asked, **fields)


def begin(learner, module, person):
    """Start the check with the button on the module's page."""
    learner.post(reverse("learning:check_start", args=[module.translation_key]))
    return person.attempts.open().get()


def question(attempt, number):
    return reverse("learning:question", args=[attempt.public_id, number])


def answers(attempt):
    return reverse("learning:check_answers", args=[attempt.public_id])


def submit(attempt):
    return reverse("learning:check_submit", args=[attempt.public_id])


def result(attempt):
    return reverse("learning:check_result", args=[attempt.public_id])


def html(client, url):
    """The page at the end of all redirects."""
    return client.get(url, follow=True).content.decode()


def title(page):
    """Of a page's HTML."""
    return " ".join(re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1].split())


def chosen(page):
    """What stands chosen in a page's HTML."""
    return CHOSEN.findall(page)


def given(attempt):
    """What is on disk: the number of each question and what was chosen."""
    return {item.number: item.given.chosen for item in attempt.paper.select_related("answer") if item.given}
