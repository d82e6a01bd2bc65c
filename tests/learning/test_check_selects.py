"""Pairs, orders and missing words in a check, without any script: asked, answered, changed, shown, and never lost."""

import json
import re

import pytest

from learning.views.kept_answers import LONGEST_VALUE, MOST_VALUES
from quizzes.models import PaperItem
from tests.factories.pages import make_briefing
from tests.factories.questions import key_to, make_attempt, make_question
from tests.factories.selecting import KINDS, inputs
from tests.learning.sitting import begin, given, html, question, submit

CHOSEN = re.compile(r'<select name="(\w+)"[^>]*>(?:(?!</select>).)*?value="(\d+)" selected', re.DOTALL)
LINES = {  # of the right answer: the first, and another
    "matching": ("A bruise on a baby’s cheek → Physical abuse", "<b>never</b> heals → Neglect &amp; poverty"),
    "ordering": ("1. Make sure that she is <b>safe</b>", "4. Refer"),
    "missing_words": (
        'A child who <mark class="app-word">was not brought</mark> stays at risk',
        'Write “<mark class="app-word">was not brought</mark>”.',
    ),
}
STILL_RIGHT = {"matching": [True, True], "ordering": [False, False], "missing_words": [True, False]}  # in `another`


@pytest.fixture(params=KINDS)
def item(request, learner, catalogue, practitioner) -> PaperItem:
    """The one question of an attempt that has begun."""
    asked = [make_question(request.param)]
    module = make_briefing(catalogue, reading_counts=False, shuffle_options=False, questions=asked)
    return begin(learner, module, practitioner).paper.select_related("version", "attempt").get()


def sent(item: PaperItem, response: dict[str, str]) -> dict[str, str]:
    return inputs(item.version.kind, item.version.content, item.order, response)


def chosen(page: str) -> dict[str, str]:
    """What stands chosen in each select of a page."""
    return dict(CHOSEN.findall(page))


def another(item: PaperItem) -> dict[str, str]:
    """A response that is partly right: two parts of the key the wrong way round, or one as wrong as it can be."""
    key = key_to(item)
    first, *_others, last = key
    if item.version.kind == "ordering":
        return key | {first: key[last], last: key[first]}
    return key | {last: {"matching": "d", "missing_words": "b"}[item.version.kind]}


def test_it_is_asked_answered_changed_and_submitted(learner, item: PaperItem) -> None:
    here = question(item.attempt, 1)
    asked = html(learner, here)
    assert "When do you ask what home will need?" in asked
    assert asked.count("<select") == len(key_to(item))
    assert chosen(asked) == {}

    page = learner.post(here, sent(item, key_to(item)), follow=True).content.decode()
    assert given(item.attempt) == {1: key_to(item)}
    for line in LINES[item.version.kind]:
        assert line in page

    assert chosen(html(learner, here)) == sent(item, key_to(item))
    learner.post(here, sent(item, another(item)))
    assert given(item.attempt) == {1: another(item)}

    result = learner.post(submit(item.attempt), follow=True).content.decode()
    assert [line in result for line in LINES[item.version.kind]] == STILL_RIGHT[item.version.kind]
    assert "told-rationale" in result
    assert "told-rationale" not in asked + page


def test_what_is_left_out_is_asked_for_and_what_was_chosen_is_kept(learner, item: PaperItem) -> None:
    whole = sent(item, key_to(item))
    part = whole | {"answer_1": ""}
    page = learner.post(question(item.attempt, 1), part).content.decode()

    assert given(item.attempt) == {}
    assert chosen(page) == {name: value for name, value in part.items() if value}
    assert '<a href="#id_answer_1">' in page
    assert page.count('aria-invalid="true"') == 1


@pytest.mark.parametrize("value", ["9", "a", "-1", "0 ", "٠"])
def test_nothing_else_is_taken_than_what_was_offered(learner, item: PaperItem, value: str) -> None:
    page = learner.post(question(item.attempt, 1), sent(item, key_to(item)) | {"answer_0": value}).content.decode()
    assert "Choose from the answers on this page." in page
    assert given(item.attempt) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_shuffled_whatever_the_check_says(practitioner, kind: str) -> None:
    asked = make_question(kind)
    papers = [make_attempt(practitioner, [asked], shuffle_options=False).paper.get() for _ in range(8)]
    assert len({tuple(paper.order) for paper in papers}) > 1


def test_every_input_of_an_answer_survives_the_end_of_the_sign_in(learner, item: PaperItem, practitioner) -> None:
    here, filled = question(item.attempt, 1), sent(item, key_to(item))
    learner.logout()
    learner.post(here, filled | {"answer_0": "", "next": "elsewhere"})
    learner.force_login(practitioner)

    page = html(learner, here)
    assert chosen(page) == {name: value for name, value in filled.items() if name != "answer_0"}
    assert "Your answer is kept. Save it to go on." in page
    assert given(item.attempt) == {}
    learner.post(here, filled)
    assert given(item.attempt) == {1: key_to(item)}
    assert "Your answer is kept" not in html(learner, here)


def test_what_an_unknown_sender_leaves_is_limited(client, item: PaperItem) -> None:
    client.logout()
    flood = {f"answer_{number}": "x" * (LONGEST_VALUE + 1) for number in range(MOST_VALUES + 9)}
    client.post(question(item.attempt, 1), flood | {"answer_" + "y" * 30: "1", "csrf": "1", "xanswer": "1"})

    kept = client.session["kept_answer"]["inputs"]
    assert len(kept) == MOST_VALUES
    assert len(json.dumps(kept)) < MOST_VALUES * (LONGEST_VALUE + 30)
    assert all(name.startswith("answer_") and len(name) < 20 for name in kept)
