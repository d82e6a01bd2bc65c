"""Moodle XML, rule by rule. What Moodle itself writes is in `example`; other tests change one thing of it."""

from decimal import Decimal

import pytest

from quizzes.exchange import FileRefused, OptionRecord, PairRecord, Problem, QuestionRecord, Reading, UnitRecord
from quizzes.importers.moodle_xml import read

RIGHT, HALF, NOTHING = Decimal(1), Decimal("0.5"), Decimal(0)
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="  # 1 × 1, PNG
OPTIONS = '<answer fraction="100"><text>Call</text></answer><answer fraction="0"><text>Wait</text></answer>'


def quiz(*questions: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{"\n".join(questions)}\n</quiz>'.encode()


def question(kind: str, parts: str = "", *, text: str = "What now?", name: str = "Second visit") -> str:
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{parts}</question>'
    )


def only(reading: Reading) -> QuestionRecord:
    assert [problem.sentence for problem in reading.problems if problem.is_error] == []
    assert len(reading.questions) == 1
    return reading.questions[0]


def only_problem(*questions: str) -> Problem:
    reading = read(quiz(*questions))
    assert reading.questions == []
    assert len(reading.problems) == 1
    assert reading.problems[0].is_error
    return reading.problems[0]


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


def test_several_right_answers_share_the_mark_as_written():
    parts = """<single>false</single>
      <answer fraction="33.33333"><text>GP</text></answer>
      <answer fraction="66.66667"><text>School</text></answer>
      <answer fraction="-50"><text>Nobody</text></answer>"""
    record = only(read(quiz(question("multichoice", parts))))

    assert (record.kind, record.partial) == ("multiple_choice", True)
    assert [option.fraction for option in record.options] == [Decimal(1) / 3, Decimal(2) / 3, -HALF]
    assert record.options[0].fraction + record.options[1].fraction == pytest.approx(RIGHT, abs=Decimal("1e-20"))


def test_parts_that_were_rounded_to_whole_per_cents_make_the_mark():
    parts = "<single>false</single>" + "".join(f'<answer fraction="33"><text>{name}</text></answer>' for name in "abc")
    record = only(read(quiz(question("multichoice", parts))))
    assert [option.fraction for option in record.options] == [RIGHT / 3] * 3


@pytest.mark.parametrize(
    ("answers", "fractions"),
    [
        ('<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>', (1, 0)),
        ('<answer fraction="100"><text>false</text></answer><answer fraction="0"><text>true</text></answer>', (0, 1)),
        ('<answer fraction="0"><text>Gwir</text></answer><answer fraction="100"><text>Gau</text></answer>', (0, 1)),
    ],
)
def test_true_stands_before_false_however_the_file_has_it(answers, fractions):
    record = only(read(quiz(question("truefalse", answers))))
    assert record.kind == "true_false"
    assert [(option.text, option.fraction) for option in record.options] == list(
        zip(("True", "False"), fractions, strict=True)
    )


@pytest.mark.parametrize(
    ("usecase", "matters"), [("<usecase>1</usecase>", True), ("<usecase>0</usecase>", False), ("", False)]
)
def test_accepted_answers_stay_plain_text(usecase, matters):
    parts = f"""{usecase}<answer fraction="100" format="moodle_auto_format"><text>Children  Act *</text></answer>
      <answer fraction="50"><text>a &lt; b &amp;amp; c</text><feedback><text>Nearly.</text></feedback></answer>"""
    record = only(read(quiz(question("shortanswer", parts))))

    assert (record.kind, record.case_sensitive) == ("short_text", matters)
    assert record.options == (
        OptionRecord("Children Act *", RIGHT),
        OptionRecord("a < b &amp; c", HALF, "Nearly."),
    )


def test_numbers_have_their_tolerance_and_units_their_factor():
    parts = """<answer fraction="100"><text>5500</text><tolerance>10.5</tolerance></answer>
      <answer fraction="50"><text>-5.5e3</text></answer>
      <answer fraction="0"><text>*</text><feedback><text>Look again.</text></feedback></answer>
      <units><unit><multiplier>1</multiplier><unit_name>W</unit_name></unit>
        <unit><multiplier>0.001</multiplier><unit_name>kW</unit_name></unit></units>
      <unitgradingtype>1</unitgradingtype>"""
    record = only(read(quiz(question("numerical", parts))))

    assert record.options == (
        OptionRecord("5500", RIGHT, tolerance=Decimal("10.5")),
        OptionRecord("-5.5e3", HALF, tolerance=NOTHING),
        OptionRecord("*", NOTHING, "Look again."),
    )
    assert record.units == (UnitRecord("W"), UnitRecord("kW", Decimal("0.001")))
    assert record.unit_needed


def test_what_is_matched_is_html_and_its_answer_plain_text():
    parts = """<subquestion format="html"><text><![CDATA[<p>Section <em>17</em></p>]]></text>
        <answer><text>In need &lt;b&gt;</text></answer></subquestion>
      <subquestion format="html"><text></text><answer><text>Fostered</text></answer></subquestion>"""
    record = only(read(quiz(question("matching", parts))))

    assert record.partial
    assert record.pairs == (
        PairRecord("<p>Section <em>17</em></p>", "In need &lt;b&gt;"),
        PairRecord("", "Fostered"),
    )


@pytest.mark.parametrize(("grading", "partial"), [("ALL_OR_NOTHING", False), ("ABSOLUTE_POSITION", True), ("", True)])
def test_items_are_ordered_as_they_are_written(grading, partial):
    parts = f"""<gradingtype>{grading}</gradingtype>
      <answer fraction="1.0000000" format="html"><text>Referral</text></answer>
      <answer fraction="2.0000000" format="html"><text>Meeting</text>
        <feedback format="html"><text>Soon.</text></feedback></answer>"""
    record = only(read(quiz(question("ordering", parts))))
    assert record.options == (OptionRecord("Referral"), OptionRecord("Meeting", feedback="Soon."))
    assert record.partial is partial


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "gapselect",
            "<selectoption><text>alone</text><group>1</group></selectoption>"
            "<selectoption><text>a &lt; b</text><group>2</group></selectoption>",
        ),
        (
            "ddwtos",
            "<dragbox><text>&lt;b&gt;alone&lt;/b&gt;</text><group>1</group><infinite/></dragbox>"
            "<dragbox><text>a &amp;lt; b</text><group>2</group></dragbox>",
        ),
        (
            "gapselect",
            "<answer><text>alone</text><feedback><text>1</text></feedback></answer>"
            "<answer><text>a &lt; b</text><feedback><text>2</text></feedback></answer>",
        ),
    ],
)
def test_words_for_gaps_have_their_group(kind, words):
    record = only(read(quiz(question(kind, words, text="See them [[1]], then [[2]]."))))
    assert (record.kind, record.text) == ("missing_words", "See them [[1]], then [[2]].")
    assert record.options == (OptionRecord("alone", group=1), OptionRecord("a < b", group=2))


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
