"""Plain text: where one question ends and the next begins."""

import pytest

from quizzes.importers import plain_text
from tests.quizzes.importing.plain_texts import ONE, said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. One?\nA. a*\nB. b\n2. Two?\nA. c\nB. d*", id="by their numbers"),
        pytest.param("1. One?\n*A. a\nB. b\n\n1. Two?\nA. c\n*B. d", id="though numbers begin again"),
        pytest.param("One?\n*A. a\nB. b\n\nTwo?\nA. c\n*B. d", id="by a blank line"),
        pytest.param("One?\n*A. a\nB. b\nTwo?\nA. c\n*B. d", id="by the letters that begin again"),
        pytest.param("One?\n- a*\n- b\nTwo?\nA. c\n*B. d", id="by letters after bullets"),
        pytest.param("One?\nA. a\nB. b\nANSWER: A\nTwo?\nA. c\nB. d\nANSWER: B", id="by the answer before"),
    ],
)
def test_questions_are_told_apart(text: str) -> None:
    reading = plain_text.read(text)
    assert reading.problems == []
    assert [(question.text, [option.text for option in question.options]) for question in reading.questions] == [
        ("<p>One?</p>", ["a", "b"]),
        ("<p>Two?</p>", ["c", "d"]),
    ]


def test_questions_without_options_or_numbers_are_told_apart_by_their_answers() -> None:
    reading = plain_text.read("\n\nWhich law?\nAnswer: Children Act\n\nIs it so?\nAnswer: True\n3. And so?\nAnswer: F")
    assert reading.problems == []
    assert [(question.line, question.kind) for question in reading.questions] == [
        (3, "short_text"),
        (6, "true_false"),
        (8, "true_false"),
    ]


def test_letters_that_begin_again_begin_a_question_though_nothing_is_marked_before() -> None:
    reading = plain_text.read("One?\nA. a\nB. b\nTwo?\nA. c\n*B. d")
    assert [question.text for question in reading.questions] == ["<p>Two?</p>"]
    assert [problem.line for problem in reading.problems] == [1]


def test_an_answer_that_was_left_open_does_not_reach_beyond_a_blank_line() -> None:
    reading = plain_text.read("1. One?\nAnswer:\n\nTwo?\nAnswer: True")
    assert [question.text for question in reading.questions] == ["<p>Two?</p>"]
    assert [problem.line for problem in reading.problems] == [1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("- One\n- Two\n\n", 1, id="a list before any question"),
        pytest.param("1. What?\nA. a\nB. b\nANSWER: A\n- A list\n- of notes", 5, id="a list below the answer"),
        pytest.param("1. What?\n*A. a\nB. b\n\nThe end.", 5, id="text below the options"),
    ],
)
def test_what_stands_between_questions_is_left_out_with_a_note(text: str, line: int) -> None:
    reading = plain_text.read(f"{text}\n\nTopic: Neglect\n{ONE}")
    assert said(reading) == [(line, 1, "This text belongs to no question, so it was left out.", False)]
    assert [option.text for question in reading.questions[:-1] for option in question.options] == ["a", "b"][
        : 2 * (len(reading.questions) - 1)
    ]


def test_a_topic_counts_until_the_next() -> None:
    reading = plain_text.read(
        "1. No?\nAnswer: True\nTopic: Neglect\n2. So?\nAnswer: T\n\n3. Or?\nAnswer: F\n\nTOPIC:\n4. Now?\nAnswer: F"
    )
    assert [question.topic for question in reading.questions] == ["", "Neglect", "Neglect", ""]
