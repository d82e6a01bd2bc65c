from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from quizzes.actions import (
    AnswerIsFinal,
    AttemptAlreadySubmitted,
    NothingToAsk,
    QuestionNotOnPaper,
    QuestionsUnanswered,
    ResponseNotAllowed,
    revise_question,
    save_answer,
    submit_attempt,
)
from quizzes.models import Answer, Attempt, PaperItem
from quizzes.queries import Explanation, NotShownYet, explanation_of, paper_of
from tests.factories.questions import answer_all, make_attempt, make_body, make_question, sit

pytestmark = pytest.mark.django_db


def restart(attempt: Attempt, questions: list) -> Attempt:
    return make_attempt(attempt.person, questions, enrolment=attempt.enrolment, pass_mark=50)


def explained(attempt: Attempt, **known: Any) -> Explanation:
    """What may be said of the first answer by now."""
    return explanation_of(paper_of(attempt).get(number=1), attempt.reached(timezone.now(), **known))


def test_the_paper_asks_the_newest_published_version_of_each_question_in_order(practitioner: User) -> None:
    first, second = make_question(), make_question("multiple_choice", right=("a", "b"))
    newest = revise_question(question=first, body=make_body(right=("b",)), by=None)
    revise_question(question=first, body=make_body(right=("c",)), by=None, publish=False)

    attempt = make_attempt(practitioner, [second, first, second, make_question(publish=False)])

    assert [item.version for item in attempt.paper.all()] == [second.current_version, newest]
    assert attempt.max_score == 2


def test_with_nothing_published_there_is_nothing_to_ask(practitioner: User) -> None:
    with pytest.raises(NothingToAsk):
        make_attempt(practitioner, [make_question(publish=False)])


def test_a_second_start_goes_on_with_the_open_attempt(practitioner: User) -> None:
    questions = [make_question()]
    attempt = make_attempt(practitioner, questions)
    assert restart(attempt, questions) == attempt
    assert attempt.paper.count() == 1


def test_after_a_submit_the_next_start_is_a_new_attempt_with_the_rules_of_its_day(practitioner: User) -> None:
    questions = [make_question()]
    attempt = sit(make_attempt(practitioner, questions))
    second = restart(attempt, questions)
    assert (second.number, second.pass_mark, attempt.pass_mark) == (2, 50, 80)


def test_each_attempt_has_its_own_order_of_options_and_keeps_it(practitioner: User) -> None:
    question = make_question(ids=("a", "b", "c", "d", "e", "f"))
    papers = [make_attempt(practitioner, [question], shuffle_options=True).paper.get() for _ in range(6)]
    orders = {tuple(paper.order) for paper in papers}
    assert len(orders) > 1
    assert all(sorted(order) == list("abcdef") for order in orders)


def test_true_and_false_are_never_shuffled(practitioner: User) -> None:
    for _ in range(6):
        attempt = make_attempt(practitioner, [make_question("true_false")], shuffle_options=True)
        assert attempt.paper.get().order == ["true", "false"]


def test_an_answer_may_be_changed_until_the_attempt_is_submitted(practitioner: User) -> None:
    attempt = make_attempt(practitioner)
    save_answer(attempt=attempt, number=1, response="b")
    save_answer(attempt=attempt, number=1, response="a")
    assert [answer.chosen for answer in Answer.objects.all()] == [["a"]]

    sit(attempt)
    with pytest.raises(AttemptAlreadySubmitted):
        save_answer(attempt=attempt, number=1, response="b")


def test_with_feedback_after_each_question_the_first_answer_is_final(practitioner: User) -> None:
    attempt = make_attempt(practitioner, feedback_policy="after_each")
    save_answer(attempt=attempt, number=1, response="b")
    save_answer(attempt=attempt, number=1, response="b")  # a double click
    with pytest.raises(AnswerIsFinal):
        save_answer(attempt=attempt, number=1, response="a")
    assert paper_of(attempt).get(number=1).given.chosen == ["b"]


@pytest.mark.parametrize("number", [0, 4, 32_000])
def test_an_answer_to_a_question_that_was_not_asked_is_refused(practitioner: User, number: int) -> None:
    with pytest.raises(QuestionNotOnPaper):
        save_answer(attempt=make_attempt(practitioner), number=number, response="a")


def test_an_answer_that_was_not_offered_is_refused(practitioner: User) -> None:
    with pytest.raises(ResponseNotAllowed):
        save_answer(attempt=make_attempt(practitioner), number=1, response="z")


def test_submitting_marks_and_seals(practitioner: User) -> None:
    attempt = sit(make_attempt(practitioner, [make_question() for _ in range(4)]), wrong=1)
    assert (attempt.score, attempt.percent, attempt.has_passed) == (3, 75, False)
    assert sorted(answer.fraction for answer in Answer.objects.all()) == [0, 1, 1, 1]


def test_submitting_again_changes_nothing(practitioner: User) -> None:
    attempt = sit(make_attempt(practitioner))
    again = submit_attempt(attempt=attempt)
    assert (again.submitted_at, again.score) == (attempt.submitted_at, attempt.score)


def test_submitting_with_a_question_unanswered_says_which(practitioner: User) -> None:
    attempt = make_attempt(practitioner)
    save_answer(attempt=attempt, number=2, response="a")
    with pytest.raises(QuestionsUnanswered) as refused:
        submit_attempt(attempt=attempt)
    assert refused.value.numbers == [1, 3]


def test_an_attempt_is_marked_on_the_version_that_was_asked(practitioner: User) -> None:
    question = make_question(right=("a",))
    attempt = make_attempt(practitioner, [question])
    save_answer(attempt=attempt, number=1, response="a")
    revise_question(question=question, body=make_body(right=("b",)), by=None)
    assert submit_attempt(attempt=attempt).has_passed


def test_feedback_is_refused_until_the_policy_allows_it(practitioner: User) -> None:
    late = answer_all(make_attempt(practitioner))
    with pytest.raises(NotShownYet):
        explained(late)
    at_once = make_attempt(practitioner, feedback_policy="after_each")
    with pytest.raises(NotShownYet):
        explained(at_once)

    save_answer(attempt=at_once, number=1, response="b")
    assert "told-feedback-b" in explained(at_once).chosen[0].feedback
    assert explained(submit_attempt(attempt=late)).is_right


def test_the_database_seals_what_was_submitted(practitioner: User) -> None:
    attempt = sit(make_attempt(practitioner))
    for rows, change in [
        (Attempt.objects.filter(pk=attempt.pk), {"score": 0}),
        (Answer.objects.filter(item__attempt=attempt), {"response": "[]"}),
        (PaperItem.objects.filter(attempt=attempt), {"option_order": "[]"}),
    ]:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all()._raw_delete("default")


def test_ten_questions_are_started_answered_and_submitted_in_few_queries(
    practitioner: User, django_assert_num_queries
) -> None:
    questions = [make_question() for _ in range(10)]
    with django_assert_num_queries(7):
        attempt = make_attempt(practitioner, questions)
    for number in range(1, 11):
        with django_assert_num_queries(4):
            save_answer(attempt=attempt, number=number, response="a")
    with django_assert_num_queries(6):
        submit_attempt(attempt=attempt)
