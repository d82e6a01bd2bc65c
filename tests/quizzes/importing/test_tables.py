"""Tables by the template, column by column; CSV and workbooks share all but how cells are cut out."""

import datetime
from decimal import Decimal

import pytest

from quizzes.exchange import WHOLE, FileRefused, OptionRecord, PairRecord, QuestionRecord, Reading, UnitRecord
from quizzes.importers import csv_table, read

HALF = Decimal("0.5")
TWO = {"option 1": "Call", "option 2": "Wait"}


def at(*moment: int) -> datetime.datetime:
    """A moment as a workbook knows it: in no zone."""
    return datetime.datetime(*moment)  # noqa: DTZ001


def table(*rows: dict[str, str]) -> Reading:
    """The rows as a CSV file with the columns that they name."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    lines = [headings, *([row.get(name, "") for name in headings] for row in rows)]
    return csv_table.read(
        "\n".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)
    )


def only(**cells: str) -> QuestionRecord:
    reading = table({"question": "What now?", **{name.replace("_", " "): cell for name, cell in cells.items()}})
    assert reading.problems == []
    return reading.questions[0]


def only_problem(cells: dict[str, str]) -> tuple[str, str]:
    """The column that is told of, and the sentence."""
    reading = table({"question": "What now?", "kind": "single choice", "right": ""} | cells)
    assert reading.questions == []
    assert [problem.line for problem in reading.problems] == [2]
    headings = list({"question": "", "kind": "", "right": ""} | cells)
    column = reading.problems[0].column
    return headings[column - 1] if column else "", reading.problems[0].sentence


def test_a_row_holds_all_of_a_question():
    reading = table(
        {
            "kind": "single choice", "name": "WNB 1", "topic": "Was not brought", "question": "What do you record?",
            "right": "2", "option 1": "DNA", "feedback 1": "Who drives?", "option 2": "WNB", "mark": "2",
            "general feedback": "Words decide.", "learning outcome": "Notice", "difficulty": "Easy",
            "thinking": "Application", "explained in": "slide:3",
        }
    )  # fmt: skip
    assert reading == Reading(
        "csv",
        [
            QuestionRecord(
                kind="single_choice",
                name="WNB 1",
                topic="Was not brought",
                text="<p>What do you record?</p>",
                options=(OptionRecord("DNA", feedback="<p>Who drives?</p>"), OptionRecord("WNB", WHOLE)),
                mark=Decimal(2),
                general_feedback="<p>Words decide.</p>",
                outcome="Notice",
                difficulty="easy",
                thinking="application",
                explained_in="slide:3",
                line=2,
            )
        ],
    )


@pytest.mark.parametrize(
    ("kind", "right", "fractions"),
    [
        ("single choice", "1", [1, 0]),
        ("Single_Choice", "B", [0, 1]),
        ("single choice", "1: 100%, 2: 50%", [1, HALF]),
        ("multiple choice", "1, 2", [HALF, HALF]),
        ("MULTIPLE-CHOICE", "a; b", [HALF, HALF]),
        ("multiple choice", "2", [0, 1]),
        ("multiple choice", "1: 33.33333%\n2 = 66.66667", [Decimal(1) / 3, Decimal(2) / 3]),
        ("multiple choice", "1: 100%, 2: -50%", [1, -HALF]),
        ("short text", "", [1, 1]),
        ("short text", "1: 100%, 2: 50%", [1, HALF]),
        ("numerical", "2", [0, 1]),
    ],
)
def test_the_right_column_says_what_earns_how_much(kind, right, fractions):
    options = {"option 1": "7", "option 2": "8"}
    reading = table({"question": "What now?", "kind": kind, "right": right} | options)
    assert [option.fraction for option in reading.questions[0].options] == fractions


@pytest.mark.parametrize(("right", "is_true"), [("true", True), ("FALSE", False), ("f", False), ("Yes", True)])
def test_true_or_false_needs_no_options(right, is_true):
    record = only(kind="true or false", right=right, feedback_1="Right you are.", feedback_2="")
    assert record.options == (
        OptionRecord("True", Decimal(is_true), "<p>Right you are.</p>"),
        OptionRecord("False", Decimal(not is_true)),
    )


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"right": "1", **TWO}, "single_choice"),
        ({"right": "1, 2", **TWO}, "multiple_choice"),
        ({"right": "false"}, "true_false"),
        ({"option 1": "a => b", "option 2": "c => d"}, "matching"),
        ({"question": "See [[1]].", "option 1": "them", "option 2": "him"}, "missing_words"),
    ],
)
def test_a_row_without_a_kind_tells_it_by_what_it_holds(cells, kind):
    reading = table({"question": "What now?", "right": ""} | cells)
    assert [record.kind for record in reading.questions] == [kind]


def test_numbers_take_a_tolerance_for_all_or_for_each_and_units():
    record = only(
        kind="number", option_1="15", option_2="-3.5", option_3="*", tolerance="0.5; 1; 0", units="m; cm = 100"
    )
    assert record.options == (
        OptionRecord("15", WHOLE, tolerance=HALF),
        OptionRecord("-3.5", WHOLE, tolerance=Decimal(1)),
        OptionRecord("*", WHOLE),
    )
    assert record.units == (UnitRecord("m"), UnitRecord("cm", Decimal(100)))
    assert only(kind="number", option_1="1", option_2="2", tolerance="0.1").options[1].tolerance == Decimal("0.1")
    assert only(kind="number", option_1="1", unit_needed="yes").unit_needed


def test_an_accepted_answer_stays_plain_text():
    record = only(kind="short text", option_1="a < b & <i>c</i>", case_matters="yes")
    assert (record.options[0].text, record.case_sensitive) == ("a < b & <i>c</i>", True)


def test_pairs_have_an_arrow_and_an_answer_alone_belongs_to_nothing():
    record = only(kind="matching", option_1="17 => <b>need</b>", option_2="a < b", part_marks="y")
    assert record.pairs == (PairRecord("17", "<b>need</b>"), PairRecord("", "a &lt; b"))
    assert record.partial


def test_items_stand_in_their_right_order():
    record = only(kind="order", option_1="Refer", option_2="Meet", part_marks="no")
    assert (record.options, record.partial) == ((OptionRecord("Refer"), OptionRecord("Meet")), False)


def test_words_for_gaps_have_groups():
    record = only(question="[[1]] and [[2]]", kind="gaps", option_1="a", option_2="b", option_3="<c>", groups="1, 2, 1")
    assert record.options == (OptionRecord("a"), OptionRecord("b", group=2), OptionRecord("<c>"))


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        ("One\n\nTwo\nlines", "<p>One</p><p>Two<br>lines</p>"),
        ("if a <b and c> d & e", "<p>if a &lt;b and c&gt; d &amp; e</p>"),
        ("<p>One <strong>word</strong></p>", "<p>One <strong>word</strong></p>"),
        ("Fish &amp; chips", "Fish &amp; chips"),
    ],
)
def test_a_cell_is_text_unless_it_is_plainly_html(cell, html):
    assert only(question=cell, kind="essay").text == html


@pytest.mark.parametrize(
    "headings",
    [
        "Kind,Question,Right,Option 1,Option 2",
        "question type,QUESTION TEXT, Correct answers ,Answer1,choice_2",
        "\ufeffkind\tquestion\tright\toption 1\toption 2",
        "kind;question;key;option 1;option 2",
        "\n\nkind,question,right,option 1,option 2",
        "sep=;\nkind;question;right;option 1;option 2",
    ],
)
def test_headings_may_be_spelt_and_parted_as_people_do(headings):
    delimiter = next(sign for sign in ";\t," if sign in headings)
    row = delimiter.join(["single choice", "What now?", "2", "Call", "Wait"])
    reading = read(f"{headings}\n{row}")
    assert (reading.format, reading.problems) == ("csv", [])
    assert reading.questions[0].options == (OptionRecord("Call"), OptionRecord("Wait", WHOLE))


def test_columns_may_stand_in_any_order_and_unknown_ones_get_a_note():
    reading = csv_table.read("option 2,colour,right,option 1,question\nb,red,1,a,Q?")
    assert [option.text for option in reading.questions[0].options] == ["a", "b"]
    assert [(note.line, note.column, note.is_error) for note in reading.problems] == [(1, 2, False)]
    assert "“colour”" in reading.problems[0].sentence


def test_each_row_knows_its_line_however_many_lines_cells_have():
    reading = csv_table.read('kind,question\n\nessay,"One\n\ntwo"\n,,\nessay,Three\nessay,"Four\n"\npoem,Five\n')
    assert [record.line for record in reading.questions] == [3, 7, 8]
    assert [(problem.line, problem.column) for problem in reading.problems] == [(10, 1)]


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"question": "", "name": "a"}, "question", "There is no question text."),
        ({"kind": "poem"}, "kind", "Write one of these: single choice, multiple choice, true or false"),
        ({"kind": ""}, "kind", "Say which kind"),
        (TWO, "right", "Say which option is right"),
        (TWO | {"right": "3"}, "right", "“3” isn't the number of an option"),
        (TWO | {"right": "Call"}, "right", "“Call” isn't the number of an option"),
        (TWO | {"right": "1: 500%"}, "right", "“500” is no percentage"),
        (TWO | {"right": "1: ..%"}, "right", "“..” is no percentage"),
        (TWO | {"right": "1, 2"}, "right", "Only one option can be right"),
        (TWO | {"right": "1: 0%"}, "right", "Say which option is right"),
        (TWO | {"right": "1", "mark": "two"}, "mark", "“two” is no number"),
        (TWO | {"right": "1", "mark": "-1"}, "mark", "less than nothing"),
        (TWO | {"right": "1", "difficulty": "so-so"}, "difficulty", "Write one of these: easy, medium, hard"),
        (TWO | {"right": "1", "thinking": "deep"}, "thinking", "Write one of these: recall, application"),
        ({"kind": "true or false"}, "right", "true or false"),
        ({"kind": "true or false", "right": "maybe"}, "right", "Write one of these: true, false"),
        ({"kind": "numerical"}, "", "at least one accepted answer"),
        ({"kind": "numerical", "option 1": "1e5"}, "option 1", "“1e5” is no number"),
        ({"kind": "numerical", "option 1": "1", "tolerance": "1; 2"}, "tolerance", "one for each"),
        ({"kind": "numerical", "option 1": "1", "units": "m; cm = x"}, "units", "“x” is no number"),
        ({"kind": "short text", "option 1": "a", "case matters": "so"}, "case matters", "Write one of these: yes, no"),
        ({"kind": "matching", "option 1": "a"}, "option 1", "Doctor => Health"),
        ({"kind": "ordering"}, "", "in their right order"),
        ({"kind": "missing words", "option 1": "a"}, "question", "Each gap"),
        ({"kind": "missing words", "question": "[[2]]", "option 2": "a"}, "question", "Each gap"),
        (
            {"kind": "missing words", "question": "[[1]]", "option 1": "a", "groups": "1, 2"},
            "groups",
            "for each option",
        ),
        ({"kind": "missing words", "question": "[[1]]", "option 1": "a", "groups": "0"}, "groups", "for each option"),
    ],
)
def test_what_cannot_be_understood_is_told_with_row_and_column(cells, column, sentence):
    told_column, told = only_problem(cells)
    assert told_column == column
    assert sentence in told


def test_one_bad_row_keeps_only_itself_out():
    reading = csv_table.read("kind,question\nessay,a\npoem,b\nessay,c")
    assert [record.text for record in reading.questions] == ["<p>a</p>", "<p>c</p>"]
    assert [problem.line for problem in reading.problems] == [3]


@pytest.mark.parametrize("text", ["", "a,b\n1,2", "question\nWhat?", "kind,right\nessay,"])
def test_a_table_without_our_headings_is_refused(text):
    with pytest.raises(FileRefused, match="doesn't name the columns"):
        csv_table.read(text)


def test_a_quotation_mark_that_is_never_closed_is_refused_where_it_opens():
    with pytest.raises(FileRefused, match="quotation mark") as refused:
        csv_table.read('kind,question\nessay,a\nessay,"b\nessay,c')
    assert refused.value.problem.line == 3


def test_the_apostrophe_that_keeps_a_formula_from_running_is_taken_off():
    assert only(question="'=1+1 is", kind="short text", option_1="'-2").options[0].text == "-2"
    assert only(question="'tis", kind="essay").text == "<p>'tis</p>"
