"""Every night the checks are looked at for questions that call for a look: only those that have changed."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from learning.desk_queries import WEAK_QUESTIONS, Weak
from learning.tasks.weak_questions import look_for_weak_questions
from quizzes.models import Regrade
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question
from tests.learning.counting import sit_papers

# Twenty people. What they chose wrongly in the third is a common mistake; the others are easy, which is no fault.
SAT = 12 * "aaa " + 8 * "aab "
TOO_FEW = 4 * "aab "


@pytest.fixture
def questions():
    return [make_question(name=f"Question {number}") for number in range(1, 4)]


@pytest.fixture
def module(catalogue, questions):
    return make_briefing(catalogue, questions=questions)


@pytest.fixture
def look():
    """Look at the checks, and say what is known of them from then on."""

    def look() -> dict:
        look_for_weak_questions.call()
        return cache.get(WEAK_QUESTIONS)

    cache.delete(WEAK_QUESTIONS)
    return look


def test_questions_that_call_for_a_look_are_counted(module, questions, look):
    sit_papers(module, questions, SAT)
    assert look() == {module.translation_key: Weak(1, (20, 0))}


def test_a_check_that_few_have_sat_is_not_looked_at(module, questions, look):
    sit_papers(module, questions, TOO_FEW)
    assert look() == {}


@pytest.mark.parametrize("change", ["nothing", "people", "marks"])
def test_a_check_is_looked_at_again_only_when_its_people_or_marks_have_changed(
    module, questions, look, administrator, change
):
    sit_papers(module, questions, SAT)
    cache.set(WEAK_QUESTIONS, {module.translation_key: Weak(99, (20, 0))})
    if change == "people":
        sit_papers(module, questions, "aab")
    if change == "marks":
        Regrade.objects.create(
            version=questions[0].current_version, reason="B is right too.", by=administrator, at=timezone.now()
        )
    assert look()[module.translation_key].questions == (99 if change == "nothing" else 1)


def test_they_are_counted_once_a_day_and_not_while_somebody_waits(catalogue, run_durable_tasks):
    cache.clear()
    call_command("tick")
    assert cache.get(WEAK_QUESTIONS) is None
    run_durable_tasks()
    assert cache.get(WEAK_QUESTIONS) == {}
    cache.delete(WEAK_QUESTIONS)
    call_command("tick")
    run_durable_tasks()
    assert cache.get(WEAK_QUESTIONS) is None
