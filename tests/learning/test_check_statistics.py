"""The statistics of a check: whose attempts are counted, how, and what the report makes of them."""

import datetime

import pytest

from learning.check_statistics import report_on
from learning.statistics_queries import Which, checks, count_papers
from learning.templatetags.check_statistics import people
from quizzes.actions import revise_question, save_answer, submit_attempt
from quizzes.models import Question
from quizzes.statistics import check_figures, item_figures
from tests.factories.bodies import make_body
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.questions import make_question
from tests.learning.counting import ANSWER_SECONDS, MORNING, PAPERS, begin_paper, sit_paper, sit_papers


@pytest.fixture
def questions():
    return [make_question(name=f"Question {number}") for number in range(1, 4)]


@pytest.fixture
def module(catalogue, questions):
    return make_briefing(catalogue, title="Was not brought", questions=questions)


@pytest.fixture
def sat(module, questions):
    """The module, whose check twenty people have sat."""
    sit_papers(module, questions, PAPERS)
    return module


def everything(counted):
    """All that was counted, as plain values."""
    tally = counted.tally
    items = {
        pk: (item.marks, item.asked, dict(item.answers), item.seconds, item.timed) for pk, item in tally.items.items()
    }
    papers = {asked: (paper.totals, dict(paper.marks)) for asked, paper in tally.papers.items()}
    return tally.scores, tally.per_cents, items, papers


def test_papers_are_counted_question_by_question(sat, questions):
    tally = count_papers(sat.translation_key).tally
    first = tally.items[questions[0].current_version.pk]

    assert tally.number == 20
    assert item_figures(first).facility == pytest.approx(10 / 20)
    assert {key: chosen.total() for key, chosen in first.answers.items()} == {"a": 10, "b": 7, "c": 3}
    assert item_figures(first).seconds == ANSWER_SECONDS
    assert check_figures(tally).mean == pytest.approx((10 + 11 + 12) / 60)


@pytest.mark.parametrize("chunk", [1, 2, 7])
def test_portions_make_no_difference(sat, chunk):
    assert everything(count_papers(sat.translation_key, chunk=chunk)) == everything(count_papers(sat.translation_key))


def test_only_each_persons_first_submitted_attempt_counts(module, questions, practitioner):
    later = MORNING + datetime.timedelta(days=400)
    sit_paper(module, questions, "bbb", person=practitioner)
    sit_paper(module, questions, "aaa", person=practitioner, at=later)
    begin_paper(module, questions)

    first = count_papers(module.translation_key).tally
    every = count_papers(module.translation_key, Which.ALL).tally
    assert (first.number, check_figures(first).mean) == (1, 0)
    assert (every.number, check_figures(every).mean) == (2, 0.5)


def test_two_accounts_that_were_merged_are_one_person(module, questions, practitioner):
    double = make_person()
    sit_paper(module, questions, "bbb", person=double)
    sit_paper(module, questions, "aaa", person=practitioner, at=MORNING + datetime.timedelta(days=1))
    double.merged_into = practitioner
    double.save()

    assert check_figures(count_papers(module.translation_key).tally).mean == 0
    assert checks().get().people == 1


def test_another_modules_check_is_not_counted(catalogue, sat, questions):
    other = make_briefing(catalogue, questions=questions)
    sit_papers(other, questions, "bbb")

    assert count_papers(sat.translation_key).tally.number == 20
    assert count_papers(other.translation_key).tally.number == 1


def test_a_new_version_has_its_own_figures(module, questions, trainer):
    sit_papers(module, questions, "aaa bbb")
    old = questions[0].current_version
    revise_question(question=questions[0], kind=old.kind, body=make_body(right=("b",)), by=trainer, publish=True)
    sit_papers(module, questions, "bbb")

    tally = count_papers(module.translation_key).tally
    new = Question.objects.get(pk=questions[0].pk).current_version
    assert (item_figures(tally.items[old.pk]).number, item_figures(tally.items[old.pk]).facility) == (2, 0.5)
    assert (item_figures(tally.items[new.pk]).number, item_figures(tally.items[new.pk]).facility) == (1, 1)
    assert len(tally.papers) == 1


def test_a_question_that_not_everybody_was_asked_is_judged_by_who_was(module, questions):
    sit_papers(module, questions[:2], "aa ab")
    sit_papers(module, questions[1:], "ba")

    tally = count_papers(module.translation_key).tally
    numbers = [item_figures(tally.items[question.current_version.pk]).number for question in questions]
    assert numbers == [2, 3, 1]
    assert check_figures(tally).mean == pytest.approx((1 + 0.5 + 0.5) / 3)


@pytest.mark.parametrize(
    ("seconds", "taken"),
    [([40, 90], [40, 50]), ([40, 40], [None, None]), ([700, 730], [None, 30]), ([90, 40], [50, 40])],
)
def test_time_runs_from_the_answer_before(module, questions, seconds, taken):
    attempt = begin_paper(module, questions[:2])
    for number, after in enumerate(seconds, start=1):
        save_answer(attempt=attempt, number=number, response="a", at=MORNING + datetime.timedelta(seconds=after))
    submit_attempt(attempt=attempt, at=MORNING + datetime.timedelta(hours=1))

    tally = count_papers(module.translation_key).tally
    assert [item_figures(tally.items[q.current_version.pk]).seconds for q in questions[:2]] == taken


def test_the_report_says_what_the_figures_mean(sat):
    report = report_on(sat)
    third = report.questions[2]

    assert (report.number, report.cut.top) == (20, 66)
    assert "Most people who did well overall chose B: the key may be wrong." in third.sentences
    assert "Nobody chose C." in third.sentences
    assert third in report.first_to_see
    assert [(row.called.name, row.chosen.people) for row in third.rows] == [("A", 12), ("B", 8), ("C", 0)]


def test_a_handful_is_hidden_with_what_would_tell_it(sat):
    first = report_on(sat).questions[0]

    assert [row.chosen.people for row in first.rows] == [10, None, None]
    assert [people(row.chosen) for row in first.rows] == ["10", "hidden", "hidden"]
    assert first.others == 10


def test_questions_come_as_the_check_asks_them(catalogue):
    late, early = make_question(name="A later one"), make_question(name="B, the first")
    dropped = make_question(name="Asked before")
    module = make_briefing(catalogue, questions=[early, late])
    sit_papers(module, [dropped, late, early], "aaa " * 5)

    assert [question.version.question for question in report_on(module).questions] == [early, late, dropped]


def test_who_chose_what_is_told_of_first_attempts_only(sat):
    assert not any(question.is_counted for question in report_on(sat, Which.ALL).questions)
    assert report_on(sat, Which.ALL).figures == report_on(sat).figures
