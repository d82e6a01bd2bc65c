import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.feedback import DEFAULT, Moment, Part, Policy
from quizzes.forms.feedback_matrix import POINTLESS, FeedbackMatrix

CELLS = [(moment, part) for moment in Moment for part in Part]
POLICIES = st.builds(Policy, st.frozensets(st.sampled_from(CELLS)))


@given(POLICIES)
def test_a_policy_is_read_back_as_it_was_written(policy):
    assert Policy.parse(str(policy)) == policy


@given(POLICIES, POLICIES)
def test_equal_policies_are_equal_texts(one, other):
    assert (str(one) == str(other)) == (one == other)


def test_the_longest_policy_fits_its_column():
    assert len(str(Policy(frozenset(CELLS)))) <= 400


@pytest.mark.parametrize("text", ["sometime:key", "during:everything", "key", "during key"])
def test_a_text_that_says_something_unknown_is_refused(text):
    with pytest.raises(ValueError, match="is not a valid"):
        Policy.parse(text)


def test_the_policies_that_were_there_first_keep_their_meaning():
    assert Policy.parse("after_each").shows_during
    assert Policy.parse("after_submit") == Policy.parse(DEFAULT)
    assert not Policy.parse(DEFAULT).shows_during


def test_the_right_answer_is_not_shown_unless_somebody_says_so():
    assert Part.KEY not in Policy.parse(DEFAULT).parts(Moment)


def test_what_is_shown_depends_on_the_moments_that_have_come():
    policy = Policy.parse("submitted:verdict;passed:key")
    assert policy.parts([Moment.SUBMITTED]) == {Part.VERDICT}
    assert policy.parts([Moment.SUBMITTED, Moment.PASSED]) == {Part.VERDICT, Part.KEY}


@given(POLICIES)
def test_the_table_gives_back_the_policy_that_it_shows(policy):
    context = FeedbackMatrix().get_context("check_feedback", str(policy), None)
    ticked = [cell["value"] for _, cells in context["rows"] for cell in cells if cell["is_shown"]]
    sent = QueryDict(mutable=True)
    sent.setlist("check_feedback", ticked)
    written = FeedbackMatrix().value_from_datadict(sent, {}, "check_feedback")
    assert Policy.parse(written).shown == policy.shown - POINTLESS


def test_a_box_that_was_never_offered_is_left_out():
    sent = QueryDict("check_feedback=during:score&check_feedback=nonsense&check_feedback=passed:key")
    assert FeedbackMatrix().value_from_datadict(sent, {}, "check_feedback") == "passed:key"
