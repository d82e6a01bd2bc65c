import pytest

from quizzes.exchange import WHOLE, OptionRecord
from quizzes.importers import aiken

ONE = "What next?\nA. Call her\nB. Wait\nANSWER: A\n"


def test_a_question_has_lettered_options_and_names_the_right_one() -> None:
    (question,) = aiken.read(ONE).questions
    assert (question.kind, question.name, question.text, question.line) == (
        "single_choice",
        "What next?",
        "<p>What next?</p>",
        1,
    )
    assert question.options == (OptionRecord("Call her", WHOLE), OptionRecord("Wait"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What next?\nA) Call her\nB) Wait\nANSWER: A", id="brackets"),
        pytest.param("What next?\n\n  a. Call her\n\n\tb.\tWait\n\nAnswer : a.", id="small letters, blanks and tabs"),
        pytest.param("\ufeffWhat next?\r\nA. Call her\r\nB. Wait\r\nANSWER: A)\r\n", id="from Windows"),
        pytest.param("What next?\rA. Call her\rB. Wait\rANSWER: A", id="from an old Mac"),
        pytest.param("What next?\nA. Call\nher\nB. Wait\nANSWER:A", id="an option of two lines"),
        pytest.param("\xa0What next?\nA.\xa0Call her\nB. Wait\nANSWER:\xa0A", id="spaces that do not break"),
    ],
)
def test_how_it_is_laid_out_does_not_matter(text: str) -> None:
    reading = aiken.read(text)
    assert reading.problems == []
    (question,) = reading.questions
    assert question.text == "<p>What next?</p>"
    assert question.options == (OptionRecord("Call her", WHOLE), OptionRecord("Wait"))


def test_questions_need_no_blank_line_between_them() -> None:
    reading = aiken.read(f"{ONE}And then?\nA. Ask\nB. Go\nC. Stay\nANSWER: C\n\n{ONE}")
    assert [(question.line, question.text) for question in reading.questions] == [
        (1, "<p>What next?</p>"),
        (5, "<p>And then?</p>"),
        (11, "<p>What next?</p>"),
    ]
    assert [option.fraction for option in reading.questions[1].options] == [0, 0, 1]


def test_a_scenario_stays_above_the_question_and_signs_of_html_are_text() -> None:
    reading = aiken.read(f"Imani & Tom, < 9.\nOn the ward.\n\n{ONE}")
    assert reading.questions[0].text == "<p>Imani &amp; Tom, &lt; 9.<br>On the ward.</p><p>What next?</p>"
    assert reading.questions[0].name == "What next?"


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        pytest.param(
            "Q\nA. a\n  B. b",
            7,
            3,
            "Question 2 has no right answer. Add a line such as ANSWER: B below its options.",
            id="no answer",
        ),
        pytest.param(
            "Q\nA. a\nB. b\nANSWER: C", 8, 9, "Question 2 has no option C, which its answer names.", id="no such option"
        ),
        pytest.param(
            "Q\nA. a\nB. b\nANSWER: A, B",
            8,
            9,
            "Question 2 needs one letter for its answer, such as ANSWER: B.",
            id="two answers",
        ),
        pytest.param(
            "Q\nA. a\nB. b\nANSWER:", 8, 8, "Question 2 needs one letter for its answer, such as ANSWER: B.", id="empty"
        ),
        pytest.param(
            "Q\nA. a\nANSWER: A", 6, 1, "Question 2 has only one option. Write at least two.", id="one option"
        ),
        pytest.param(
            "Q\nA. a\nC. c\nANSWER: A",
            7,
            1,
            "In question 2, option C is out of order. Letter the options A, B, C and so on.",
            id="a letter is skipped",
        ),
        pytest.param("Q\nA. a\nB.\nANSWER: A", 7, 1, "In question 2, an option has no text.", id="an empty option"),
        pytest.param(
            "A. a\nB. b\nANSWER: A", 5, 1, "Question 2 has no text. Write it above the options.", id="no question"
        ),
        pytest.param(
            "Q\nANSWER: A",
            5,
            1,
            "Question 2 has no options. Write them below it, each with its letter: A. Yes",
            id="no options",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
def test_a_question_with_an_error_is_left_out_and_the_others_stay(
    text: str, line: int, column: int, sentence: str, gap: str
) -> None:
    reading = aiken.read(f"{ONE}{text}{gap}{ONE}")
    assert [(problem.line, problem.column, problem.sentence) for problem in reading.problems] == [
        (line, column, sentence)
    ]
    assert [question.text for question in reading.questions] == ["<p>What next?</p>"] * 2


def test_text_at_the_end_that_is_no_question_is_said() -> None:
    reading = aiken.read(f"{ONE}\nThe end")
    assert len(reading.questions) == 1
    assert [(problem.line, problem.is_error) for problem in reading.problems] == [(6, True)]


def test_text_behind_a_blank_line_is_no_part_of_the_option_above() -> None:
    reading = aiken.read("Q\nA. a\nB. b\n\nThe end")
    assert [problem.line for problem in reading.problems] == [3, 5]
    assert len(aiken.read("A. a\nB. b").problems) == 2


def test_a_letter_other_than_the_first_begins_no_options() -> None:
    assert aiken.read(f"E. coli is found.\n{ONE}").questions[0].text == "<p>E. coli is found.<br>What next?</p>"
