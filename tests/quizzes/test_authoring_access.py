"""The answer key is for those who may change questions, and for nobody else in the admin or outside it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from accounts.models import User
from quizzes.models import Question
from tests.factories.people import make_person
from tests.factories.questions import make_question
from tests.quizzes.typed import typed

pytestmark = pytest.mark.django_db

LISTS = ["questions:index", "questions:index_results", "question_chooser:choose", "question_chooser:choose_results"]
LISTS += ["question_chooser:chosen_multiple"]
FORMS = ["questions:edit", "questions:copy", "questions:try"]
ABOUT_ONE = [*FORMS, "questions:history", "questions:usage", "questions:delete", "question_chooser:chosen"]


def in_the_admin(*rights: str) -> User:
    """Somebody in the Wagtail admin with these rights over questions and no other."""
    person = make_person("editor@example.org", first_name="Ed", last_name="Itor")
    group = Group.objects.create(name="Editors")
    codenames = ["access_admin", *(f"{right}_question" for right in rights)]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    person.groups.add(group)
    return person


@pytest.fixture
def question(db: None) -> Question:
    """Published. Whatever would tell its key says `told`."""
    return make_question(name="Found by its name")


def addresses(question: Question) -> list[str]:
    lists = [f"{reverse(name)}?q=Found&multiple=1&id={question.pk}" for name in LISTS]
    return [*lists, *(reverse(name, args=[question.pk]) for name in ABOUT_ONE)]


@pytest.mark.parametrize("who", ["practitioner", "manager", "stranger"])
def test_people_outside_the_admin_see_no_question(client: Client, question, who: str, request) -> None:
    client.force_login(request.getfixturevalue(who))

    for address in [*addresses(question), reverse("questions:add"), reverse("questions:add_kind", args=["true_false"])]:
        response = client.get(address)
        assert (response.status_code, "Found by its name" in response.text) == (302, False), address


def test_an_editor_without_rights_over_questions_sees_none(client: Client, question: Question) -> None:
    client.force_login(in_the_admin())

    assert reverse("questions:index") not in client.get(reverse("wagtailadmin_home")).text
    for address in addresses(question):
        response = client.get(address)
        assert (response.status_code, "Found by its name" in response.text) == (302, False), address


@pytest.mark.parametrize("rights", [("view",), ("add",), ("add", "view")])
def test_whoever_may_not_change_a_question_finds_its_name_and_not_its_key(client, question, rights) -> None:
    client.force_login(in_the_admin(*rights))

    for address in addresses(question):
        assert "told-" not in client.get(address).text, address
    for name in FORMS:
        assert client.get(reverse(name, args=[question.pk])).status_code == 302, name
    assert "Found by its name" in client.get(reverse("questions:index")).text
    client.post(reverse("questions:edit", args=[question.pk]), typed("single_choice", publish=True))
    assert question.versions.count() == 1


@pytest.mark.parametrize("who", ["trainer", "administrator"])
def test_trainers_and_administrators_write_questions_and_delete_none(client, question, who: str, request) -> None:
    client.force_login(request.getfixturevalue(who))

    assert reverse("questions:index") in client.get(reverse("wagtailadmin_home")).text
    for name in FORMS[:2]:
        assert "told-feedback-a" in client.get(reverse(name, args=[question.pk])).text
    client.post(reverse("questions:delete", args=[question.pk]))
    assert Question.objects.filter(pk=question.pk).exists()
    assert reverse("questions:delete", args=[question.pk]) not in client.get(reverse("questions:index")).text


def test_no_list_chooser_search_or_history_tells_the_key(client: Client, trainer: User, question: Question) -> None:
    client.force_login(trainer)
    client.post(reverse("questions:edit", args=[question.pk]), typed("single_choice", name="Found by its name"))

    elsewhere = [address for address in addresses(question) if "/edit/" not in address and "/copy/" not in address]
    for address in elsewhere:
        text = client.get(address).text
        assert not any(key in text for key in ("told-", "Too late.", "Slow things")), address


def test_what_a_question_says_is_not_found_by_searching(client: Client, trainer: User, question: Question) -> None:
    client.force_login(trainer)
    for address in ("questions:index", "question_chooser:choose_results"):
        assert "Found by its name" not in client.get(reverse(address), {"q": "told-rationale"}).text


@pytest.fixture
def finds(client: Client, trainer: User) -> Callable[..., set[str]]:
    """The names that the chooser lists for a query."""
    client.force_login(trainer)

    def finds(**query: str) -> set[str]:
        page = client.get(reverse("question_chooser:choose_results"), query)
        return {question.name for question in page.context["results"]}

    return finds


def test_the_chooser_finds_by_name_and_topic_and_marks_what_is_not_asked_yet(client: Client, finds) -> None:
    make_question(name="First day")
    draft = make_question(kind="true_false", name="Nineteen people", publish=False)
    Question.objects.filter(pk=draft.pk).update(topic="Continuity")

    assert finds() == {"First day", "Nineteen people"}
    assert finds(q="first") == finds(q="early plan") == {"First day"}
    assert finds(topic="Continuity") == {"Nineteen people"}
    assert finds(topic="Continuity", q="first") == set()
    listed = client.get(reverse("question_chooser:choose_results"), {"q": "nineteen"}).text
    for shown in ("Continuity", "True or false", "Draft"):
        assert shown in listed
    assert "Version 1" in client.get(reverse("question_chooser:choose_results"), {"q": "first"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_chooser_asks_the_database_equally_often(client, trainer, rows: int, django_assert_num_queries) -> None:
    client.force_login(trainer)
    for number in range(rows):
        make_question(name=f"Question {number}", publish=number != 1)
    client.get(reverse("question_chooser:choose_results"))

    with django_assert_num_queries(7):
        page = client.get(reverse("question_chooser:choose_results"), {"multiple": "1"})
    assert page.text.count("Single choice") == rows


def test_several_questions_are_chosen_at_once_in_the_order_of_their_making(client: Client, trainer: User) -> None:
    client.force_login(trainer)
    chosen = [make_question(name=name) for name in ("One", "Two", "Three", "Four")]
    make_question(name="Five")

    ticked = [one.pk for one in reversed(chosen)]
    answer = client.get(reverse("question_chooser:chosen_multiple"), {"id": ticked}).json()

    assert [(one["title"], one["edit_url"]) for one in answer["result"]] == [
        (one.name, reverse("questions:edit", args=[one.pk])) for one in chosen
    ]


@pytest.mark.parametrize(("has_case_material", "times"), [(False, 0), (True, 1)])
def test_a_reason_to_publish_alone_is_asked_for_once(client, trainer, has_case_material, times) -> None:
    client.force_login(trainer)
    question = make_question(publish=False)
    Question.objects.filter(pk=question.pk).update(has_case_material=has_case_material)

    page = client.get(reverse("questions:edit", args=[question.pk]))
    assert page.text.count('name="alone_because"') == times
