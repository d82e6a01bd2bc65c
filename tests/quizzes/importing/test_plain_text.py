"""Plain text as people write questions in Word."""

from decimal import Decimal

import pytest

from quizzes.exchange import WHOLE, OptionRecord
from tests.quizzes.importing.plain_texts import only, options

HALF = WHOLE / 2


@pytest.mark.parametrize(
    "beginning",
    [
        "1. ",
        "1) ",
        "(1) ",
        "1.",
        "1.\t",
        "1\t",
        "Q1. ",
        "Q1: ",
        "q1 ",
        "Question 1: ",
        "Question 1 – ",
        "QUESTION 1\n",
        "",
        "12. ",
    ],
)
def test_however_a_question_is_numbered_the_number_is_no_part_of_it(beginning: str) -> None:
    question = only(f"{beginning}What next?\nA. Call her *\nB. Wait")
    assert (question.kind, question.name, question.text) == ("single_choice", "What next?", "<p>What next?</p>")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A. Call\nB. Wait\nANSWER: A", id="capital letters"),
        pytest.param("a) Call\nb) Wait\nAnswer: a", id="small letters"),
        pytest.param("(a) Call\n(b) Wait\nAnswer: (a)", id="letters in brackets"),
        pytest.param("A.\tCall\nB.\tWait\nAnswer:\tA.", id="tabs"),
        pytest.param("*A. Call\nB. Wait", id="an asterisk before the letter"),
        pytest.param("* A. Call\nB. Wait", id="an asterisk and a space before the letter"),
        pytest.param("A. *Call\nB. Wait", id="an asterisk behind the letter"),
        pytest.param("A.* Call\nB. Wait", id="an asterisk right behind the letter"),
        pytest.param("A. Call*\nB. Wait", id="an asterisk at the end"),
        pytest.param("A. Call *\nB. Wait", id="an asterisk and a space at the end"),
        pytest.param("[x] Call\n[ ] Wait", id="boxes"),
        pytest.param("[X] A. Call\n[] B. Wait", id="boxes before letters"),
        pytest.param("A. [x] Call\nB. [ ] Wait", id="boxes behind letters"),
        pytest.param("- [x] Call\n- [ ] Wait", id="boxes behind dashes"),
        pytest.param("☒ Call\n☐ Wait", id="Word's own boxes"),
        pytest.param("• Call\n• Wait\nAnswer: A", id="bullets, and a letter for the first"),
        pytest.param("•\tCall*\n•\tWait", id="bullets with tabs"),
        pytest.param("o\tCall\no\tWait\nAnswer: Call", id="Word's bullets of the second level"),
        pytest.param("- Call *\n- Wait", id="dashes"),
        pytest.param("– *Call\n– Wait", id="longer dashes"),
        pytest.param("* Call\n- Wait", id="an asterisk instead of a dash"),
        pytest.param("* Call\n* Wait\nAnswer: Call.", id="asterisks as bullets"),
        pytest.param("A. Call\nB. Wait\nCorrect answer: A", id="correct answer"),
        pytest.param("A. Call\nB. Wait\nThe correct answer is: A", id="the correct answer is"),
        pytest.param("A. Call\nB. Wait\nAnswer – A", id="a dash for the colon"),
        pytest.param("A. Call\nB. Wait\nAnswer: A. Call", id="the letter with its text"),
        pytest.param("A. Call\nB. Wait\nAnswer: A – because", id="the letter with a reason"),
        pytest.param("A. Call\nB. Wait\nCorrect: call", id="the text alone"),
        pytest.param("A. Call\nB. Wait\nAnswer:\nA", id="the letter on the next line"),
        pytest.param("Answer: A\nA. Call\nB. Wait", id="the answer first"),
        pytest.param("\nA. Call\n\nB. Wait\n\nAnswer: A", id="blank lines"),
        pytest.param("  A.\xa0Call\r\n  B.\xa0Wait\r\n  Answer:\xa0A\r\n", id="Word's spaces and Windows' line ends"),
        pytest.param("A. Call\x0bB. Wait\rAnswer: A", id="Word's line breaks and old Macs' line ends"),
    ],
)
def test_however_options_and_the_right_one_are_marked_they_are_found(text: str) -> None:
    assert options(f"1. What next?\n{text}") == [("Call", WHOLE), ("Wait", 0)]


@pytest.mark.parametrize(
    ("text", "fractions"),
    [
        ("*A. a\nB. b\n*C. c", [HALF, 0, HALF]),
        ("A. a\nB. b\nC. c\nAnswer: A, C", [HALF, 0, HALF]),
        ("A. a\nB. b\nC. c\nAnswers: a and c.", [HALF, 0, HALF]),
        ("A. a\nB. b\nC. c\nCorrect answers: A & C", [HALF, 0, HALF]),
        ("A. a\nB. b\nC. c\nANSWER: A\nANSWER: C", [HALF, 0, HALF]),
        ("[x] a\n[x] b\n[x] c", [WHOLE / 3] * 3),
        ("*A. a\nB. b\n*C. c\nAnswer: A, C", [HALF, 0, HALF]),
    ],
)
def test_several_right_options_share_the_mark_of_a_multiple_choice(text: str, fractions: list[Decimal]) -> None:
    question = only(f"1. Which?\n{text}")
    assert (question.kind, question.partial) == ("multiple_choice", False)
    assert [option.fraction for option in question.options] == fractions


@pytest.mark.parametrize(
    ("text", "is_true"),
    [("Answer: True", True), ("ANSWER: F", False), ("Answer: false.", False), ("A. True\nB. False*", False)],
)
def test_an_answer_of_true_or_false_makes_a_statement(text: str, is_true: bool) -> None:
    question = only(f"1. It begins on the day of admission. True or false?\n{text}")
    assert question.kind == "true_false"
    assert question.options == (OptionRecord("True", Decimal(is_true)), OptionRecord("False", Decimal(not is_true)))


def test_options_true_and_false_may_be_answered_by_their_first_letter() -> None:
    assert options("1. Is it so?\n- True\n- False\nAnswer: T") == [("True", 1), ("False", 0)]


def test_without_options_the_answers_are_words_to_be_typed() -> None:
    question = only("1. Which law?\nAnswer: Children Act; the Children Act 1989\nAnswer: CA <1989>")
    assert question.kind == "short_text"
    assert [(option.text, option.fraction) for option in question.options] == [
        ("Children Act", 1),
        ("the Children Act 1989", 1),
        ("CA <1989>", 1),
    ]


def test_feedback_is_of_the_option_above_it_or_below_the_answer_of_the_question() -> None:
    question = only(
        "1. What?\nA. One\nFeedback: Not one.\nStill not.\n*B. Two\nRationale – Two it is.\nC. Three\n"
        "ANSWER: B\nExplanation: In general.\n"
    )
    assert [option.feedback for option in question.options] == [
        "<p>Not one.<br>Still not.</p>",
        "<p>Two it is.</p>",
        "",
    ]
    assert question.general_feedback == "<p>In general.</p>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A. One\n*B. Two\n\nFeedback: In general.", id="behind a blank line"),
        pytest.param("A. One\n*B. Two\nExplanation: In general.", id="an explanation below the last option"),
        pytest.param("A. One\n*B. Two\nGeneral feedback: In general.", id="by its own word"),
        pytest.param("Answer: two\nFeedback: In general.", id="without options"),
    ],
)
def test_feedback_is_of_the_question(text: str) -> None:
    question = only(f"1. What?\n{text}")
    assert question.general_feedback == "<p>In general.</p>"
    assert not any(option.feedback for option in question.options)


def test_explanations_stay_with_their_options_where_the_question_or_another_option_has_its_own() -> None:
    for text in ("A. One\nRationale: 1.\n*B. Two\nRationale: 2.", "A. One\n*B. Two\nRationale: 2.\n\nFeedback: All."):
        assert only(f"1. What?\n{text}").options[1].feedback == "<p>2.</p>"


def test_feedback_below_the_last_option_is_its_own_even_alone() -> None:
    assert [option.feedback for option in only("1. What?\n*A. One\nB. Two\nFeedback: No.").options] == [
        "",
        "<p>No.</p>",
    ]


def test_a_scenario_stays_above_its_question_which_gives_the_name() -> None:
    question = only("Imani is nine.\nShe is on the ward.\n\nHer aunt asks.\n\n3. What next?\n*A. Call\nB. Wait")
    assert question.text == "<p>Imani is nine.<br>She is on the ward.</p><p>Her aunt asks.</p><p>What next?</p>"
    assert (question.name, question.line) == ("What next?", 1)


def test_a_list_in_the_scenario_is_no_list_of_options() -> None:
    question = only("1. Known so far:\n• missed twice\n• no phone\nWhat next?\nA. Call\nB. Wait\nAnswer: A")
    assert question.text == "<p>Known so far:<br>• missed twice<br>• no phone<br>What next?</p>"
    assert len(question.options) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He weighs\n1.5 kg at 10:30. What next?", "<p>He weighs<br>1.5 kg at 10:30. What next?</p>", id="decimals"
        ),
        pytest.param(
            "“Call”, she said – ‘now’?", "<p>“Call”, she said – ‘now’?</p>", id="Word's quotation marks and dashes"
        ),
        pytest.param("A & B < C?", "<p>A &amp; B &lt; C?</p>", id="signs of HTML"),
        pytest.param("One\ttab\xa0and  spaces?", "<p>One tab and spaces?</p>", id="white space"),
        pytest.param(
            "He said:\nB. comes first?", "<p>He said:<br>B. comes first?</p>", id="a letter that begins no list"
        ),
    ],
)
def test_the_text_stays_as_it_is(text: str, expected: str) -> None:
    assert only(f"1. {text}\nA. a\nB. b*").text == expected


def test_what_only_looks_like_a_sign_stays_in_the_option() -> None:
    assert options("1. Who?\n• A. Smith\n• B. Jones*") == [("A. Smith", 0), ("B. Jones", 1)]
    assert options("1. Who?\nA. **Smith**\nB. Jones*") == [("**Smith**", 0), ("Jones", 1)]


def test_a_single_letter_names_an_option_even_where_another_says_that_letter() -> None:
    assert options("1. Which plan?\nA. B\nB. A\nAnswer: A") == [("B", 1), ("A", 0)]
    assert options("1. Which?\nA. a\nB. b\nC. A and B\nAnswer: A and B") == [("a", 0), ("b", 0), ("A and B", 1)]


def test_an_option_may_go_on_below_and_hold_signs_of_html() -> None:
    assert options("1. What?\nA. Call\n- now\n* at once\nB. Wait\nAnswer: A") == [
        ("Call - now * at once", 1),
        ("Wait", 0),
    ]
    assert options("1. What?\nA. Call\nher & “him”\nB. <b>\nAnswer: A") == [
        ("Call her &amp; “him”", 1),
        ("&lt;b&gt;", 0),
    ]
