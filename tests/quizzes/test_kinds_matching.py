from decimal import Decimal

import pytest

from quizzes import kinds
from quizzes.exchange import PairRecord, QuestionRecord
from quizzes.kinds.body import Body
from tests.factories.bodies import body_of

KIND = kinds.KINDS["matching"]


def matching(*pairs: tuple[str, str]) -> Body:
    listed = [{"id": one, "text": text, "answer": answer} for one, (text, answer) in zip("abcdef", pairs, strict=False)]
    return kinds.tidy("matching", body_of("matching", pairs=listed))


@pytest.mark.parametrize(
    ("pairs", "place"),
    [
        ([], "pairs"),
        ([("One", "1"), ("", "2"), ("", "3")], "pairs"),
        ([("One", "1"), ("Two", "2")], "pairs"),
        ([("One", "1"), ("Two", "1"), ("Three", "1")], "pairs"),
        ([("One", "1"), ("Two", " "), ("Three", "3")], "pairs.1.answer"),
        ([("<b>One</b>", "1"), ("<b>One</b>", "2"), ("Three", "3")], "pairs.1.text"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(pairs: list[tuple[str, str]], place: str) -> None:
    assert [found for found, _message in KIND.problems(matching(*pairs))] == [place]


def test_each_pair_earns_its_share() -> None:
    body = matching(("One", "1"), ("Two", "2"), ("Three", "3"), ("", "4"))
    assert KIND.mark(body, {"a": "a", "b": "d", "c": "a"}) == Decimal(1) / 3
    assert KIND.mark(body, {"a": "a", "b": "b", "c": "d"}) == Decimal(2) / 3


def test_an_answer_to_several_texts_is_offered_once_and_right_to_each() -> None:
    body = matching(("Bruise", "Harm"), ("Burn", "Harm"), ("Smile", "Joy"))
    assert KIND.key(body) == {"a": "a", "b": "a", "c": "c"}
    assert [words for _id, words in KIND.asked(body, KIND.layout(body))[0].choices] == ["Harm", "Joy"]
    assert KIND.mark(body, {"a": "a", "b": "a", "c": "c"}) == 1


def test_the_selects_are_called_what_they_ask_and_answers_are_plain_text() -> None:
    body = matching(("A <b>bruise</b>", "Harm & <i>neglect</i>"), ("Burn", "2"), ("", "3"))
    assert [one.label for one in KIND.asked(body, KIND.layout(body))] == ["A <b>bruise</b>", "Burn"]
    html = KIND.form_field(body, order=KIND.layout(body), label="").widget.render("answer", None)
    assert "Harm &amp; &lt;i&gt;neglect&lt;/i&gt;</option>" in html


def test_an_answer_reads_as_lines_that_say_which_are_right() -> None:
    body = matching(("A <b>bruise</b>", "Harm <3"), ("Burn", "2"), ("", "3"))
    lines = KIND.explain(body, {"a": "a", "b": "c"})
    assert [line.text for line in lines] == ["A <b>bruise</b> → Harm &lt;3", "Burn → 3"]
    assert [line.right for line in lines] == [1, 0]
    assert KIND.key_in_words(body) == ["A <b>bruise</b> → Harm &lt;3", "Burn → 2"]


def test_of_an_answer_in_a_file_the_words_remain() -> None:
    record = QuestionRecord("matching", "", "", pairs=(PairRecord("<p>H<sub>2</sub>O</p>", "<p>R&amp;D <b>1</b></p>"),))
    body = kinds.tidy("matching", KIND.from_record(record))
    assert body["pairs"] == [{"id": "a", "text": "H<sub>2</sub>O", "answer": "R&D 1"}]
    assert KIND.to_record(body)["pairs"] == (PairRecord("H<sub>2</sub>O", "R&amp;D 1"),)
