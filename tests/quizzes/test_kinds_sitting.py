"""A number, a few words and a reflection are asked, refused, answered, changed, submitted and explained."""

import json

import pytest
from django.test import Client

from accounts.models import User
from learning.models import CataloguePage
from quizzes.models import Attempt, Question
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question
from tests.learning.sitting import answers, begin, given, html, question, result, submit

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.fixture
def asks(client: Client, catalogue: CataloguePage, practitioner: User):
    """Begins a check of these questions as the practitioner."""

    def asks(*questions: Question) -> Attempt:
        client.force_login(practitioner)
        return begin(client, make_briefing(catalogue, reading_counts=False, questions=list(questions)), practitioner)

    return asks


@pytest.mark.parametrize(
    ("kind", "refused", "message", "answer", "better"),
    [
        ("numerical", f"about {SCRIPT}", "Write a number, for example 12.5", "10", "15,0"),
        ("short_text", "n" * 201, "Your answer has to be 200 characters or fewer", SCRIPT, "Health visitor"),
        ("essay", " \r\n ", "Write your answer", SCRIPT, "I ask.\nThen I listen."),
    ],
)
def test_an_answer_is_refused_in_a_sentence_then_kept_changed_and_shown(
    client, asks, kind: str, refused: str, message: str, answer: str, better: str
) -> None:
    attempt = asks(make_question(kind))
    asked = html(client, question(attempt, 1))
    assert "told-" not in asked
    assert 'name="answer"' in asked

    page = client.post(question(attempt, 1), {"answer": refused}).text
    assert page.count(message) == 2  # in the summary and at the field
    assert SCRIPT not in page
    assert refused.strip().replace(SCRIPT, ESCAPED) in page
    assert given(attempt) == {}

    client.post(question(attempt, 1), {"answer": answer})
    for address in (answers(attempt), question(attempt, 1)):
        page = html(client, address)
        assert answer.replace(SCRIPT, ESCAPED) in page
        assert SCRIPT not in page
        assert "told-" not in page

    client.post(question(attempt, 1), {"answer": better})
    assert given(attempt) == {1: better}


def test_a_check_of_all_three_is_submitted_and_each_answer_meets_its_feedback(client: Client, asks) -> None:
    attempt = asks(make_question("numerical"), make_question("short_text"), make_question("essay"))
    for number, answer in enumerate(["10", SCRIPT, f"I ask.\r\n{SCRIPT}"], start=1):
        client.post(question(attempt, number), {"answer": answer})
    client.post(submit(attempt))

    attempt.refresh_from_db()
    assert (float(attempt.score), attempt.max_score) == (0.4, 2)
    page = html(client, result(attempt))
    assert "Partly right" in page
    assert "Not right" in page
    assert "Not marked" in page
    assert "told-feedback-b" in page
    assert "told-other" in page
    assert "told-feedback-a" not in page
    assert f"I ask.<br>{ESCAPED}" in page
    assert SCRIPT not in page


def test_a_reflection_alone_is_neither_right_nor_wrong(client: Client, asks) -> None:
    attempt = asks(make_question("essay"), make_question())
    client.post(question(attempt, 1), {"answer": "I ask."})
    client.post(question(attempt, 2), {"answer": "a"})
    client.post(submit(attempt))

    attempt.refresh_from_db()
    assert (attempt.score, attempt.max_score, attempt.percent) == (1, 1, 100)


def test_part_marks_reach_the_score(client: Client, asks) -> None:
    attempt = asks(make_question("multiple_choice", right=("a", "b"), scoring="part"))
    client.post(question(attempt, 1), {"answer": ["a"]})
    client.post(submit(attempt))

    attempt.refresh_from_db()
    assert (float(attempt.score), attempt.max_score) == (0.5, 1)
    assert "Partly right" in html(client, result(attempt))


def test_the_unit_stands_beside_the_number_and_harms_nobody(client: Client, asks) -> None:
    attempt = asks(make_question("numerical", units=[{"name": SCRIPT, "factor": "1"}]))
    page = html(client, question(attempt, 1))

    assert f'<div class="govuk-input__suffix" aria-hidden="true">{ESCAPED}</div>' in page
    assert f"The unit is {ESCAPED}." in page
    assert SCRIPT not in page


def test_what_was_typed_is_on_disk_as_it_was_typed(client: Client, asks) -> None:
    attempt = asks(make_question("essay"))
    typed = "  Ümläute & “quotes”\r\n\ttabs  "
    client.post(question(attempt, 1), {"answer": typed})
    assert json.loads(attempt.paper.get().answer.response) == typed.replace("\r\n", "\n")
