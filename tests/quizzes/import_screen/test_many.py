"""Many questions are kept by the worker: all or none, in as many queries as few."""

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes import import_review
from quizzes.actions import import_questions
from quizzes.actions.bringing import KeptAlready, bring_questions, keep_import
from quizzes.actions.importing import finish_import
from quizzes.import_review import Review, Ticks
from quizzes.models import Question, QuestionImport, QuestionVersion
from quizzes.tasks import delete_import, keep_in_background
from quizzes.viewsets import importing
from tests.quizzes.import_screen.steps import GIFT, bring, decide, many, names, record

pytestmark = pytest.mark.django_db
QUERIES = {"sqlite": 11, "postgresql": 10}  # an index of the search is one table more


def test_many_are_kept_by_the_worker_with_a_page_that_tells_how_far_it_is(
    author: Client, run_durable_tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 3)
    page = bring(author, many(5) + "\n\n::Left::Is it?{T}")
    left = page.context["review"].rows[-1].arriving.key
    waiting = decide(
        author, page, keep=[row.arriving.key for row in page.context["review"].rows if row.arriving.key != left]
    )

    assert "The questions are being kept" in waiting.text
    assert not Question.objects.exists()
    QuestionImport.objects.update(total=6, prepared=4)
    assert "4 of 6 are ready to be kept." in author.get(page.request["PATH_INFO"]).text

    run_durable_tasks()
    done = author.get(page.request["PATH_INFO"])
    assert "5 questions are kept as drafts" in done.text
    assert "still-running" not in done.text
    assert len(names()) == 5


def test_a_job_that_was_started_twice_keeps_them_once(trainer: User) -> None:
    brought = bring_questions(by=trainer, content=many(3))
    arriving = Review(brought, Ticks()).arriving
    again = {one.key for one in arriving}  # so that it isn't the bank that knows them already
    keep_import(brought=brought, topic="", left_out=(), again=again)
    keep_in_background.func(str(brought.public_id))
    finish_import(brought=brought, arriving=arriving)  # by a worker that had read it by then
    keep_in_background.func(str(brought.public_id))

    assert len(names()) == 3
    with pytest.raises(KeptAlready):
        keep_import(brought=brought, topic="", left_out=(), again=())


def test_what_was_brought_goes_after_a_day_and_what_was_kept_stays(author: Client) -> None:
    decide(author, bring(author, GIFT))
    brought = QuestionImport.objects.get()
    delete_import.func(str(brought.public_id))
    delete_import.func(str(brought.public_id))

    assert not QuestionImport.objects.exists()
    assert len(names()) == 3
    keep_in_background.func(str(brought.public_id))


def test_of_a_very_long_file_only_what_there_is_to_say_is_listed_and_the_others_are_kept(
    author: Client, run_durable_tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_review, "LISTED", 5)
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 5)
    text = f"{many(6)}\n\n::Again::Is it 5?{{=Yes ~No}}\n\n::Broken::Is it{{="
    page = bring(author, file=text.encode())

    assert [row.arriving and row.arriving.record.name for row in page.context["review"].listed] == ["Again", None]
    assert "The others are kept." in page.text
    decide(author, page, leave_out_errors="on")
    run_durable_tasks()
    assert names() == [f"Question {number}" for number in range(6)]


@pytest.mark.parametrize("count", [1, 40])
def test_keeping_asks_the_database_equally_often_however_many_there_are(
    trainer: User, count: int, django_assert_num_queries
) -> None:
    import_questions(questions=[record(-1)], by=trainer)  # what is cached for good
    with django_assert_num_queries(QUERIES[connection.vendor]):
        kept = import_questions(questions=[record(number) for number in range(count)], by=trainer)
    assert len(kept) == count


@pytest.mark.django_db(transaction=True)
def test_an_import_is_all_or_nothing() -> None:
    with pytest.raises(IntegrityError):  # at the very end
        import_questions(questions=[record(1), record(2)], by=User(pk=10**9))
    assert not Question.objects.exists()
    assert not QuestionVersion.objects.exists()
    assert not ModelLogEntry.objects.exists()


def test_three_megabytes_of_pasted_questions_are_understood(author: Client) -> None:
    essay = "::Long:: " + "What was not seen? " * 800 + "{}\n\n"
    page = bring(author, text=essay * 200)
    assert len(page.context["review"].rows) == 200


def test_more_than_a_form_may_hold_is_refused_in_a_sentence(author: Client) -> None:
    author.raise_request_exception = False
    page = bring(author, text="What was not seen? " * 700_000)
    assert "Send it in smaller parts, or as a file." in page.text
