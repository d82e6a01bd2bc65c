"""Questions leave the bank as a file: what the list shows or what was chosen, with a word on what is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes import importers
from quizzes.actions import import_questions, revise_question
from quizzes.exporters import FORMATS
from quizzes.exporters.table_examples import examples
from quizzes.incoming import in_the_bank, incoming
from quizzes.models import Question
from tests.factories.questions import make_body, make_question
from tests.quizzes.test_authoring_access import in_the_admin

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


def address(*names: str, **query: object) -> str:
    chosen = list(Question.objects.filter(name__in=names).values_list("pk", flat=True))
    return reverse("questions:export", query=query | ({"id": chosen} if chosen else {}))


def in_file(author: Client, where: str) -> list[str]:
    """The names of the questions in the file."""
    return [question.name for question in importers.read(author.post(where).content).questions]


def test_the_file_holds_what_the_list_shows(author: Client) -> None:
    make_question(name="One")
    make_question(kind="true_false", name="Two")
    Question.objects.filter(name="Two").update(topic="Referrals", difficulty="hard")

    assert in_file(author, address()) == ["One", "Two"]
    assert in_file(author, address(topic="Referrals")) == ["Two"]
    assert in_file(author, address(difficulty="hard")) == ["Two"]
    assert in_file(author, address(q="one")) == ["One"]
    listed = author.get(reverse("questions:index"), {"topic": "Referrals"}).text
    assert f"{reverse('questions:export')}?topic=Referrals" in listed


def test_chosen_questions_go_to_the_same_page(author: Client) -> None:
    one, _other, three = (make_question(name=name) for name in ("One", "Two", "Three"))
    button = reverse("wagtail_bulk_action", args=["quizzes", "question", "export"])

    answer = author.get(button, {"id": [one.pk, three.pk]})
    assert answer.url == reverse("questions:export", query={"id": [one.pk, three.pk]})
    assert sorted(in_file(author, answer.url)) == ["One", "Three"]


def test_the_page_says_what_a_format_leaves_out_before_the_file_is_there(author: Client) -> None:
    make_question(name="One")
    make_question(kind="true_false", name="Two")

    everything = author.get(address(format="moodle_xml"))
    assert everything.context["questions"] == 2
    assert everything.context["written"].left_out == []
    aiken = author.get(address(format="aiken"))
    assert any("Two" in sentence for sentence in aiken.context["written"].left_out)
    assert all(sentence in aiken.text for sentence in aiken.context["written"].left_out)
    assert author.get(address(format="docx")).status_code == 404


def test_newest_versions_or_what_is_asked_now(author: Client, trainer: User) -> None:
    revised = make_question(name="Revised")
    revise_question(question=revised, body=make_body(stem="<p>Newer?</p>"), by=trainer, publish=False)
    make_question(name="Unasked", publish=False)

    newest = author.get(address())
    assert (newest.context["questions"], newest.context["drafts"]) == (2, 2)
    assert b"Newer?" in author.post(address(format="gift")).content
    asked = author.get(address(published="yes"))
    assert (asked.context["questions"], asked.context["drafts"]) == (1, 0)
    assert b"Newer?" not in author.post(address(format="gift", published="yes")).content


@pytest.mark.parametrize("file_format", sorted(FORMATS))
def test_the_file_has_a_name_and_each_history_a_line(author: Client, trainer: User, file_format: str) -> None:
    questions = [make_question(name="One"), make_question(name="Two")]

    file = author.post(address(format=file_format))
    assert file.headers["Content-Disposition"].endswith(f'.{FORMATS[file_format].extension}"')
    assert file.headers["Content-Type"] == FORMATS[file_format].media_type
    for question in questions:
        entry = ModelLogEntry.objects.for_instance(question).get()
        assert (entry.action, entry.user) == ("quizzes.export", trainer)
        assert entry.message == f"Exported with its key, as {FORMATS[file_format].label}"


def test_looking_takes_nothing_away(author: Client) -> None:
    make_question(name="One")
    author.get(address())
    assert not ModelLogEntry.objects.exists()


def test_where_there_is_nothing_there_is_no_file(author: Client) -> None:
    assert "Download" not in author.get(address()).text
    assert author.post(address()).url == reverse("questions:index")


@pytest.mark.parametrize("file_format", ["moodle_xml", "csv", "xlsx"])
def test_what_comes_back_is_there_already(author: Client, trainer: User, file_format: str) -> None:
    import_questions(questions=examples(), by=trainer)
    questions = Question.objects.count()

    back = importers.read(author.post(address(format=file_format)).content).questions
    arriving = list(incoming(back))
    assert len(arriving) == questions >= 3
    assert len(in_the_bank([one.digest for one in arriving])) == questions
    assert import_questions(questions=back, by=trainer) == []


@pytest.mark.parametrize("rights", [(), ("view",), ("add",), ("add", "view")])
def test_whoever_may_not_see_keys_takes_none_away(client: Client, rights: tuple[str, ...]) -> None:
    question = make_question(name="One")
    client.force_login(in_the_admin(*rights))

    for answer in (client.get(address()), client.post(address()), client.get(address("One"))):
        assert answer.status_code == 302
        assert "told-" not in answer.text
    button = reverse("wagtail_bulk_action", args=["quizzes", "question", "export"])
    chosen = client.get(button, {"id": question.pk}, follow=True)
    assert "told-" not in chosen.text
    assert "go into the file" not in chosen.text
    if rights:
        listed = client.get(reverse("questions:index")).text
        assert reverse("questions:export") not in listed
        assert "data-bulk-action-checkbox" not in listed
    assert not ModelLogEntry.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_equally_often(author: Client, rows: int, django_assert_num_queries) -> None:
    for number in range(rows):
        make_question(name=f"Question {number}")
    author.get(address())  # what is cached for good

    with django_assert_num_queries(13):
        author.get(address())
