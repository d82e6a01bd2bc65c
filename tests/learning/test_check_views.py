"""Sitting a knowledge check by its pages: a question at a time, submitted once."""

import pytest
from django.urls import reverse

from tests.factories.pages import make_briefing
from tests.factories.questions import answer_all, sit
from tests.learning.sitting import answers, begin, chosen, given, html, make_module, question, result, submit, title

# One question after another


def test_one_question_on_a_page_and_then_the_next(learner, attempt):
    page = html(learner, question(attempt, 1))
    assert title(page).startswith("Question 1 of 3 – Knowledge check")
    assert page.count("<fieldset") == 1

    answer = learner.post(question(attempt, 1), {"answer": "b"})
    assert answer.headers["Location"] == question(attempt, 2)
    assert given(attempt) == {1: ["b"]}


def test_no_answer_is_an_error_that_keeps_the_place(learner, attempt):
    page = learner.post(question(attempt, 2)).content.decode()

    assert title(page).startswith("Error: Question 2 of 3")
    assert page.count("Choose an answer") == 2, "once in the summary, once beside the question"
    assert 'href="#id_answer_0"' in page
    assert 'id="id_answer_0"' in page
    assert given(attempt) == {}


def test_an_answer_that_the_question_does_not_offer_is_refused_in_words(learner, attempt):
    page = learner.post(question(attempt, 1), {"answer": "z"}).content.decode()

    assert "Choose from the answers on this page." in page
    assert given(attempt) == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("number", [0, 4])
def test_a_question_that_is_not_on_the_paper_is_not_found(learner, attempt, method, number):
    assert getattr(learner, method)(question(attempt, number), {"answer": "a"}).status_code == 404
    assert given(attempt) == {}


def test_whoever_leaves_comes_back_to_the_same_question(learner, attempt, module):
    learner.post(question(attempt, 1), {"answer": "a"})

    assert "Go on with the check" in html(learner, module.url)
    back = learner.post(reverse("learning:check_start", args=[module.translation_key]), follow=True)
    assert back.redirect_chain == [(question(attempt, 2), 302)]
    assert "Go on where you left it." in back.content.decode()


def test_starting_twice_is_one_attempt(learner, attempt, module, practitioner):
    learner.post(reverse("learning:check_start", args=[module.translation_key]))

    assert practitioner.attempts.get() == attempt


def test_a_start_by_get_begins_nothing(learner, module, practitioner):
    answer = learner.get(reverse("learning:check_start", args=[module.translation_key]))

    assert answer.headers["Location"] == module.url
    assert not practitioner.attempts.exists()


def test_a_module_without_questions_says_so(learner, catalogue, practitioner):
    module = make_briefing(catalogue)
    answer = learner.post(reverse("learning:check_start", args=[module.translation_key]), follow=True)

    assert "This module has no knowledge check at the moment." in answer.content.decode()
    assert not practitioner.attempts.exists()


def test_a_module_that_was_taken_down_starts_no_check(learner, module, practitioner):
    module.unpublish()

    assert learner.post(reverse("learning:check_start", args=[module.translation_key])).status_code == 404
    assert not practitioner.attempts.exists()


def test_a_check_that_is_open_can_be_finished_after_its_module_was_deleted(learner, attempt, module):
    module.delete()
    answer_all(attempt)

    for url in (question(attempt, 1), answers(attempt), result(attempt)):
        assert "Knowledge check" in html(learner, url)
    assert "You passed" in learner.post(submit(attempt), follow=True).content.decode()


# Check your answers, and submit


def test_an_answer_is_changed_from_the_list_of_all_answers(learner, attempt):
    answer_all(attempt)
    page = html(learner, answers(attempt))
    assert page.count("Option a") == 3
    assert f'href="{question(attempt, 2)}"' in page

    assert chosen(html(learner, question(attempt, 2))) == ["a"]
    answer = learner.post(question(attempt, 2), {"answer": "c"})
    assert answer.headers["Location"] == answers(attempt)
    assert given(attempt) == {1: ["a"], 2: ["c"], 3: ["a"]}
    assert "Option c" in html(learner, answers(attempt))


def test_what_is_missing_is_named_and_cannot_be_submitted(learner, attempt):
    learner.post(question(attempt, 1), {"answer": "a"})
    page = html(learner, answers(attempt))
    assert "2 questions have no answer yet." in page
    assert "Submit my answers" not in page

    pressed = learner.post(submit(attempt), follow=True)
    assert pressed.redirect_chain == [(question(attempt, 2), 302)]
    assert "Answer every question before you submit." in pressed.content.decode()
    attempt.refresh_from_db()
    assert not attempt.is_sealed


def test_submitting_twice_is_one_result_and_one_completion(learner, attempt, practitioner):
    answer_all(attempt)
    for _ in range(2):
        assert learner.post(submit(attempt)).headers["Location"] == result(attempt)

    assert practitioner.completions.get().attempt == attempt.public_id


def test_submitting_by_get_submits_nothing(learner, attempt):
    answer_all(attempt)

    assert learner.get(submit(attempt)).headers["Location"] == answers(attempt)
    attempt.refresh_from_db()
    assert not attempt.is_sealed


def test_an_answer_after_the_submit_changes_nothing_and_says_so(learner, attempt):
    answer_all(attempt)
    learner.post(submit(attempt))
    late = learner.post(question(attempt, 1), {"answer": "b"}, follow=True)

    assert late.redirect_chain == [(result(attempt), 302)]
    assert "This check was submitted already" in late.content.decode()
    assert given(attempt)[1] == ["a"]


def test_a_result_before_the_submit_leads_to_what_is_left(learner, attempt):
    learner.post(question(attempt, 1), {"answer": "a"})

    assert learner.get(result(attempt)).headers["Location"] == question(attempt, 2)


# Again


def test_trying_again_is_the_second_attempt(learner, attempt, module, practitioner):
    sit(attempt, wrong=3)
    second = begin(learner, module, practitioner)

    assert (second.number, second.enrolment) == (2, attempt.enrolment)
    assert chosen(html(learner, question(second, 1))) == []
    assert "0 of 3 right" in html(learner, result(attempt)), "the first stays to be read"


def test_taking_the_module_again_is_another_first_attempt(learner, attempt, module, practitioner):
    answer_all(attempt)
    learner.post(submit(attempt))
    learner.post(reverse("learning:again", args=[module.translation_key]))
    second = begin(learner, module, practitioner)
    answer_all(second)
    learner.post(submit(second))

    assert (second.number, second.enrolment != attempt.enrolment) == (1, True)
    assert sorted(practitioner.completions.values_list("cycle", flat=True)) == [1, 2]


# How often the database is asked


@pytest.mark.parametrize("questions", [1, 3])
def test_pages_ask_the_database_as_often_for_one_question_as_for_three(
    learner, catalogue, practitioner, django_assert_num_queries, questions
):
    attempt = begin(learner, make_module(catalogue, questions=questions), practitioner)
    answer_all(attempt)
    learner.get("/cpd/")  # what is read once in a process

    with django_assert_num_queries(13):
        learner.get(question(attempt, 1))
    with django_assert_num_queries(8):
        learner.post(question(attempt, 1), {"answer": "b"})
    with django_assert_num_queries(12):
        learner.get(answers(attempt))
    learner.post(submit(attempt))
    with django_assert_num_queries(21):
        learner.get(result(attempt))
