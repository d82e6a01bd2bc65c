"""Whatever is pasted or uploaded as text is read or refused, in time that grows with its length and no faster."""

import re
import time
from contextlib import suppress
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exchange import FileRefused, Reading
from quizzes.importers import aiken, gift, plain_text

READERS = pytest.mark.parametrize("module", [gift, aiken, plain_text])
# Signs in any order are closer to questions than letters in any order.
SIGNS = "{ } = ~ # #### %50% -> :: : \\ // $CATEGORY: [html] [markdown] <b> </p> .. 3 a True 1. Q2: A. b) (c) * [x] • -"
TOKENS = [
    *SIGNS.split(),
    "ANSWER:",
    "\n",
    "\n\n",
    "\r",
    " ",
    "[ ]",
    "Answer: A, C",
    "Feedback:",
    "Topic:",
    "\0",
    "\ud800",
    "\ufeff",
    "\xa0",
]
ALMOST_QUESTIONS = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@READERS
@given(text=ANY_TEXT | ALMOST_QUESTIONS)
def test_any_text_is_read_or_refused_with_a_sentence(module: ModuleType, text: str) -> None:
    with suppress(FileRefused):
        assert_that_it_makes_sense(module.read(text), text)


def assert_that_it_makes_sense(reading: Reading, text: str) -> None:
    for question in reading.questions:
        assert question.name.strip()
        assert question.text.strip()
        assert "\0" not in repr(question)
        f"{question}".encode()
    lines = len(re.split(r"\r\n|[\r\n\v\f\u2028\u2029]", text))
    for problem in reading.problems:
        assert problem.sentence
        assert "%(" not in problem.sentence
        assert 0 <= problem.line <= lines
        assert problem.column >= 0


@READERS
@pytest.mark.parametrize("text", ["", " \r\n\t\n", "\ufeff", "\xa0"])
def test_nothing_at_all_is_refused(module: ModuleType, text: str) -> None:
    with pytest.raises(FileRefused, match="nothing in it"):
        module.read(text)


HOSTILE = {
    gift: [
        "{",
        "}",
        "~",
        "\\",
        "&",
        "[html]",
        "a {T}\n\n",
        "{=a\n\n",
        "a\n\n",
        "//\n",
        "$CATEGORY: /\n\n",
        " ",
        "\n\n",
    ],
    aiken: ["A. a\n", "a\n", "a\nA. b\n", "ANSWER: A\n", " ", "\n\n"],
    plain_text: ["1. a\n", "A. a\n", "* a\n", "- a\n", "a\nA. b\n", "Answer: A\n", "A, ", "*", "\xa0", "\n\n"],
}
# What only does its worst within a question.
FRAMED = ["Q {%s}", "Q {=%s ~b}", "[html]%s{T}", "[markdown]%s{T}", "::%s::Q {T}"]
WITHIN = ["=a ", "~%1%a ", "=a->b ", "#", "&", "<b", "<p>", "*a ", "\\n"]


def seconds(module: ModuleType, text: str) -> float:
    begun = time.process_time()
    with suppress(FileRefused):
        module.read(text)
    return time.process_time() - begun


def grows_no_faster_than_its_length(module: ModuleType, frame: str, unit: str, *, length: int) -> bool:
    """Four times the text takes about four times as long; what grew with the square would take sixteen times.

    Other work on the machine spoils a measurement now and then, but not three in a row.
    """
    small, large = (frame % (unit * (size // len(unit))) for size in (length // 4, length))
    return any(seconds(module, large) < 8 * seconds(module, small) + 0.05 for _ in range(3))


@pytest.mark.parametrize(("module", "unit"), [(module, unit) for module, units in HOSTILE.items() for unit in units])
def test_a_longer_text_takes_no_longer_than_its_length_says(module: ModuleType, unit: str) -> None:
    assert grows_no_faster_than_its_length(module, "Question %s", unit, length=200_000 if len(unit) == 1 else 50_000)


@pytest.mark.parametrize("frame", FRAMED)
@pytest.mark.parametrize("unit", WITHIN)
def test_a_longer_question_takes_no_longer_than_its_length_says(frame: str, unit: str) -> None:
    assert grows_no_faster_than_its_length(gift, frame, unit, length=50_000)


@pytest.mark.parametrize(("module", "unit"), [(gift, "{~a"), (gift, "\\"), (aiken, "A. "), (plain_text, "* ")])
def test_a_line_of_five_megabytes_is_read_in_seconds(module: ModuleType, unit: str) -> None:
    assert seconds(module, f"Question {unit * (5_000_000 // len(unit))}") < 10
