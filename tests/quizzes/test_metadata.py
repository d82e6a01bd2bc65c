"""Under what questions are filed: written in the form, copied, listed, filtered, and carried by files."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from learning.models import CataloguePage
from quizzes.actions import create_question, file_question, publish_version
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.incoming import incoming
from quizzes.kinds.places import Place
from quizzes.models import Question
from quizzes.travel import record_of, said_by
from tests.factories.pages import make_webinar
from tests.factories.questions import make_body, make_question
from tests.quizzes.typed import typed

pytestmark = pytest.mark.django_db

FILED = {"outcome": "Plan a discharge early", "difficulty": "hard", "thinking": "application"}


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


def make_filed(name: str = "Imani", **filed: str) -> Question:
    question = create_question(
        name=name, topic="Discharge", kind="single_choice", body=make_body(), by=None, publish=False, **(FILED | filed)
    )
    publish_version(version=question.draft_version, by=None)
    return question


def test_all_of_it_is_written_in_the_form(author: Client) -> None:
    author.post(reverse("questions:add_kind", args=["single_choice"]), typed("single_choice", more=FILED))

    question = Question.objects.get()
    assert {part: getattr(question, part) for part in FILED} == FILED
    author.post(
        reverse("questions:edit", args=[question.pk]),
        typed("single_choice", more=FILED | {"outcome": "Ask home", "difficulty": ""}),
    )
    question.refresh_from_db()
    assert (question.outcome, question.difficulty, question.thinking) == ("Ask home", "", "application")


def test_filing_it_elsewhere_changes_only_what_is_said() -> None:
    question = make_filed()
    file_question(question=question, by=None, topic="Referrals")

    question.refresh_from_db()
    assert (question.name, question.topic, question.outcome) == ("Imani", "Referrals", FILED["outcome"])
    assert question.versions.count() == 1


def test_a_copy_is_filed_beside_the_original(author: Client) -> None:
    page = author.get(reverse("questions:copy", args=[make_filed().pk]))

    shown = {part: page.context["form"][part].value() for part in ("name", "topic", *FILED, "has_case_material")}
    assert shown == {"name": "Imani (copy)", "topic": "Discharge", "has_case_material": False} | FILED


def test_outcomes_written_elsewhere_are_offered(author: Client) -> None:
    make_filed()
    page = author.get(reverse("questions:add_kind", args=["single_choice"]))
    assert '<datalist id="id_outcome-list"><option value="Plan a discharge early"></option></datalist>' in page.text


@pytest.mark.parametrize(
    "query",
    [
        {"outcome": "Plan a discharge early"},
        {"difficulty": "hard"},
        {"thinking": "application"},
        {"state": "published"},
        {"topic": "Discharge", "difficulty": "hard"},
    ],
)
def test_the_list_is_narrowed_down_by_each(author: Client, query: dict[str, str]) -> None:
    make_filed()
    make_question(name="Other", publish=False)

    page = author.get(reverse("questions:index"), query)
    assert [question.name for question in page.context["object_list"]] == ["Imani"]
    drafts = author.get(reverse("questions:index"), {"state": "draft"})
    assert [question.name for question in drafts.context["object_list"]] == ["Other"]


def test_the_list_shows_them(author: Client) -> None:
    make_filed(outcome="Plan a discharge early enough for everybody to come and be heard")
    page = author.get(reverse("questions:index")).text

    for shown in ("Hard", "Application", "Plan a discharge early enough for everybody to co…"):
        assert shown in page


def test_a_record_carries_them_there_and_back() -> None:
    question = make_filed()
    record = record_of(question, question.current_version)

    assert {part: getattr(record, part) for part in ("name", "topic", *FILED)} == {
        "name": "Imani",
        "topic": "Discharge",
    } | FILED
    (back,) = incoming([record])
    filed = back.question
    assert {part: getattr(filed, part) for part in ("name", "topic", *FILED)} == {
        "name": "Imani",
        "topic": "Discharge",
    } | FILED
    assert back.digest == question.current_version.body_digest
    assert said_by(question.current_version).explained_in == "moment:75"


def test_what_a_file_says_beyond_measure_is_cut_or_left_empty() -> None:
    record = QuestionRecord(
        kind="true_false",
        name="n" * 200,
        text="<p>True?</p>",
        options=(OptionRecord("True"),),
        topic="t" * 100,
        difficulty="fiendish",
        thinking="guessing",
    )
    question = next(incoming([record])).question
    assert (question.name, question.topic) == ("n" * 120, "t" * 80)
    assert (question.difficulty, question.thinking) == ("", "")
    nameless = next(incoming([QuestionRecord(kind="essay", name=" ", text="<p>What <b>would</b>\n you do?</p>")]))
    assert nameless.question.name == "What would you do?"


@pytest.mark.parametrize(
    ("typed_in", "kept"),
    [("Recommendation 3", "recommendation:3"), ("recommendation: 12", "recommendation:12"), ("theme 2", "theme:2")],
)
def test_a_question_may_be_about_a_recommendation(author: Client, typed_in: str, kept: str) -> None:
    author.post(
        reverse("questions:add_kind", args=["single_choice"]),
        typed("single_choice", explained_in=typed_in, publish=True),
    )

    question = Question.objects.get()
    assert question.current_version.content["explained_in"] == kept
    shown = author.get(reverse("questions:edit", args=[question.pk])).context["form"]["explained_in"].value()
    assert Place.parse(kept)
    assert shown == kept.replace(":", " ")


@pytest.mark.parametrize("nonsense", ["recommendation 1:15", "recommendation 0", "recommendation"])
def test_a_recommendation_is_a_number(author: Client, nonsense: str) -> None:
    page = author.post(
        reverse("questions:add_kind", args=["single_choice"]), typed("single_choice", explained_in=nonsense)
    )
    assert "Write it like" in page.context["form"].errors["explained_in"][0]


def test_recommendations_are_counted_through_the_whole_briefing(client: Client, catalogue: CataloguePage) -> None:
    page = make_webinar(catalogue, recording=None)
    for sort_order, title in enumerate(("First", "Second")):
        theme = page.themes.create(title=title, sort_order=sort_order)
        for number in (1, 2):
            theme.recommendations.create(text=f"<p>{title} {number}</p>", sort_order=number)
    page.save_revision().publish()

    text = client.get(page.url).text
    place = Place.parse("recommendation:3")
    assert place.words == "Read the recommendation that this is about"
    found = text.partition(f'id="{place.suffix.removeprefix("#")}"')[2]
    assert found.index("Second 1") < found.index("Second 2")
    assert "First" not in found
