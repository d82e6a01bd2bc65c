"""A reflection is kept as it was typed, shown back to its author, and never marked."""

import pytest
from django import forms

from quizzes import kinds
from quizzes.kinds.essay import LONGEST_ESSAY
from quizzes.kinds.kind import ResponseNotAllowed
from tests.factories.bodies import body_of

KIND = kinds.KINDS["essay"]
BODY = body_of("essay")
FIELD = KIND.form_field(BODY, order=[], label="What now?")


def test_a_reflection_has_no_part_of_its_own_and_is_never_scored() -> None:
    assert kinds.clean("essay", BODY) == BODY
    assert not KIND.is_scored
    assert KIND.mark(BODY, "All that I learnt.") == 0
    assert KIND.key_in_words(BODY) == []


def test_it_is_kept_as_it_was_typed() -> None:
    typed = "  I ask first.\r\n\r\n\tThen I listen.  "
    assert KIND.shape(BODY, FIELD.clean(typed)) == "  I ask first.\n\n\tThen I listen.  "


def test_what_browsers_send_for_a_new_line_counts_as_one_character() -> None:
    assert len(FIELD.clean("a\r\n" * (LONGEST_ESSAY // 2))) == LONGEST_ESSAY


def test_what_is_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(forms.ValidationError) as refused:
        FIELD.clean("a" * 10_312)
    assert refused.value.messages == ["Your answer has to be 10,000 characters or fewer. It has 10312"]


@pytest.mark.parametrize("typed", ["", " \r\n\t "])
def test_spaces_alone_are_no_answer(typed: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        FIELD.clean(typed)
    assert refused.value.messages == ["Write your answer"]


@pytest.mark.parametrize("response", [None, "", " \n", ["I ask."], "a" * (LONGEST_ESSAY + 1)])
def test_the_same_is_refused_when_it_comes_past_the_form(response: object) -> None:
    with pytest.raises(ResponseNotAllowed):
        KIND.shape(BODY, response)


def test_it_is_shown_back_harmless_with_its_lines() -> None:
    assert KIND.explain(BODY, "I ask.\n<script>x</script>")[0].text == "I ask.<br>&lt;script&gt;x&lt;/script&gt;"
