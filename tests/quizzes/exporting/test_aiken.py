from dataclasses import replace
from decimal import Decimal
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from quizzes.exchange import WHOLE, OptionRecord, QuestionRecord
from quizzes.exporters import aiken as exporter
from quizzes.importers import aiken as importer
from quizzes.importers.markup import name_from, without_tags
from tests.factories.question_records import question_records

TWO = (OptionRecord("Call her", WHOLE), OptionRecord("Wait"))


def as_aiken_holds_it(question: QuestionRecord) -> QuestionRecord:
    """One paragraph of plain text, named by it, and options of plain text."""
    text = f"<p>{plain(question.text)}</p>"
    return QuestionRecord(
        kind="single_choice",
        name=name_from(text),
        text=text,
        options=tuple(OptionRecord(plain(option.text), option.fraction) for option in question.options),
    )


def plain(markup: str) -> str:
    return escape(without_tags(markup), quote=False)


def looks_like_a_text(question: QuestionRecord) -> bool:
    """Aiken has no sign that says: this is no option, and no answer."""
    text = without_tags(question.text)
    return not importer.OPTION.match(text) and not importer.ANSWER.match(text)


@given(st.lists(question_records("single_choice").map(as_aiken_holds_it).filter(looks_like_a_text), max_size=3))
def test_what_is_written_is_read_back_the_same(questions: list[QuestionRecord]) -> None:
    written = exporter.write(questions)
    assert written.left_out == []
    if questions:
        reading = importer.read(written.data.decode())
        assert [replace(question, line=0) for question in reading.questions] == questions
        assert reading.problems == []


@given(st.lists(question_records(), max_size=3))
def test_what_cannot_be_written_is_left_out_by_name_and_the_rest_can_be_read(questions: list[QuestionRecord]) -> None:
    written = exporter.write(questions)
    named = [sentence for sentence in written.left_out if "is left out" in sentence]
    assert len(named) == len(questions) - written.data.count(b"\nANSWER: ")
    if written.data:
        assert importer.read(written.data.decode()).problems == []


def single(**parts: object) -> QuestionRecord:
    return QuestionRecord(
        **({"kind": "single_choice", "name": "What next?", "text": "<p>What next?</p>", "options": TWO} | parts)
    )


def test_a_question_takes_a_line_and_so_does_each_option_and_the_answer() -> None:
    question = single(text="<p>Imani &amp; Tom.</p><p>What <b>next</b>?</p>")
    assert exporter.write([question, single()]).data.decode() == (
        "Imani & Tom. What next?\nA. Call her\nB. Wait\nANSWER: A\n\nWhat next?\nA. Call her\nB. Wait\nANSWER: A\n"
    )


def test_other_kinds_are_left_out_by_name() -> None:
    assert exporter.write([single(kind="essay", name="Reflect", options=())]).left_out == [
        "“Reflect” is left out: Aiken holds single choice only."
    ]


def test_what_would_be_read_as_something_else_is_left_out() -> None:
    sentence = "“What next?” is left out: as Aiken it would say something else. Has it one right option?"
    for question in (
        single(text="<p>A. Smith asks.</p>"),
        single(text="<p>Answer: why?</p>"),
        single(options=TWO[1:] * 2),
        single(options=TWO[:1] * 2),
        single(options=tuple(OptionRecord(str(number), Decimal(not number)) for number in range(27))),
    ):
        assert exporter.write([question]).left_out == [sentence]


def test_what_aiken_has_no_room_for_is_said_once_with_the_number_of_questions() -> None:
    written = exporter.write(
        [
            single(name="Planning", topic="Discharge", general_feedback="<p>Early.</p>", mark=Decimal(2)),
            single(options=(*TWO, OptionRecord("Ask", Decimal("0.5"), "<p>Nearly.</p>"))),
            single(text="<p>One.</p><p>What next?</p>", name="One. What next?"),
            single(options=(OptionRecord("<b>Call</b>", WHOLE), OptionRecord("Wait"))),
        ]
    )
    assert written.left_out == [
        "Aiken has no room for names of their own: 1 question is written without.",
        "Aiken has no room for topics: 1 question is written without.",
        "Aiken has no room for feedback: 2 questions are written without.",
        "Aiken has no room for parts of a mark: 1 question is written without.",
        "Aiken has no room for paragraphs, lists, emphasis and pictures: 2 questions are written without.",
        "Aiken has no room for marks other than 1: 1 question is written without.",
    ]
