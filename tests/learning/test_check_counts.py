"""Which of several attempts counts, on the pages and in the ledger; and checks that are not scored."""

import pytest
from django.urls import reverse

from learning.actions import acknowledge_step, finish_check
from records.models import Completion
from tests.factories.pages import make_briefing
from tests.factories.questions import answer_all, make_question, sit
from tests.learning.sitting import answers, begin, html, make_module, question, result, submit


def try_it(learner, module, person, *, wrong):
    """Another attempt with so many of three wrong, submitted by its button."""
    attempt = answer_all(begin(learner, module, person), wrong=wrong)
    finish_check(attempt=attempt)
    return attempt


@pytest.mark.parametrize(
    ("counts", "wrong", "percent"),
    [
        ("best", [3, 1, 0], 100),
        ("last", [3, 1, 0], 100),
        ("first", [0], 100),
        ("average", [1, 0], 83),
    ],
)
def test_the_ledger_states_what_counts(learner, catalogue, practitioner, counts, wrong, percent):
    module = make_module(catalogue, score_counts=counts)
    attempts = [try_it(learner, module, practitioner, wrong=one) for one in wrong]

    completion = practitioner.completions.get()

    assert (completion.score_percent, completion.pass_mark) == (percent, 80)
    assert completion.attempt == attempts[-1].public_id
    assert completion.attempts == len(attempts)


@pytest.mark.parametrize(
    ("counts", "wrong", "sentence"),
    [
        ("first", [3, 0], "Your first attempt counts. That was not a pass."),
        ("average", [3, 0], "The average of your attempts counts, and that isn’t a pass yet."),
    ],
)
def test_a_pass_that_does_not_count_completes_nothing_and_says_why(
    learner, catalogue, practitioner, counts, wrong, sentence
):
    module = make_module(catalogue, score_counts=counts)
    attempts = [try_it(learner, module, practitioner, wrong=one) for one in wrong]

    page = html(learner, result(attempts[-1]))

    assert not practitioner.completions.exists()
    assert "This attempt is a pass" in page
    assert sentence in page
    assert "You passed" not in html(learner, module.url)


def test_with_the_last_attempt_counting_a_pass_is_lost_again_until_it_is_in_the_ledger(
    learner, catalogue, practitioner
):
    module = make_briefing(catalogue, score_counts="last", questions=[make_question() for _ in range(3)])
    for wrong in (0, 3):  # the briefing is still to be read
        try_it(learner, module, practitioner, wrong=wrong)
    enrolment = practitioner.enrolments.get()

    acknowledge_step(enrolment=enrolment, step="briefing")
    assert not Completion.objects.exists()

    try_it(learner, module, practitioner, wrong=0)
    assert Completion.objects.get().score_percent == 100


def test_a_completion_never_goes_away(learner, catalogue, practitioner):
    module = make_module(catalogue, score_counts="last")
    try_it(learner, module, practitioner, wrong=0)
    before = practitioner.completions.get()

    attempt = try_it(learner, module, practitioner, wrong=3)

    assert practitioner.completions.get() == before
    assert before.score_percent == 100
    assert "Not passed this time" in html(learner, result(attempt))


def test_an_earlier_pass_is_remembered_on_the_result_of_a_later_fail(learner, module, practitioner):
    try_it(learner, module, practitioner, wrong=0)
    attempt = try_it(learner, module, practitioner, wrong=3)

    page = html(learner, result(attempt))

    assert "Not passed this time" in page
    assert "You passed this check in another attempt." in page
    assert "See your certificate" in page


# Reflections


@pytest.fixture
def reflection(catalogue):
    """A module whose check is one reflection."""
    return make_briefing(catalogue, reading_counts=False, questions=[make_question("essay")])


def test_reflections_alone_are_done_when_they_are_submitted(learner, reflection, practitioner):
    assert "Your answers aren’t marked: to give them is enough." in html(learner, reflection.url)
    attempt = begin(learner, reflection, practitioner)
    learner.post(question(attempt, 1), {"answer": "I would ask the child."})
    assert "You pass with" not in html(learner, answers(attempt))

    page = learner.post(submit(attempt), follow=True).content.decode()

    assert "You have taken the check" in page
    assert "Not marked" in page
    assert "I would ask the child." in page
    assert "You have completed this module." in page
    for word in ("%", " of 0 right", "You passed"):
        assert word not in page.split("<main")[1].split("</main>")[0]


def test_a_completion_without_a_score_leaves_it_empty_everywhere(client, learner, reflection, practitioner, manager):
    sit(begin(learner, reflection, practitioner))
    learner.post(reverse("learning:start", args=[reflection.translation_key]))
    completion = practitioner.completions.get()
    assert (completion.score_percent, completion.pass_mark, completion.attempt) == (None, None, None)
    assert completion.attempts == 1

    serial = completion.certificate.serial
    mine = [html(learner, url) for url in ("/cpd/", reverse("records:certificate", args=[serial]), reflection.url)]
    row = learner.get(reverse("records:my_cpd_csv")).content.decode()
    client.force_login(manager)
    theirs = html(client, reverse("reports:team", args=[practitioner.memberships.get().agency.pk]))

    assert "You have passed the check." in mine[-1]
    for page in [*mine, row, theirs]:
        assert "None" not in page
        assert "passed the knowledge check" not in page


def test_a_reflection_among_questions_counts_neither_for_nor_against(learner, catalogue, practitioner):
    questions = [make_question(), make_question("essay")]
    module = make_briefing(catalogue, reading_counts=False, questions=questions)
    attempt = begin(learner, module, practitioner)
    assert "Question 1 of 2" in html(learner, question(attempt, 1))
    answer_all(attempt)

    page = learner.post(submit(attempt), follow=True).content.decode()

    assert "1 of 1 right" in page
    assert practitioner.completions.get().score_percent == 100
