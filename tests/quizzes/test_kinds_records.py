"""A question says the same after a journey into a file's record and back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body
from tests.factories.question_records import question_records


def body_of_record(record: QuestionRecord) -> Body:
    shared = {"stem": record.text, "rationale": record.general_feedback, "explained_in": record.explained_in}
    return kinds.tidy(record.kind, shared | kinds.KINDS[record.kind].from_record(record))


def travelled(kind: str, body: Body) -> Body:
    blank = QuestionRecord(kind, "", body["stem"], general_feedback=body["rationale"])
    return body_of_record(replace(blank, explained_in=body["explained_in"], **kinds.KINDS[kind].to_record(body)))


@given(st.data())
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_body_is_the_same_after_a_journey(kind: str, data: st.DataObject) -> None:
    body = body_of_record(data.draw(question_records(kind)))
    assert travelled(kind, body) == body


@given(st.data())
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_what_a_file_brings_is_in_canonical_form_at_once(kind: str, data: st.DataObject) -> None:
    body = body_of_record(data.draw(question_records(kind)))
    assert kinds.tidy(kind, body) == body


@given(question_records("single_choice", "multiple_choice"))
def test_options_earn_after_a_journey_what_the_file_said(record: QuestionRecord) -> None:
    returned = kinds.KINDS[record.kind].to_record(body_of_record(record))
    for before, after in zip(record.options, returned["options"], strict=True):
        assert round(after.fraction, 6) == round(before.fraction, 6)
    assert returned["partial"] == record.partial


def test_more_options_than_letters_all_arrive() -> None:
    options = tuple(OptionRecord(f"Option {number}") for number in range(30))
    body = body_of_record(QuestionRecord("multiple_choice", "Many", "<p>Which?</p>", options))
    assert len({option["id"] for option in body["options"]}) == 30


def test_a_star_that_earns_nothing_in_the_end_is_any_other_answer() -> None:
    options = (OptionRecord("15", 1, "<p>Yes.</p>"), OptionRecord("*", 0, "<p>No.</p>"))
    for kind in ("numerical", "short_text"):
        body = body_of_record(QuestionRecord(kind, "Days", "<p>How many?</p>", options))
        assert [answer["text"] for answer in body["answers"]] == ["15"]
        assert body["other"] == "<p>No.</p>"
