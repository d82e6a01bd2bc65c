"""Moodle XML, rule by rule. What Moodle itself writes is in `example`; other tests change one thing of it."""

from decimal import Decimal

import pytest

from quizzes.exchange import FileRefused, OptionRecord, QuestionRecord
from quizzes.importers.moodle_xml import read
from tests.quizzes.importing.moodle import OPTIONS, only, only_problem, question, quiz

RIGHT, HALF, NOTHING = Decimal(1), Decimal("0.5"), Decimal(0)


def test_everything_a_question_holds_is_taken_where_moodle_writes_it():
    reading = read(
        quiz(
            """<!-- question: 0  -->
  <question type="category"><category><text>$course$/top/Safeguarding/Was not brought</text></category>
    <info format="moodle_auto_format"><text>About clinics</text></info><idnumber></idnumber></question>
<!-- question: 17  -->
  <question type="multichoice">
    <name><text>WNB &amp; you</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>A child has missed <strong>two</strong> clinics.</p>]]></text>
    </questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>Words decide.</p>]]></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>wnb-17</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <answer fraction="0" format="html"><text>Did not attend</text>
      <feedback format="html"><text><![CDATA[<p>Who drives?</p>]]></text></feedback></answer>
    <answer fraction="100" format="html"><text>Was not brought</text>
      <feedback format="html"><text></text></feedback></answer>
    <tags><tag><text>clinic</text></tag><tag><text>difficulty:easy</text></tag></tags>
  </question>"""
        )
    )

    assert only(reading) == QuestionRecord(
        kind="single_choice",
        name="WNB & you",
        topic="Was not brought",
        text="<p>A child has missed <strong>two</strong> clinics.</p>",
        options=(
            OptionRecord("Did not attend", NOTHING, "<p>Who drives?</p>"),
            OptionRecord("Was not brought", RIGHT),
        ),
        mark=Decimal(2),
        general_feedback="<p>Words decide.</p>",
        difficulty="easy",
        line=7,
    )
    assert reading.format == "moodle_xml"
    assert reading.problems == []


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("$course$/Referrals", "Referrals"),
        ("$course$/top/Referrals", "Referrals"),
        ("$module$/top/Year 1/Health//Education", "Health/Education"),
        ("top/Referrals", "Referrals"),
        ("Referrals", "Referrals"),
        ("Top tips", "Top tips"),
        ("$course$/top", ""),
        ("$course$", ""),
        ("", ""),
    ],
)
def test_the_last_part_of_a_category_is_the_topic_of_what_follows(path, topic):
    category = f'<question type="category"><category><text>{path}</text></category></question>'
    assert only(read(quiz(category, question("essay")))).topic == topic


@pytest.mark.parametrize(
    ("text_format", "written", "html"),
    [
        ("html", "<![CDATA[<p>Tom &lt; 3</p>]]>", "<p>Tom &lt; 3</p>"),
        ("html", "&lt;p&gt;a&lt;/p&gt;", "<p>a</p>"),
        ("plain_text", "a &lt; b &amp;amp; c", "a &lt; b &amp;amp; c"),
        ("plain_text", "one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("moodle_auto_format", "one\ntwo", "one<br>two"),
        ("moodle_auto_format", "a &lt;b&gt;b&lt;/b&gt; &amp;lt; c", "a <b>b</b> &lt; c"),
        ("moodle_auto_format", "&lt;p&gt;a\nb&lt;/p&gt;", "<p>a\nb</p>"),
        ("markdown", "**a** _b_\n\n- c\n- d", "<p><strong>a</strong> <em>b</em></p><ul><li>c</li><li>d</li></ul>"),
        ("unheard_of", "&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"),
    ],
)
def test_each_format_of_text_becomes_html(text_format, written, html):
    text = f'<questiontext format="{text_format}"><text>{written}</text></questiontext>'
    asked = f'<question type="essay"><name><text>a</text></name>{text}</question>'
    assert only(read(quiz(asked))).text == html


def test_feedback_has_the_format_of_the_question_unless_it_says_another():
    asked = """<question type="multichoice"><questiontext format="plain_text"><text>a</text></questiontext>
      <generalfeedback><text>&lt;b&gt;</text></generalfeedback>
      <answer fraction="100" format="html"><text>&lt;b&gt;a&lt;/b&gt;</text>
        <feedback><text>&lt;i&gt;</text></feedback></answer>
      </question>"""
    record = only(read(quiz(asked)))
    assert record.general_feedback == "&lt;b&gt;"
    assert record.options == (OptionRecord("<b>a</b>", RIGHT, "&lt;i&gt;"),)


def test_blocks_and_cells_stay_apart_when_their_tags_go():
    text = "<h3>Ama</h3><div>is <span style='color:red'>nine</span>.</div><table><tr><td>a</td><td>b</td></tr></table>"
    assert only(read(quiz(question("essay", text=text)))).text == "<p>Ama</p><p>is nine.</p><p> a  b </p>"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (question("cloze"), "“Cloze” questions aren't supported"),
        (question("multianswer"), "“Cloze” questions aren't supported"),
        (question("calculated"), "type “calculated” aren't supported"),
        (question(""), "type “” aren't supported"),
        (
            '<question type="essay"><questiontext><text><p>a</p></text></questiontext></question>',
            "Put the HTML into <![CDATA[ … ]]>.",
        ),
        (question("essay", text=""), "There is no question text."),
        (question("multichoice"), "There are no answers."),
        (
            question("multichoice", '<answer fraction="0"><text>a</text></answer>'),
            "None of the answers is marked as right",
        ),
        (question("multichoice", '<answer fraction="lots"><text>a</text></answer>'), "“lots” is no percentage"),
        (question("multichoice", '<answer fraction="101"><text>a</text></answer>'), "“101” is no percentage"),
        (question("truefalse", '<answer fraction="100"><text>true</text></answer>'), "needs two answers"),
        (question("truefalse", OPTIONS.replace('"0"', '"100"')), "Either true or false"),
        (question("numerical", '<answer fraction="100"><text>many</text></answer>'), "“many” is no number."),
        (
            question("numerical", '<answer fraction="100"><text>1</text><tolerance>a bit</tolerance></answer>'),
            "“a bit” is no number.",
        ),
        (question("matching"), "There is nothing to match."),
        (question("gapselect", "<selectoption><text>a</text></selectoption>", text="[[1]] [[2]]"), "Each gap"),
        (question("gapselect", "<selectoption><text>a</text></selectoption>"), "Each gap"),
        (
            question("gapselect", "<selectoption><text>a</text><group>x</group></selectoption>", text="[[1]]"),
            "“x” is no number.",
        ),
        (question("essay", "<defaultgrade>-1</defaultgrade>"), "less than nothing"),
        (question("essay", "<defaultgrade>NaN</defaultgrade>"), "“NaN” is no number."),
    ],
)
def test_a_question_that_cannot_be_taken_is_named_with_its_place(asked, sentence):
    problem = only_problem(asked)
    assert sentence in problem.sentence
    assert (problem.line, problem.column > 0) == (3, True)


def test_one_bad_question_keeps_only_itself_out():
    reading = read(quiz(question("cloze", name="a"), question("essay", name="b"), "  " + question("random", name="c")))
    assert [record.name for record in reading.questions] == ["b"]
    assert [(problem.line, problem.column) for problem in reading.problems] == [(3, 1), (5, 3)]


def test_a_description_is_left_out_with_a_note():
    reading = read(quiz(question("description"), question("essay")))
    assert only(reading).kind == "essay"
    assert [(note.line, note.is_error) for note in reading.problems] == [(3, False)]


def test_hints_are_told_to_be_lost():
    reading = read(quiz(question("essay", "<graderinfo format='html'><text>Look for names.</text></graderinfo>")))
    assert only(reading)
    assert [note.sentence for note in reading.problems] == ["Hints, and what essays say to markers, can't be kept."]


def test_a_question_without_a_name_is_called_by_its_words():
    assert only(read(quiz(question("essay", name="", text="<p>What <b>now</b>?</p>")))).name == "What now?"


@pytest.mark.parametrize(
    ("xml", "sentence", "line"),
    [
        (b"<assessmentItem/>", "not Moodle's: it begins with <assessmentItem>", 1),
        (b"<quiz>\n<question type='essay'>\n</quiz>", "isn't the last one that was opened", 3),
        (b"<quiz>\n<question type='essay'>", "The file ends too early", 2),
        (b"<quiz>\n<question type='essay'><name>a & b</name></question></quiz>", "“<” or “&”", 2),
        (b"<quiz>\n<question type='essay'>&nbsp;</question></quiz>", "&nbsp;", 2),
        (b"<quiz><question type='essay'/></quiz>\n<quiz/>", "after the end of the quiz", 2),
        (b"<quiz>\n</quiz>", "no question in this file", 0),
        (b"<quiz><question>&#0;</question></quiz>", "“<” or “&”", 1),
    ],
)
def test_what_is_no_quiz_is_refused_with_its_place(xml, sentence, line):
    with pytest.raises(FileRefused, match=sentence.replace("?", "\\?").replace("(", "\\(")) as refused:
        read(xml)
    assert refused.value.problem.line == line
