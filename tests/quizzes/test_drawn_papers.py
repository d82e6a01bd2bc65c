"""Papers that are drawn from the bank, by the database."""

import uuid

import pytest

from accounts.models import User
from quizzes.actions import NothingToAsk, revise_question
from quizzes.drawing import Draw
from quizzes.models import Attempt, Question, QuestionVersion
from tests.factories.questions import make_attempt, make_body, make_question, sit

pytestmark = pytest.mark.django_db
REFERRALS = "Referrals"


def make_pool(size: int, outcome: str = "") -> list[Question]:
    """So many published questions about referrals."""
    pool = [make_question(topic=REFERRALS) for _ in range(size)]
    Question.objects.filter(pk__in=[question.pk for question in pool]).update(outcome=outcome)
    return pool


def asked(attempt: Attempt) -> list[Question]:
    return [item.version.question for item in attempt.paper.select_related("version__question")]


def test_a_draw_follows_the_fixed_questions(practitioner: User) -> None:
    fixed, pool = [make_question(), make_question()], make_pool(5)

    attempt = make_attempt(practitioner, fixed, draws=[Draw(REFERRALS, 3)])

    assert asked(attempt)[:2] == fixed
    assert len(set(asked(attempt)[2:]) & set(pool)) == 3
    assert attempt.max_score == 5


def test_a_draft_is_not_drawn_and_a_newer_draft_is_not_asked(practitioner: User) -> None:
    make_question(topic=REFERRALS, publish=False)
    [question] = make_pool(1)
    live = question.current_version
    revise_question(question=question, body=make_body(right=("b",)), by=None, publish=False)

    attempt = make_attempt(practitioner, draws=[Draw(REFERRALS, 3)])

    assert [item.version for item in attempt.paper.all()] == [live]


def test_a_pool_without_anything_published_gives_nothing_to_ask(practitioner: User) -> None:
    make_question(topic=REFERRALS, publish=False)

    with pytest.raises(NothingToAsk):
        make_attempt(practitioner, draws=[Draw(REFERRALS, 3)])
    assert not practitioner.attempts.exists()


def test_each_outcome_of_the_topic_is_asked_about(practitioner: User) -> None:
    make_pool(20, "Plan early")
    rare = make_pool(1, "Name a lead")

    for _ in range(5):
        attempt = make_attempt(practitioner, draws=[Draw(REFERRALS, 2, one_per_outcome=True)])
        assert rare[0] in asked(attempt)


def test_the_next_attempt_asks_what_was_not_asked_yet(practitioner: User, colleague: User) -> None:
    make_pool(7)
    enrolment, draws = uuid.uuid4(), [Draw(REFERRALS, 3)]
    sit(make_attempt(colleague, draws=draws))

    papers = [set(asked(sit(make_attempt(practitioner, draws=draws, enrolment=enrolment)))) for _ in range(3)]

    assert len(papers[0] | papers[1]) == 6
    assert len(papers[0] | papers[1] | papers[2]) == 7, "the one that is left, and two again"


def test_the_whole_order_is_shuffled_where_the_check_says_so(practitioner: User) -> None:
    questions = [make_question() for _ in range(6)]
    orders = {tuple(asked(make_attempt(practitioner, questions, shuffle_questions=True))) for _ in range(5)}
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(questions)}


@pytest.mark.parametrize("size", [1, 300])
def test_a_draw_asks_the_database_as_often_of_a_large_pool_as_of_a_small_one(
    practitioner: User, django_assert_num_queries, size: int
) -> None:
    fill_pool(size)
    enrolment, draws = uuid.uuid4(), [Draw(REFERRALS, 3, one_per_outcome=True)]
    sit(make_attempt(practitioner, draws=draws, enrolment=enrolment))

    with django_assert_num_queries(9) as queries:
        attempt = make_attempt(practitioner, draws=draws, enrolment=enrolment)

    assert attempt.paper.count() == min(size, 3)
    bodies = [query["sql"] for query in queries.captured_queries if '"body"' in query["sql"]]
    assert len(bodies) == 1, "only those that are asked are read whole"


def fill_pool(size: int) -> None:
    """Quicker than by the action, which looks at each."""
    questions = Question.objects.bulk_create(
        Question(name=f"{number}", topic=REFERRALS, outcome=f"Outcome {number % 4}") for number in range(size)
    )
    says = make_question().current_version
    QuestionVersion.objects.bulk_create(
        QuestionVersion(
            question=question,
            kind=says.kind,
            body=says.body,
            body_digest=says.body_digest,
            published_at=says.published_at,
        )
        for question in questions
    )
