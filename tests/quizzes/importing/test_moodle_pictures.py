"""Moodle XML: pictures beside the texts, of other sites, and those that can't be taken."""

import pytest

from quizzes.importers.moodle_xml import read
from tests.quizzes.importing.moodle import PIXEL, only, only_problem, question, quiz


def with_file(content: str, *, text: str = "<img src='@@PLUGINFILE@@/a%20b.png' alt='A graph'>") -> str:
    return (
        f'<question type="essay"><name><text>a</text></name><questiontext format="html"><text><![CDATA[{text}]]></text>'
        f'\n<file name="a b.png" path="/" encoding="base64">{content}</file></questiontext></question>'
    )


def test_a_picture_beside_the_text_comes_into_it():
    record = only(read(quiz(with_file(f"{PIXEL[:40]}\n{PIXEL[40:]}"))))
    assert record.text == f'<img src="data:image/png;base64,{PIXEL}" alt="A graph">'


def test_a_picture_without_words_gets_a_note_where_it_stands():
    reading = read(quiz(with_file(PIXEL, text="<img src='@@PLUGINFILE@@/a%20b.png?time=1' alt=' '>")))
    assert only(reading)
    assert [(note.line, note.is_error) for note in reading.problems] == [(3, False)]
    assert "Say in words what the picture shows" in reading.problems[0].sentence


def test_the_picture_of_an_old_file_comes_after_the_text():
    picture = f"<image>a.png</image><image_base64>\n{PIXEL}\n</image_base64>"
    reading = read(quiz(question("essay", picture)))
    assert only(reading).text == f'What now?<img src="data:image/png;base64,{PIXEL}">'
    assert ["Say in words" in note.sentence for note in reading.problems] == [True]


def test_a_picture_of_another_site_is_left_out_with_a_note():
    reading = read(quiz(question("essay", text="<p>See <img src='https://example.org/a.png' alt='a'></p>")))
    assert only(reading).text == "<p>See </p>"
    assert ["another site" in note.sentence for note in reading.problems] == [True]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("PHN2Zz48L3N2Zz4=", "no picture of the kinds"),
        ("JVBERi0xLjQK", "no picture of the kinds"),
        ("%%%%", "damaged"),
        ("iVBORw0KGgo" + "A" * 2_900_001, "larger than 2 MB"),
        ("iVBORw0KGgo" + "A" * 4_000_001, "larger than 2 MB"),
    ],
)
def test_a_file_that_is_no_fair_picture_keeps_its_question_out(content, sentence):
    problem = only_problem(with_file(content))
    assert sentence in problem.sentence
    assert problem.line in {3, 4}


def test_a_picture_that_is_missing_keeps_its_question_out():
    problem = only_problem(question("essay", text="<img src='@@PLUGINFILE@@/gone.png' alt='a'>"))
    assert "“gone.png” isn't in the file" in problem.sentence


def test_one_picture_shown_a_thousand_times_does_not_fill_the_memory():
    text = "<img src='@@PLUGINFILE@@/a%20b.png' alt='a'>" * 300
    problem = only_problem(with_file("iVBORw0KGgo" + "A" * 1_000_001, text=text))
    assert "more pictures" in problem.sentence
