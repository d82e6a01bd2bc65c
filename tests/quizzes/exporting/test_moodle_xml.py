"""Moodle XML: read back it says the same, and Moodle finds everything where it looks for it."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import WHOLE, OptionRecord, PairRecord, QuestionRecord, UnitRecord
from quizzes.exporters.moodle_xml import write
from quizzes.importers.moodle_xml import read
from tests.factories.question_records import question_records
from tests.quizzes.importing.moodle import PIXEL


def element(record: QuestionRecord) -> ElementTree.Element:
    """The question as Moodle's importer sees it."""
    return next(found for found in ElementTree.fromstring(write([record]).data) if found.get("type") != "category")


@settings(deadline=None)
@given(st.lists(question_records(), min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same(questions):
    written = write(questions)
    reading = read(written.data)
    assert (written.left_out, reading.problems) == ([], [])
    assert [replace(record, line=0) for record in reading.questions] == questions


def test_pictures_lie_beside_their_text_and_come_back_into_it():
    picture = f'<img src="data:image/png;base64,{PIXEL}" alt="a &gt; b">'
    record = QuestionRecord(
        "single_choice",
        "Graph",
        f"<p>Which one? {picture}{picture}</p>",
        (OptionRecord(picture, WHOLE, f"<p>{picture}</p>"), OptionRecord("none")),
        line=3,
    )
    files = element(record).findall("questiontext/file")
    assert [(file.get("name"), file.get("encoding"), file.text) for file in files] == [
        ("picture-1.png", "base64", PIXEL),
        ("picture-2.png", "base64", PIXEL),
    ]
    assert "base64" not in element(record).findtext("questiontext/text")
    assert read(write([record]).data).questions == [record]


@pytest.mark.parametrize(
    ("kind", "parts", "moodle_type", "found"),
    [
        ("single_choice", {"options": (OptionRecord("a", WHOLE),)}, "multichoice", {"single": "true"}),
        ("multiple_choice", {"options": (OptionRecord("a", WHOLE),)}, "multichoice", {"single": "false"}),
        ("true_false", {"options": (OptionRecord("True"), OptionRecord("False", WHOLE))}, "truefalse", {}),
        (
            "short_text",
            {"options": (OptionRecord("a", WHOLE),), "case_sensitive": True},
            "shortanswer",
            {"usecase": "1"},
        ),
        (
            "numerical",
            {
                "options": (OptionRecord("5", WHOLE, tolerance=Decimal("0.5")),),
                "units": (UnitRecord("kg"), UnitRecord("g", Decimal(1000))),
            },
            "numerical",
            {"answer/tolerance": "0.5", "units/unit/unit_name": "kg", "unitgradingtype": "0"},
        ),
        (
            "matching",
            {"pairs": (PairRecord("a", "b &lt; c"),)},
            "matching",
            {"subquestion/text": "a", "subquestion/answer/text": "b < c"},
        ),
        (
            "ordering",
            {"options": (OptionRecord("a"),)},
            "ordering",
            {"gradingtype": "ALL_OR_NOTHING", "selecttype": "ALL"},
        ),
        (
            "missing_words",
            {"options": (OptionRecord("a", group=2),)},
            "gapselect",
            {"selectoption/text": "a", "selectoption/group": "2"},
        ),
        ("essay", {}, "essay", {"responseformat": "editor"}),
    ],
)
def test_moodle_finds_everything_where_it_looks_for_it(kind, parts, moodle_type, found):
    written = element(QuestionRecord(kind, "Call", "<p>What [[1]]?</p>", mark=Decimal(2), **parts))
    assert written.get("type") == moodle_type
    shared = {"name/text": "Call", "questiontext/text": "<p>What [[1]]?</p>", "defaultgrade": "2"}
    assert {path: written.findtext(path) for path in shared | found} == shared | found


def test_parts_of_the_mark_are_percentages_with_five_decimals():
    options = (OptionRecord("a", WHOLE / 3), OptionRecord("b", -WHOLE / 3), OptionRecord("c", Decimal("0.5")))
    answers = element(QuestionRecord("multiple_choice", "a", "a", options)).findall("answer")
    assert [answer.get("fraction") for answer in answers] == ["33.33333", "-33.33333", "50"]


def test_true_is_called_true_in_every_language():
    options = (OptionRecord("Gwir", WHOLE), OptionRecord("Gau"))
    answers = element(QuestionRecord("true_false", "a", "a", options)).findall("answer")
    assert [(answer.findtext("text"), answer.get("fraction")) for answer in answers] == [
        ("true", "100"),
        ("false", "0"),
    ]


def test_topics_are_categories_of_the_course_each_said_once():
    records = [QuestionRecord("essay", "a", "a", topic=topic) for topic in ("", "Health/Care", "Health/Care", "")]
    found = ElementTree.fromstring(write(records).data)
    categories = [question.findtext("category/text") for question in found if question.get("type") == "category"]
    assert categories == ["$course$/top/Health//Care", "$course$/top"]


def test_what_moodle_has_no_place_for_travels_in_tags():
    record = QuestionRecord(
        "matching", "a", "a", pairs=(PairRecord("a", "b"),), outcome="Plan early", difficulty="hard",
        thinking="recall", explained_in="slide:3",
    )  # fmt: skip
    assert [tag.text for tag in element(record).findall("tags/tag/text")] == [
        "outcome:Plan early",
        "difficulty:hard",
        "thinking:recall",
        "explained:slide:3",
        "marking:all or nothing",
    ]
    assert element(QuestionRecord("essay", "a", "a")).find("tags") is None


def test_the_end_of_a_cdata_section_in_a_text_ends_nothing():
    record = QuestionRecord("short_text", "]]>", "a", (OptionRecord("]]> <b>", WHOLE),), line=3)
    assert read(write([record]).data).questions == [record]
    assert "]]>" in element(replace(record, text="a ]]> b")).findtext("questiontext/text")


def test_nothing_is_a_quiz_too():
    assert list(ElementTree.fromstring(write([]).data)) == []
