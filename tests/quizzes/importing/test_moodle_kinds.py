"""Moodle XML: each kind of question, and what earns how much."""

from decimal import Decimal

import pytest

from quizzes.exchange import OptionRecord, PairRecord, UnitRecord
from quizzes.importers.moodle_xml import read
from tests.quizzes.importing.moodle import only, question, quiz

RIGHT, HALF, NOTHING = Decimal(1), Decimal("0.5"), Decimal(0)


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
