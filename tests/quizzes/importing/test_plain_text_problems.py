"""Plain text: what is wrong is told with its place, and keeps nothing else out."""

import pytest

from quizzes.importers import plain_text
from tests.quizzes.importing.plain_texts import ONE, said


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        (
            "3. Q\nA. a\nB. b",
            6,
            1,
            "Question 3 has no right answer. Put an asterisk before it, or add a line such as ANSWER: B.",
        ),
        (
            "3. Q\n* a\n* b",
            6,
            1,
            "Question 3 has no right answer. Put an asterisk before it, or add a line such as ANSWER: B.",
        ),
        ("3. Q\n*A. a", 7, 5, "Question 3 has only one option. Write at least two."),
        (
            "3. Q\nA. a\nB. b\nANSWER: E",
            9,
            9,
            "The answer to question 3 names none of its options. Write a letter, such as ANSWER: B.",
        ),
        (
            "3. Q\nA. a\nB. b\nANSWER: AB",
            9,
            9,
            "The answer to question 3 names none of its options. Write a letter, such as ANSWER: B.",
        ),
        (
            "3. Q\nA. a\nB. b\nANSWER: E. Else",
            9,
            9,
            "The answer to question 3 names none of its options. Write a letter, such as ANSWER: B.",
        ),
        (
            "3. Q\nA. a\nB. b\nANSWER:",
            9,
            8,
            "The answer to question 3 names none of its options. Write a letter, such as ANSWER: B.",
        ),
        (
            "3. Q\n*A. a\nB. b\nANSWER: B",
            6,
            1,
            "Question 3 marks other options as right than its answer names. Keep one of the two.",
        ),
        ("3. Q\nA. a\nC. c*", 8, 4, "In question 3, option C is out of order. Letter the options A, B, C and so on."),
        ("3. Q\nA.\nB. b*", 7, 3, "In question 3, an option has no text."),
        ("3.\nA. a\nB. b*", 6, 1, "Question 3 has no text. Write it above the options."),
        (
            "3. Q",
            6,
            1,
            "Question 3 has neither options nor an answer. Add options, or a line such as ANSWER: True.",
        ),
        (
            "Q\nA. a\nB. b",
            6,
            1,
            "Question 2 has no right answer. Put an asterisk before it, or add a line such as ANSWER: B.",
        ),
    ],
)
def test_a_question_with_an_error_is_left_out_and_the_others_stay(
    text: str, line: int, column: int, sentence: str
) -> None:
    reading = plain_text.read(f"{ONE}\n{text}\n\n4. {ONE}")
    assert said(reading) == [(line, column, sentence, True)]
    assert [question.text for question in reading.questions] == ["<p>What next?</p>"] * 2


def test_what_belongs_to_no_question_is_said() -> None:
    reading = plain_text.read(f"ANSWER: B\nFeedback: Well.\nTopic: Neglect\n{ONE}\nThank you!\n")
    assert said(reading) == [
        (1, 1, "There is no question above this answer.", True),
        (2, 1, "There is no question above this feedback.", True),
        (9, 1, "This text belongs to no question, so it was left out.", False),
    ]
    assert len(reading.questions) == 1
