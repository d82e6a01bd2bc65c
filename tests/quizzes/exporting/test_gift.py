from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quizzes.exchange import WHOLE, OptionRecord, PairRecord, QuestionRecord, UnitRecord
from quizzes.exporters import gift as exporter
from quizzes.importers import gift as importer
from quizzes.importers.limits import LONGEST_LINE
from tests.factories.question_records import question_records

HELD = ("single_choice", "multiple_choice", "true_false", "numerical", "short_text", "matching", "essay")


def as_gift_holds_it(question: QuestionRecord) -> QuestionRecord:
    """Without what GIFT has no room for."""
    return replace(
        question,
        units=(),
        unit_needed=False,
        case_sensitive=False,
        partial=question.kind in {"multiple_choice", "matching"},
        pairs=tuple(pair for pair in question.pairs if "<" not in pair.answer),
        mark=WHOLE,
        outcome="",
        difficulty="",
        thinking="",
        explained_in="",
    )


def can_be_held(question: QuestionRecord) -> bool:
    """GIFT has no way to write an arrow in an answer, and no emphasis where something is matched."""
    if question.kind == "short_text":
        return not any("->" in option.text for option in question.options)
    return question.kind != "matching" or len([pair for pair in question.pairs if pair.text]) > 1


HOLDABLE = question_records(*HELD).map(as_gift_holds_it).filter(can_be_held)


@given(st.lists(HOLDABLE, max_size=3))
def test_what_is_written_is_read_back_the_same(questions: list[QuestionRecord]) -> None:
    written = exporter.write(questions)
    if not questions:
        assert written.data == b""
        return
    reading = importer.read(written.data.decode())
    assert [replace(question, line=0) for question in reading.questions] == questions
    assert reading.problems == written.left_out == []


def essay(**parts: object) -> QuestionRecord:
    return QuestionRecord(**({"kind": "essay", "name": "Discharge", "text": "<p>What next?</p>"} | parts))


def test_signs_that_mean_something_in_gift_are_written_with_a_backslash() -> None:
    data = exporter.write([essay(name="~ = # { } : \\", text="<p>{a: 1}</p>")]).data.decode()
    assert data == "::\\~ \\= \\# \\{ \\} \\: \\\\::[html]<p>\\{a\\: 1\\}</p>{}\n"


def test_a_topic_is_a_category_written_once_and_left_again() -> None:
    topics = ["", "Neglect", "Neglect", "Health/education", "/x", ""]
    data = exporter.write([essay(topic=topic) for topic in topics]).data.decode()
    assert [line for line in data.split("\n") if line.startswith("$")] == [
        "$CATEGORY: $course$/top/Neglect",
        "$CATEGORY: $course$/top/Health//education",
        "$CATEGORY: $course$/top/ //x",
        "$CATEGORY: $course$/top",
    ]


def test_thirds_are_written_as_moodle_writes_them() -> None:
    options = [OptionRecord(text, WHOLE / 3) for text in ("one", "two", "three")] + [OptionRecord("four", -WHOLE / 3)]
    question = essay(kind="multiple_choice", options=tuple(options), partial=True)
    assert exporter.write([question]).data.decode().count("~%33.33333%") == 3
    assert exporter.write([question]).data.decode().count("~%-33.33333%") == 1


def test_kinds_that_gift_does_not_have_are_left_out_by_name() -> None:
    written = exporter.write([essay(kind="ordering", name="Steps"), essay(), essay(kind="missing_words", name="Gaps")])
    assert written.data.count(b"::") == 2
    assert written.left_out == [
        "“Steps” is left out: GIFT has no questions of its kind.",
        "“Gaps” is left out: GIFT has no questions of its kind.",
    ]


def test_a_short_text_with_an_arrow_is_left_out_because_it_would_become_a_match() -> None:
    written = exporter.write([essay(kind="short_text", options=(OptionRecord("a -> b", WHOLE),))])
    assert written.left_out == ["“Discharge” is left out: GIFT takes answers with “->” for pairs."]


def test_a_question_whose_pictures_no_reader_would_take_is_left_out() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * LONGEST_LINE}" alt="a">'
    written = exporter.write([essay(name="Map", text=f"<p>What next? {picture}</p>"), essay()])
    assert written.left_out == ["“Map” is left out: its pictures are too large for GIFT."]
    assert b"Discharge" in written.data
    assert b"data" not in written.data


def test_a_question_that_is_not_finished_is_left_out_because_no_reader_would_take_it() -> None:
    unfinished = (OptionRecord("one"), OptionRecord("two"))
    written = exporter.write([essay(kind=kind, options=unfinished) for kind in ("single_choice", "true_false")])
    assert written.data == b""
    assert written.left_out == ["“Discharge” is left out, because it isn't finished."] * 2


def test_what_gift_has_no_room_for_is_said_once_with_the_number_of_questions() -> None:
    right = (OptionRecord("3", WHOLE, tolerance=Decimal(0)),)
    pairs = (PairRecord("a", "<b>b</b>"), PairRecord("c", "d"))
    written = exporter.write(
        [
            essay(mark=Decimal(2), outcome="Plan early", difficulty="hard", thinking="recall", explained_in="slide:3"),
            essay(outcome="Plan early"),
            essay(kind="numerical", options=right, units=(UnitRecord("m"),)),
            essay(kind="short_text", options=right, case_sensitive=True),
            essay(kind="matching", pairs=pairs),
        ]
    )
    assert written.left_out == [
        "GIFT has no room for marks other than 1: 1 question is written without.",
        "GIFT has no room for learning outcomes: 2 questions are written without.",
        "GIFT has no room for the difficulty: 1 question is written without.",
        "GIFT has no room for what answering takes: 1 question is written without.",
        "GIFT has no room for places where it is explained: 1 question is written without.",
        "GIFT has no room for units: 1 question is written without.",
        "GIFT has no room for capital letters that matter: 1 question is written without.",
        "GIFT has no room for “all or nothing”: 1 question is written without.",
        "GIFT has no room for emphasis in the answers to match: 1 question is written without.",
    ]
