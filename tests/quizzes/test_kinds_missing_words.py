from decimal import Decimal
from typing import Any

import pytest

from quizzes import kinds
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body
from quizzes.kinds.gaps import split_text
from tests.factories.bodies import body_of

KIND = kinds.KINDS["missing_words"]


def gapped(text: str, *words: str | tuple[str, int], **parts: Any) -> Body:
    choices = [(word, 1) if isinstance(word, str) else word for word in words]
    listed = [{"id": one, "text": word, "group": group} for one, (word, group) in zip("abcdef", choices, strict=False)]
    return kinds.tidy("missing_words", body_of("missing_words", text=text, choices=listed, **parts))


@pytest.mark.parametrize(
    ("text", "words", "place", "message"),
    [
        ("", ["yes", "no"], "text", "at least one gap"),
        ("<p>It is [[yes]] or [[1]].</p>", ["yes", "no"], "text", "double square brackets"),
        ("<p>It is [[3]].</p>", ["yes", "no"], "text", "There is a gap [[3]], but no choice 3."),
        ("<p>It is [[1]].</p>", ["yes", ""], "choices.1.text", "Write this choice"),
        ("<p>It is [[1]].</p>", ["yes", "no", "yes"], "choices.2.text", "says this already"),
        ("<p>It is [[1]].</p>", ["yes", ("no", 2)], "choices", "Write another choice in group 1"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(text: str, words: list, place: str, message: str) -> None:
    [(found, said)] = KIND.problems(gapped(text, *words))
    assert found == place
    assert message in said


def test_gaps_in_the_question_itself_would_show_the_key() -> None:
    body = gapped("<p>It is [[1]].</p>", "yes", "no", stem="<p>It is [[1]].</p>")
    assert [found for found, _message in KIND.problems(body)] == ["stem"]


def test_the_same_word_may_fill_several_gaps_and_stand_in_several_groups() -> None:
    body = gapped("<p>[[1]] and [[1]], [[3]].</p>", "yes", "no", ("yes", 2), ("no", 2))
    assert not list(KIND.problems(body))
    assert KIND.key(body) == {"1": "a", "2": "a", "3": "c"}
    assert KIND.mark(body, {"1": "a", "2": "b", "3": "c"}) == Decimal(2) / 3


def test_each_gap_is_called_by_its_number_and_offers_its_group_alone() -> None:
    asked = KIND.asked(gapped("<p>[[3]] then [[1]]</p>", "yes", "no", ("he", 2), ("she", 2)), ["d", "b", "c", "a"])
    assert [one.label for one in asked] == ["Gap 1 of 2", "Gap 2 of 2"]
    assert [[words for _id, words in one.choices] for one in asked] == [["she", "he"], ["no", "yes"]]


def test_the_text_is_asked_with_a_select_in_each_gap_and_no_number() -> None:
    body = gapped("<p>It <b>[[1]]</b>, [[2]].</p>", "yes", "no")
    widget = KIND.form_field(body, order=["b", "a"], label="").widget.get_context("answer", None, {})["widget"]
    assert [select["before"] for select in widget["subwidgets"]] == ["<p>It <b>", "</b>, "]
    assert widget["after"] == ".</p>"
    assert [select["attrs"]["aria-label"] for select in widget["subwidgets"]] == ["Gap 1 of 2", "Gap 2 of 2"]


def test_the_order_in_which_choices_were_written_shows_nowhere() -> None:
    one = gapped("<p>[[1]], [[2]]</p>", "ask", "wait", "go")
    other = gapped("<p>[[3]], [[1]]</p>", "wait", "go", "ask")
    pages = [
        KIND.form_field(body, order=KIND.layout(body), label="").widget.render("answer", None) for body in (one, other)
    ]
    assert pages[0] == pages[1]


def test_an_answer_reads_as_the_text_with_the_words_marked() -> None:
    body = gapped("<p>It is [[1]].</p><ul><li>Not [[2]]</li><li>Ever</li></ul>", "R&D <b>", "no")
    lines = KIND.explain(body, {"1": "a", "2": "a"})
    word = '<mark class="app-word">R&amp;D &lt;b&gt;</mark>'
    assert [line.text for line in lines] == [f"It is {word}.", f"Not {word}", "Ever"]
    assert [(line.right, line.of) for line in lines] == [(1, 1), (0, 1), (None, 0)]
    assert KIND.key_in_words(gapped("<p>It is [[1]].</p>", "a", "b")) == ['It is <mark class="app-word">a</mark>.']


def test_a_gap_without_a_word_is_a_line() -> None:
    [line] = KIND.explain(gapped("<p>It is [[1]].</p>", "yes", "no"), {})
    assert line.text == 'It is <mark class="app-word">____</mark>.'


@pytest.mark.parametrize(
    ("stem", "before", "text"),
    [
        ("<p>Read.</p><p>Fill.</p><p>A [[1]]</p><p>end</p>", "<p>Read.</p><p>Fill.</p>", "<p>A [[1]]</p><p>end</p>"),
        ("<p>A [[1]]</p>", "", "<p>A [[1]]</p>"),
        ("<p>Fill in.</p><ul><li>One<ul><li>[[1]]</li></ul></li></ul>", "<p>Fill in.</p>",
         "<ul><li>One<ul><li>[[1]]</li></ul></li></ul>"),
        ("<p>Nothing.</p>", "<p>Nothing.</p>", ""),
    ],
)  # fmt: skip
def test_the_text_begins_with_the_first_paragraph_that_has_a_gap(stem: str, before: str, text: str) -> None:
    assert split_text(stem) == (before, text)


def test_a_file_that_asks_nothing_but_the_text_comes_with_a_question_and_leaves_without() -> None:
    options = (OptionRecord("dog", group=2), OptionRecord("cat", group=2))
    record = QuestionRecord("missing_words", "", "A [[1]]", options)
    body = kinds.tidy("missing_words", KIND.from_record(record))
    assert (body["text"], body["choices"][1]) == ("<p>A [[1]]</p>", {"id": "b", "text": "cat", "group": 2})
    assert KIND.from_record(record)["stem"] == "<p>Choose the missing words.</p>"
    written = KIND.to_record(body | {"stem": "<p>Choose the missing words.</p>"})
    assert (written["text"], written["options"]) == ("<p>A [[1]]</p>", options)
