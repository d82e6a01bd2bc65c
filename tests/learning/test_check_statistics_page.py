"""The report on knowledge checks in the admin: what it says, what it keeps to itself, and to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from learning.check_statistics import report_on
from learning.templatetags.check_statistics import facility, people
from quizzes.statistics import Choice, ItemFigures
from tests.factories.bodies import right_answer
from tests.factories.editing import edit_url
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.questions import make_question
from tests.learning.counting import PAPERS, sit_at_once, sit_paper, sit_papers

INDEX = "/admin/reports/knowledge-checks/"


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


@pytest.mark.parametrize(
    ("right", "of", "said"), [(12, 20, "60%"), (17, 20, "at least 80%"), (3, 20, "at most 20%"), (3, 9, "hidden")]
)
def test_facility_is_told_as_nearly_as_it_may_be(right, of, said):
    assert facility(ItemFigures(of, right, right / of, None, None, None, None)) == said


def test_a_count_is_told_as_nearly_as_it_may_be():
    assert people(Choice("b", is_right=False, people=0)) == "0"
    assert people(Choice("b", is_right=False, people=None, at_least=13)) == "at least 13"
    assert people(Choice("b", is_right=False, people=None, is_few=True)) == "fewer than 5"
    assert people(Choice("b", is_right=False, people=None)) == "hidden"


def test_typed_answers_are_counted_together_and_never_told_of_a_handful(author, catalogue):
    asked = make_question("short_text")
    module = make_briefing(catalogue, questions=[asked])
    right = right_answer(asked.current_version)
    typed = {right: 12, f"{right.upper()} ": 3, "<b>Nobody</b>": 7, "  nobody": 5, "my neighbour Jo": 4, None: 1}
    sit_at_once(module, [asked], [[one] for one, times in typed.items() for _ in range(times)])

    [question] = report_on(module).questions
    assert [(str(row.called.text), row.called.is_right, row.chosen.people) for row in question.rows] == [
        (right, True, 15), ("&lt;b&gt;Nobody&lt;/b&gt;", False, 7),
    ]  # fmt: skip
    assert question.others == 10
    page = author.get(page_of(module)).text
    assert "<b>Nobody" not in page
    assert "neighbour" not in page


def test_what_is_not_scored_is_not_analysed(author, catalogue, questions):
    essay = make_question("essay", name="What will you do?")
    module = make_briefing(catalogue, questions=[questions[0], essay])
    sit_at_once(module, [questions[0], essay], [[["a"], "What I learnt of Jo"]] * 6)

    assert [question.version.question for question in report_on(module).questions] == [questions[0]]
    assert report_on(module).figures.mean == 1
    page = author.get(page_of(module)).text
    assert "What I learnt" not in page
    assert "What will you do?" not in page


def test_a_check_of_reflections_alone_has_no_figures(author, catalogue):
    essay = make_question("essay")
    module = make_briefing(catalogue, questions=[essay])
    sit_at_once(module, [essay], [["What I learnt of Jo"]] * 6)

    assert "Nothing in this check is scored" in author.get(page_of(module)).text


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
