"""A question of the check belongs to a moment of the recording: where the player gets it, and when it is not asked."""

import pytest
from django.urls import reverse

from quizzes.actions import save_answer
from tests.factories.pages import make_webinar
from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return make_question()


@pytest.fixture
def webinar(catalogue, question):
    return asked_at(make_webinar(catalogue, questions=[make_question(), question]), question, 30)


@pytest.fixture
def learner(client, practitioner):
    client.force_login(practitioner)
    return client


def asked_at(page, question, seconds):
    page.check_items.filter(question=question).update(shown_at_seconds=seconds)
    return page


def ask(client, page, question):
    return client.post(reverse("learning:ask_in_recording", args=[page.translation_key, question.public_id]))


def test_the_page_says_at_which_moments_it_stops(webinar, question, learner):
    body = learner.get(webinar.url).content.decode()
    assert "At one moment the recording stops for a question" in body
    assert 'data-ask="30"' in body
    assert str(question.public_id) in body


def test_a_page_without_such_moments_says_nothing_of_them(catalogue, learner):
    assert "data-ask" not in learner.get(make_webinar(catalogue, questions=[make_question()]).url).content.decode()


def test_the_player_gets_the_question_on_the_persons_own_paper(webinar, question, learner, practitioner):
    response = ask(learner, webinar, question)
    attempt = practitioner.attempts.get()
    assert response.url == reverse("learning:question", args=[attempt.public_id, 2])


def test_what_is_answered_is_not_asked_again(webinar, question, learner, practitioner):
    ask(learner, webinar, question)
    save_answer(attempt=practitioner.attempts.get(), number=2, response="a")
    assert ask(learner, webinar, question).status_code == 204
    assert practitioner.attempts.count() == 1


def test_nobodys_time_starts_running_because_they_watch(webinar, question, learner, practitioner):
    type(webinar).objects.update(time_limit_minutes=30)
    assert ask(learner, webinar, question).status_code == 204
    assert not practitioner.attempts.exists()


def test_who_has_passed_is_left_in_peace(webinar, question, learner, practitioner):
    ask(learner, webinar, question)
    attempt = practitioner.attempts.get()
    for number in (1, 2):
        save_answer(attempt=attempt, number=number, response="a")
    learner.post(reverse("learning:check_submit", args=[attempt.public_id]))
    assert ask(learner, webinar, question).status_code == 204
    assert practitioner.attempts.count() == 1


def test_a_question_that_is_not_on_the_paper_is_not_asked(webinar, learner):
    assert ask(learner, webinar, make_question()).status_code == 204


def test_a_page_that_was_taken_down_asks_nothing(webinar, question, learner, practitioner):
    webinar.unpublish()
    assert ask(learner, webinar, question).status_code == 404
    assert not practitioner.attempts.exists()
