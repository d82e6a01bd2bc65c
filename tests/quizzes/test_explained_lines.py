"""Of an answer in parts, people are told which parts were right, where they are told of right and wrong at all."""

import pytest
from django.template.loader import render_to_string

from quizzes.feedback import Part
from quizzes.kinds.body import canonical
from quizzes.models import QuestionVersion
from quizzes.queries import Explanation, explain
from tests.factories.bodies import body_of, right_answer

PARTLY = {"a": "a", "b": "d", "c": "c"}


def version(kind: str) -> QuestionVersion:
    return QuestionVersion(kind=kind, body=canonical(body_of(kind)))


def html(explanation: Explanation) -> str:
    return render_to_string("quizzes/includes/explanation.html", {"explanation": explanation})


def test_each_line_says_whether_it_is_right() -> None:
    told = explain(version("matching"), PARTLY)
    assert [line.right for line in told.chosen] == [1, 0, 1]
    assert html(told).count(">Right<") == 2
    assert html(told).count(">Not right<") == 1
    assert html(told).count("The right answers") == 1


def test_a_line_with_several_gaps_says_how_many_are_right() -> None:
    told = explain(version("missing_words"), {"1": "a", "2": "d", "3": "b"})
    assert [(line.right, line.of) for line in told.chosen] == [(1, 2), (0, 1)]
    assert html(told).count("1 of 2 right") == html(told).count(">Not right<") == 1


def test_where_all_is_right_it_is_said_once() -> None:
    asked = version("matching")
    assert html(explain(asked, right_answer(asked))).count(">Right<") == 1


@pytest.mark.parametrize("shown", [set(), {Part.SCORE}, {Part.RATIONALE}, {Part.KEY}])
def test_where_right_and_wrong_are_not_told_no_line_tells(shown: set[Part]) -> None:
    told = explain(version("matching"), PARTLY, shown=shown)
    assert [line.right for line in told.chosen] == [None, None, None]
    assert [line.text for line in told.chosen] == [line.text for line in explain(version("matching"), PARTLY).chosen]
    assert "ight<" not in html(told)


@pytest.mark.parametrize("kind", ["single_choice", "short_text"])
def test_a_whole_answer_has_one_verdict(kind: str) -> None:
    asked = version(kind)
    assert [line.right for line in explain(asked, right_answer(asked)).chosen] == [None]
