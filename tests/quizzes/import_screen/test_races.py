"""The same questions kept at the same moment, with real threads and real connections."""

import pytest

from accounts.models import User
from quizzes.actions import import_questions, importing
from quizzes.actions.bringing import KeptAlready, bring_questions, keep_import
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.import_review import Review, Ticks
from quizzes.models import Question
from tests.quizzes.test_races import all_at_once, needs_postgresql

pytestmark = pytest.mark.django_db(transaction=True)
TRAINERS = 4
RECORDS = [
    QuestionRecord("single_choice", f"{number}", f"<p>{number}?</p>", (OptionRecord("Yes", 1), OptionRecord("No")))
    for number in range(20)
]


def import_from_everywhere(trainer: User) -> list:
    return all_at_once(*[lambda: import_questions(questions=RECORDS, by=trainer)] * TRAINERS)


def test_trainers_with_the_same_file_at_the_same_moment_keep_it_once(trainer: User) -> None:
    results = import_from_everywhere(trainer)

    assert sorted(len(kept) for kept in results) == [0] * (TRAINERS - 1) + [len(RECORDS)]
    assert Question.objects.count() == len(RECORDS)


@needs_postgresql
def test_without_the_lock_they_keep_it_several_times(trainer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_lock_the_bank", lambda: None)
    import_from_everywhere(trainer)
    assert Question.objects.count() > len(RECORDS)


def test_clicks_on_the_same_button_at_the_same_moment_keep_it_once(trainer: User) -> None:
    brought = bring_questions(by=trainer, content="::A::Is it?{T}\n\n::B::Is it not?{F}")
    arriving = Review(brought, Ticks()).arriving
    again = {one.key for one in arriving}  # so that only the row of the import stands in the way

    def click():
        return keep_import(brought=brought, topic="", left_out=(), again=again, arriving=arriving)

    results = all_at_once(*[click] * TRAINERS)
    assert sum(isinstance(result, KeptAlready) for result in results) == TRAINERS - 1
    assert Question.objects.count() == 2
