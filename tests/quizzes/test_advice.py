import pytest

from quizzes.advice import Pool, QuestionFacts, advice


def facts(name: str = "A question", **other) -> QuestionFacts:
    return QuestionFacts(
        **{
            "name": name,
            "outcome": "Plan early",
            "thinking": "application",
            "is_published": True,
            "silent_options": 0,
        }
        | other
    )


def test_there_is_nothing_to_say_about_a_good_check():
    assert advice([facts()], [Pool("Referrals", 1, [facts()])], ["Plan early."]) == []


def test_there_is_nothing_to_say_before_there_is_a_question():
    assert advice([], [], ["Plan early"]) == []


def test_a_topic_with_too_few_published_questions_is_named():
    [said] = advice([], [Pool("Referrals", 3, [facts(), facts(is_published=False)])], [])
    assert said == "3 from “Referrals” are to be drawn, but it has 1 published question."


def test_a_question_in_draft_is_named():
    assert advice([facts("Lift", is_published=False)], [], []) == ["Still in draft, so nobody is asked: Lift."]


@pytest.mark.parametrize("written", ["plan  early", "Plan early.", "PLAN EARLY"])
def test_an_outcome_is_asked_about_however_it_is_spelt(written):
    assert advice([facts(outcome=written)], [], ["Plan early"]) == []


def test_an_outcome_without_a_question_is_named():
    said = advice([facts()], [], ["Plan early", "Ask who was not brought"])
    assert said == ["No question says that it asks about: “Ask who was not brought”."]


def test_a_drawn_question_can_ask_about_an_outcome():
    assert advice([], [Pool("Referrals", 1, [facts(outcome="Refer in time")])], ["Refer in time"]) == []


def test_options_that_say_nothing_are_named_by_their_question_and_no_more_than_three_of_them():
    silent = [facts(name, silent_options=2) for name in "ABCDE"]
    assert advice(silent, [], []) == ["Some options of these say nothing to whoever chooses them: A, B, C and 2 more."]


@pytest.mark.parametrize(
    ("thinking", "said"),
    [
        (["recall", "recall"], 1),
        (["recall", "application"], 0),
        (["recall", ""], 0),
    ],
)
def test_a_check_that_only_asks_what_people_remember_is_told(thinking, said):
    told = advice([facts(thinking=one) for one in thinking], [], [])
    assert [sentence.startswith("Every question asks what people remember") for sentence in told] == [True] * said
