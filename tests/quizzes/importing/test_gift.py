from decimal import Decimal

import pytest

from quizzes.exchange import WHOLE, OptionRecord, PairRecord, QuestionRecord, Reading
from quizzes.importers import gift

THIRD = WHOLE / 3


def only(text: str) -> QuestionRecord:
    reading = gift.read(text)
    assert reading.problems == []
    (question,) = reading.questions
    return question


def options(text: str) -> list[tuple[str, Decimal]]:
    return [(option.text, option.fraction) for option in only(text).options]


def said(reading: Reading) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.sentence) for problem in reading.problems]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        pytest.param("{}", "essay", id="nothing between the braces"),
        pytest.param("{ #### Thank you. }", "essay", id="nothing but general feedback"),
        pytest.param("{T}", "true_false", id="T"),
        pytest.param("{FALSE}", "true_false", id="FALSE"),
        pytest.param("{false#No.}", "true_false", id="small letters"),
        pytest.param("{=a =b}", "short_text", id="only right answers"),
        pytest.param("{three}", "short_text", id="an answer without a sign"),
        pytest.param("{=T}", "short_text", id="a letter behind ="),
        pytest.param("{=a ~b}", "single_choice", id="one = among ~"),
        pytest.param("{=%100%a ~%-50%b}", "single_choice", id="= with the whole mark"),
        pytest.param("{~%50%a ~%50%b ~c}", "multiple_choice", id="weights and no ="),
        pytest.param("{=%50%a =%50%b ~c}", "multiple_choice", id="no = has the whole mark"),
        pytest.param("{~%100%a ~b}", "multiple_choice", id="the whole mark behind ~"),
        pytest.param("{=a->1 =b->2}", "matching", id="arrows"),
        pytest.param("{=a # see c -> d =b}", "short_text", id="an arrow in feedback only"),
        pytest.param("{a -> b}", "short_text", id="an arrow without ="),
        pytest.param("{#3}", "numerical", id="a number behind #"),
    ],
)
def test_the_answers_make_the_kind_by_the_rules_of_moodle(answers: str, kind: str) -> None:
    assert only(f"What? {answers}").kind == kind


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("{=yes ~no}", [("yes", WHOLE), ("no", 0)], id="right and wrong"),
        pytest.param("{~no=yes~never}", [("no", 0), ("yes", WHOLE), ("never", 0)], id="without spaces"),
        pytest.param("{\n~no\n\t= yes \n}", [("no", 0), ("yes", WHOLE)], id="on lines of their own"),
        pytest.param("{=a ~%50%b ~%-12.5%c}", [("a", 1), ("b", Decimal("0.5")), ("c", Decimal("-0.125"))], id="parts"),
        pytest.param("{~%60%a ~%40%b}", [("a", Decimal("0.6")), ("b", Decimal("0.4"))], id="uneven parts"),
        pytest.param("{~%33.33333%a ~%66.66667%b}", [("a", THIRD), ("b", WHOLE * 2 / 3)], id="thirds with decimals"),
        pytest.param("{~%33%a ~%33%b ~%33%c}", [("a", THIRD), ("b", THIRD), ("c", THIRD)], id="thirds without"),
        pytest.param("{~%50%a ~%50%b ~%-33,333%c}", [("a", 0.5), ("b", 0.5), ("c", -THIRD)], id="a decimal comma"),
        pytest.param("{=50% of them ~%}", [("50% of them", 1), ("%", 0)], id="a percentage in the text"),
        pytest.param("{=a ~%50}", [("a", 1), ("%50", 0)], id="half a percentage"),
        pytest.param("{=a =%50%b =%0%*}", [("a", 1), ("b", 0.5), ("*", 0)], id="short answers with parts"),
        pytest.param("{=R&D and <b>}", [("R&D and <b>", 1)], id="short answers are plain text"),
        pytest.param("{=R&D ~<b>x</b> ~a < b}", [("R&amp;D", 1), ("<b>x</b>", 0), ("a &lt; b", 0)], id="signs of HTML"),
        pytest.param("{=[html]a &amp; b ~c}", [("a &amp; b", 1), ("c", 0)], id="HTML in one option"),
        pytest.param("{=[html]<font>a</font> ~c}", [("a", 1), ("c", 0)], id="HTML that nobody needs"),
        pytest.param("{=[plain]<b>x</b> ~c}", [("&lt;b&gt;x&lt;/b&gt;", 1), ("c", 0)], id="plain text in one option"),
        pytest.param("{=[markdown]**x** ~c}", [("<strong>x</strong>", 1), ("c", 0)], id="Markdown in one option"),
        pytest.param("{=[1] ~[other]}", [("[1]", 1), ("[other]", 0)], id="brackets that name no format"),
        pytest.param(r"{=\= \~ \# \{ \} \: \\ ~\a}", [("= ~ # { } : \\", 1), ("\\a", 0)], id="escapes"),
    ],
)
def test_options_keep_their_order_and_earn_what_the_file_says(answers: str, expected: list) -> None:
    assert options(f"What? {answers}") == [(text, pytest.approx(Decimal(fraction))) for text, fraction in expected]


def test_feedback_stands_behind_each_option_and_general_feedback_at_the_end() -> None:
    question = only("What? {\n=yes # Well\n done.\n~no#[html]<i>Oh.</i>\n~never\n#### In general.\n}")
    assert [option.feedback for option in question.options] == ["<p>Well done.</p>", "<i>Oh.</i>", ""]
    assert question.general_feedback == "<p>In general.</p>"


@pytest.mark.parametrize(
    ("answers", "to_true", "to_false"),
    [
        ("{T}", "", ""),
        ("{T#no}", "", "<p>no</p>"),
        ("{T#no#yes}", "<p>yes</p>", "<p>no</p>"),
        ("{F#no#yes}", "<p>no</p>", "<p>yes</p>"),
        ("{F##yes####all}", "", "<p>yes</p>"),
    ],
)
def test_of_a_statement_the_first_feedback_is_for_the_wrong_answer(answers: str, to_true: str, to_false: str) -> None:
    is_true = answers.startswith("{T")
    assert only(f"So it is. {answers}").options == (
        OptionRecord("True", Decimal(is_true), to_true),
        OptionRecord("False", Decimal(not is_true), to_false),
    )


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param("{#3}", [("3", "0", 1)], id="exactly"),
        pytest.param("{#3:0.5}", [("3", "0.5", 1)], id="with a tolerance"),
        pytest.param("{# -2,5 : 0,1 }", [("-2.5", "0.1", 1)], id="decimal commas"),
        pytest.param("{#3.141..3.142}", [("3.1415", "0.0005", 1)], id="a range"),
        pytest.param("{#5..1}", [("3", "2", 1)], id="a range from its end"),
        pytest.param("{#=1822:0 =%50%1822:2}", [("1822", "0", 1), ("1822", "2", 0.5)], id="several with parts"),
        pytest.param("{#=%100%3:0#Yes ~#No}", [("3", "0", 1), ("*", None, 0)], id="feedback to any other number"),
        pytest.param("{#1e3:1}", [("1000", "1", 1)], id="with an exponent"),
    ],
)
def test_numbers_are_given_exactly_with_a_tolerance_or_as_a_range(answers: str, expected: list) -> None:
    found = [(option.text, option.tolerance, option.fraction) for option in only(f"How many? {answers}").options]
    assert found == [(text, off and Decimal(off), Decimal(fraction)) for text, off, fraction in expected]


def test_what_is_matched_may_have_answers_that_belong_to_nothing() -> None:
    question = only("Match. {\n=cat -> cat food\n=[html]<b>dog</b>->dog food & water\n= -> hay\n}")
    assert question.pairs == (
        PairRecord("cat", "cat food"),
        PairRecord("<b>dog</b>", "dog food &amp; water"),
        PairRecord("", "hay"),
    )
    assert question.partial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Who {=a} was it?", "<p>Who _____ was it?</p>", id="answers in the middle leave a blank"),
        pytest.param("{=Asia} is large.", "<p>_____ is large.</p>", id="answers at the beginning too"),
        pytest.param("What is pi? {#3}.", "<p>What is pi? _____.</p>", id="answers before the full stop too"),
        pytest.param("Two lines\n  of one text {T}", "<p>Two lines of one text</p>", id="a line end is a space"),
        pytest.param(r"One\nTwo {T}", "<p>One<br>Two</p>", id="an escaped line end is a break"),
        pytest.param(r"One\n\nTwo {T}", "<p>One</p><p>Two</p>", id="two of them begin a paragraph"),
        pytest.param("R&D < <b>5</b> &amp; {T}", "<p>R&amp;D &lt; <b>5</b> &amp;</p>", id="Moodle's own format"),
        pytest.param("<p>One</p><p>Two</p> {T}", "<p>One</p><p>Two</p>", id="with paragraphs of its own"),
        pytest.param("[plain]<b>5</b> {T}", "<p>&lt;b&gt;5&lt;/b&gt;</p>", id="plain text"),
        pytest.param("[html]<p>a<br>b &amp; c</p>{T}", "<p>a<br>b &amp; c</p>", id="HTML"),
        pytest.param("[HTML] <p>a</p>{T}", "<p>a</p>", id="HTML in capitals"),
        pytest.param(
            r"[markdown]A **b**\n\n* c\n* d{T}",
            "<p>A <strong>b</strong></p>\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>",
            id="Markdown",
        ),
        pytest.param("Is \\{this\\} it? {T}", "<p>Is {this} it?</p>", id="braces of the text"),
        pytest.param("[html]Solve $$\\frac\\{1\\}\\{2\\}$${T}", "Solve $$\\frac{1}{2}$$", id="other backslashes stay"),
        pytest.param("One {T\n\n}", "<p>One</p>", id="a blank line within the braces"),
        pytest.param("A // b {T}", "<p>A // b</p>", id="slashes within a line are no comment"),
        pytest.param("A\n  // gone {=x}\nb {T}", "<p>A b</p>", id="a comment is left out"),
    ],
)
def test_the_text_is_what_stands_outside_the_braces(text: str, expected: str) -> None:
    assert only(text).text == expected


def test_options_have_the_format_of_the_question_unless_they_say_another() -> None:
    assert options("[html]Which? {=a &amp; <i>b</i> ~[plain]<i>}") == [("a &amp; <i>b</i>", 1), ("&lt;i&gt;", 0)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("::Pi::What is it? {#3}", "Pi"),
        ("// one\n:: Two\\: the second ::\nWhat? {T}", "Two: the second"),
        ("What <b>is</b> it? {T}", "What is it?"),
        ("[html]<p>One</p><p>Two &amp; three</p>{T}", "One Two & three"),
        (r"[html]<img src\='data\:image/png;base64,AAAA' alt\=''>{T}", "Question 1"),
        (f"{'word ' * 60}{{T}}", f"{'word ' * 23}word…"),
    ],
)
def test_a_name_stands_between_colons_or_is_made_of_the_text(text: str, name: str) -> None:
    assert only(text).name == name


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("$course$/top/Neglect", "Neglect"),
        ("$system$/top/Default for System/Early help", "Early help"),
        ("tom/dick/harry", "harry"),
        ("Neglect", "Neglect"),
        ("$course$/top/Health//education", "Health/education"),
        ("$course$/top/ //x", "/x"),
        ("$course$/top", ""),
        ("$course$", ""),
        ("$course$/top/top", "top"),
        ("", ""),
    ],
)
def test_the_topic_is_the_last_part_of_the_category(path: str, topic: str) -> None:
    reading = gift.read(f"Before {{T}}\n\n$CATEGORY: {path}\n\nOne {{T}}\n\n// and\nTwo {{T}}")
    assert [question.topic for question in reading.questions] == ["", topic, topic]
    assert reading.problems == []


def test_a_category_needs_no_blank_line_behind_it() -> None:
    assert only("$CATEGORY: Neglect\n::Name::One {T}").topic == "Neglect"


def test_questions_are_parted_by_blank_lines_and_know_their_own() -> None:
    reading = gift.read("\ufeffOne {T}\r\n\r\n \t\r\nTwo\r\n{F}\r\r\r// three\r::x::Three {}")
    assert [(question.line, question.text) for question in reading.questions] == [
        (1, "<p>One</p>"),
        (4, "<p>Two</p>"),
        (9, "<p>Three</p>"),
    ]


def test_a_description_is_left_out_with_a_note() -> None:
    reading = gift.read("Some words before.\n\nOne {T}")
    assert [question.line for question in reading.questions] == [3]
    assert said(reading) == [
        (1, 1, "This has no answers in braces, so it is a description, not a question. It was left out.")
    ]
    assert not reading.problems[0].is_error


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("What {=a ~b", 6, "The answers of question 2 have no end. Write } after them, or \\{ for a brace in a text."),
        ("What =a}", 8, "The answers of question 2 have no beginning. Write { before them, or \\} in a text."),
        ("So } what {", 4, "The answers of question 2 have no beginning. Write { before them, or \\} in a text."),
        ("a {T}\nb {F}", 3, "Question 2 has braces twice. Part questions by a blank line; write \\{ and \\} in texts."),
        ("a {=b{c}", 6, "Question 2 has braces twice. Part questions by a blank line; write \\{ and \\} in texts."),
        ("::what {T}", 1, "The name of question 2 has no end. Write :: after it."),
        ("::what:: {T}", 1, "Question 2 has no text. Write it before the braces."),
        ("[html]<p> </p> {T}", 1, "Question 2 has no text. Write it before the braces."),
        ("What {~a ~b}", 7, "Question 2 has no right answer. Put = instead of ~ before it."),
        ("What {a ~b}", 7, "In question 2, put = or ~ before the first option."),
        ("What {~%50%a}", 7, "Question 2 has only one option. Add another, with ~ before it."),
        ("What {=a ~}", 11, "In question 2, an answer has no text. Write it, or take its sign away."),
        (
            "What {=a ~[html]<p></p>}",
            11,
            "In question 2, an answer has no text. Write it, or take its sign away.",
        ),
        ("What {= #well}", 9, "In question 2, an answer has no text. Write it, or take its sign away."),
        (
            "What {~%50%a ~%30%b ~%-20%c}",
            7,
            "The right options of question 2 make 80%. Change the percentages to make 100%.",
        ),
        ("What {=a =}", 11, "In question 2, an answer has no text. Write it, or take its sign away."),
        ("What {=a ~%150%b}", 11, "In question 2, write a percentage between -100 and 100."),
        ("What {=%50%a}", 8, "No answer to question 2 earns the whole mark. Give one of them 100%."),
        ("What {#}", 8, "Question 2 has no number. Write the right one after #, such as {#3:0.5}."),
        ("What {#=3 =}", 12, "In question 2, “” is not a number."),
        ("What {#3 m}", 8, "In question 2, “3 m” is not a number."),
        ("What {#3:x}", 10, "In question 2, “x” is not a number."),
        ("What {=a->b =c}", 14, "In question 2, put -> between what is asked and what it goes with."),
        ("What {=a->b =c->}", 14, "In question 2, write after -> what it goes with."),
        ("What {=a->b =->c}", 8, "Question 2 has too little to match. Write at least two pairs."),
        ("What {>ALL\na\nb}", 7, "Question 2 asks for an order, which GIFT has no rule for. Use a table."),
    ],
)
def test_a_question_with_an_error_is_left_out_and_the_others_stay(text: str, column: int, sentence: str) -> None:
    reading = gift.read(f"One {{T}}\n\n{text}\n\nThree {{T}}")
    assert [question.text for question in reading.questions] == ["<p>One</p>", "<p>Three</p>"]
    line = 4 if text == "a {T}\nb {F}" else 3
    assert said(reading) == [(line, column, sentence)]
    assert reading.problems[0].is_error


def test_answers_without_an_end_at_the_end_of_the_file_are_said() -> None:
    assert [problem.line for problem in gift.read("One {T}\n\nTwo {=a\n\n=b").problems] == [3, 5]


def test_what_a_browser_would_run_is_taken_out_and_said() -> None:
    reading = gift.read('[html]<p onclick\\="x()">Why?<script>x()</script></p>{T}')
    assert reading.questions[0].text == "<p>Why?</p>"
    assert said(reading) == [(1, 1, "Something that a browser would run was taken out of question 1.")]
