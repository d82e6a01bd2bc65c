"""The statistics of a check, from what people have answered to what a trainer reads."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from learning.check_statistics import report_on
from learning.statistics_queries import Which, checks, count_papers
from learning.templatetags.check_statistics import facility, people
from quizzes.actions import revise_question, save_answer, submit_attempt
from quizzes.models import Question
from quizzes.statistics import Choice, ItemFigures, check_figures, item_figures
from tests.factories.editing import edit_url
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.questions import make_body, make_question
from tests.learning.counting import ANSWER_SECONDS, MORNING, begin_paper, sit_paper, sit_papers

INDEX = "/admin/reports/knowledge-checks/"
# Twenty people and three questions whose right answer is a. In the third, those who do well chose b.
PAPERS = "aab aab aab aab aab aab aab aab aba aba baa baa baa bba bba bba bba cca cca cca"


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


@pytest.fixture
def author(client, trainer):
    client.force_login(trainer)
    return client


def page_of(module):
    return f"{INDEX}{module.pk}/"


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


def test_a_count_is_told_as_nearly_as_it_may_be():
    assert people(Choice("b", is_right=False, people=0)) == "0"
    assert people(Choice("b", is_right=False, people=None, at_least=13)) == "at least 13"
    assert people(Choice("b", is_right=False, people=None, is_few=True)) == "fewer than 5"
    assert people(Choice("b", is_right=False, people=None)) == "hidden"


@pytest.mark.parametrize(
    ("right", "of", "said"), [(12, 20, "60%"), (17, 20, "at least 80%"), (3, 20, "at most 20%"), (3, 9, "hidden")]
)
def test_facility_is_told_as_nearly_as_it_may_be(right, of, said):
    assert facility(ItemFigures(of, right, right / of, None, None, None, None)) == said


def test_questions_come_as_the_check_asks_them(catalogue):
    late, early = make_question(name="A later one"), make_question(name="B, the first")
    dropped = make_question(name="Asked before")
    module = make_briefing(catalogue, questions=[early, late])
    sit_papers(module, [dropped, late, early], "aaa " * 5)

    assert [question.version.question for question in report_on(module).questions] == [early, late, dropped]


def test_who_chose_what_is_told_of_first_attempts_only(sat):
    assert not any(question.is_counted for question in report_on(sat, Which.ALL).questions)
    assert report_on(sat, Which.ALL).figures == report_on(sat).figures


def test_a_trainer_reads_the_report(author, sat):
    page = author.get(page_of(sat)).text

    for said in ("first attempts of 20 people", "Most people who did well overall chose B", "Internal consistency",
                 "55%", "Question 3", "0:40"):  # fmt: skip
        assert said in page
    assert "first attempts of 20" not in author.get(f"{page_of(sat)}?attempts=all").text
    assert "first attempts of 20 people" in author.get(f"{page_of(sat)}?attempts=nonsense").text


def test_nobody_is_named(author, module, questions):
    for number in range(6):
        person = make_person(f"unmistakable{number}@example.org", first_name="Unmistakable", last_name="Told")
        attempt = sit_paper(module, questions, "aab", person=person)

    page = author.get(page_of(module)).text
    for told in ("Unmistakable", "unmistakable", str(attempt.public_id), str(attempt.enrolment)):
        assert told not in page


def test_of_fewer_than_five_there_are_no_figures(author, module, questions):
    assert "Nobody has submitted this check yet." in author.get(page_of(module)).text
    sit_papers(module, questions, "aaa bbb abc acb")
    page = author.get(page_of(module)).text
    assert "Fewer than five people have submitted this check." in page
    assert "Facility" not in page
    assert "fewer than 5" in author.get(INDEX).text

    sit_papers(module, questions, "aaa")
    assert "Facility" in author.get(page_of(module)).text


def test_checks_are_listed_with_the_number_of_people(author, catalogue, sat):
    unsat = make_briefing(catalogue, title="Nobody yet", questions=[make_question()])
    make_briefing(catalogue, title="Without a check")

    page = author.get(INDEX)
    assert [(row.instance.title, row.instance.people) for row in page.context["table"].rows] == [
        (unsat.title, 0), (sat.title, 20),
    ]  # fmt: skip
    assert f'href="{page_of(sat)}"' in page.text


def test_without_checks_the_list_says_so(author, catalogue):
    assert "No module has a knowledge check yet." in author.get(INDEX).text


def test_the_editor_and_the_menu_lead_there(author, sat):
    assert f'href="{page_of(sat)}"' in author.get(edit_url(sat)).text
    assert f'"{INDEX}"' in author.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("who", ["practitioner", "manager", "stranger"])
def test_whoever_writes_no_questions_is_refused(client, request, sat, who):
    client.force_login(request.getfixturevalue(who))
    for address in (INDEX, f"{INDEX}results/", page_of(sat)):
        assert client.get(address).status_code == 302


def test_the_admin_alone_is_not_enough(client, manager, sat):
    manager.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(manager)

    for address in (INDEX, f"{INDEX}results/", page_of(sat)):
        assert client.get(address).url == "/admin/"
    assert INDEX not in client.get("/admin/").text


def test_an_administrator_reads_it_too(client, administrator, sat):
    client.force_login(administrator)
    assert "The check as a whole" in client.get(page_of(sat)).text


@pytest.mark.parametrize("times", [1, 3])
def test_the_list_takes_the_same_queries_however_many_checks(author, catalogue, times, django_assert_num_queries):
    for _ in range(times):
        module = make_briefing(catalogue, questions=[make_question()])
        sit_papers(module, [item.question for item in module.check_items.all()], "a")
    author.get(INDEX)  # content types are kept from then on
    with django_assert_num_queries(12):
        author.get(INDEX)


@pytest.mark.parametrize("times", [1, 3])
def test_a_check_takes_the_same_queries_however_much_there_is(author, catalogue, times, django_assert_num_queries):
    asked = [make_question() for _ in range(times)]
    module = make_briefing(catalogue, questions=asked)
    sit_papers(module, asked, f"{'a' * times} {'b' * times} " * 5 * times)
    author.get(page_of(module))
    with django_assert_num_queries(15):
        author.get(page_of(module))
