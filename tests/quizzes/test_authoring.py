"""Trainers write questions in the admin: every kind, in drafts and versions, with nothing lost on the way."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from accounts.models import User
from quizzes.kinds.markup import TEXT
from quizzes.kinds.option_rows import OptionRows
from quizzes.models import Question
from tests.factories.questions import make_attempt, make_question, sit
from tests.quizzes.typed import typed, typed_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


def add(author: Client, written_as: str, **fields):
    return author.post(reverse("questions:add_kind", args=[written_as]), typed(written_as, **fields), follow=True)


def edit(author: Client, question: Question, **fields):
    return author.post(reverse("questions:edit", args=[question.pk]), typed("single_choice", **fields), follow=True)


def options_in(response) -> OptionRows:
    return response.context["form"].editor.sections[0]


def errors(response) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_a_new_question_begins_with_its_kind(author: Client) -> None:
    page = author.get(reverse("questions:add"))

    for kind in ("single_choice", "multiple_choice", "true_false"):
        assert reverse("questions:add_kind", args=[kind]) in page.text
    assert author.get(reverse("questions:add_kind", args=["riddle"])).status_code == 404


def test_a_single_choice_is_written_and_published(author: Client, trainer: User) -> None:
    response = add(author, "single_choice", explained_in="Moment 1:15", publish=True)

    question = Question.objects.get()
    version = question.current_version
    assert (question.name, question.topic, question.created_by) == ("First day", "Early planning", trainer)
    assert (version.number, version.kind, version.published_by) == (1, "single_choice", trainer)
    assert version.content == {
        "stem": "<p>Imani is nine.</p><p>When do you <b>first</b> ask?</p>",
        "options": [
            {"id": "a", "text": "Today", "correct": True, "feedback": "<p>Yes.</p>"},
            {"id": "b", "text": "Later", "correct": False, "feedback": "<p>Too late.</p>"},
        ],
        "rationale": "<p>Slow things start early.</p>",
        "explained_in": "moment:75",
    }
    assert "“First day” is published." in response.text


def test_a_multiple_choice_has_several_right_options(author: Client) -> None:
    add(author, "multiple_choice", options=[("Ask", True, ""), ("Wait", False, ""), ("Ring", True, "")], publish=True)

    content = Question.objects.get().current_version.content
    assert [option["correct"] for option in content["options"]] == [True, False, True]


def test_a_statement_is_true_or_false(author: Client) -> None:
    add(author, "true_false", right="false", true="<p>No.</p>", false="<p>Yes.</p>", publish=True)

    assert Question.objects.get().current_version.content["options"] == [
        {"id": "true", "text": "True", "correct": False, "feedback": "<p>No.</p>"},
        {"id": "false", "text": "False", "correct": True, "feedback": "<p>Yes.</p>"},
    ]


def test_kinds_written_alike_are_exchanged_in_the_form(author: Client) -> None:
    add(author, "single_choice", kind="multiple_choice", options=[("A", True, ""), ("B", True, "")], publish=True)
    assert Question.objects.get().current_version.kind == "multiple_choice"

    response = add(author, "single_choice", kind="true_false", publish=True)
    assert "kind" in errors(response)
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"options": [("Today", False, "<p>Yes.</p>"), ("Later", False, "")]}, "Say which option is right."),
        ({"options": [("Today", True, ""), ("Later", True, "")]}, "Only one option can be right."),
        ({"options": [("Today", True, "")]}, "Write at least two options."),
    ],
)
def test_what_is_wrong_with_the_options_stands_above_them_and_nothing_is_lost(author, fields, message) -> None:
    response = add(author, "single_choice", publish=True, **fields)

    assert message in options_in(response).formset.non_form_errors()[0]
    assert message in response.text
    assert "Imani is nine." in response.text
    assert "Slow things start early." in response.text
    shown = [row.form["text"].value() for row in options_in(response).children]
    assert "Today" in shown[0]
    assert not Question.objects.exists()


def test_every_problem_stands_at_its_field(author: Client) -> None:
    options = [("", True, "<p>Yes, today.</p>"), ("Later", False, "")]
    response = add(author, "single_choice", name="", stem="", explained_in="page 9", options=options, publish=True)

    assert errors(response) == {
        "name": ["This field is required."],
        "stem": ["Write the question."],
        "explained_in": ["Write it like “moment 1:15”, “slide 3”, “theme 2” or “recommendation 4”, or leave it empty."],
    }
    assert options_in(response).formset.errors[0] == {"text": ["Write what this option says."]}
    assert "Yes, today." in response.text
    assert 'value="page 9"' in response.text


def test_a_statement_without_an_answer_is_not_published(author: Client) -> None:
    response = add(author, "true_false", right="", true="<p>Kept.</p>", publish=True)

    assert response.context["form"].editor.errors == {"right": ["Say which option is right."]}
    assert "Kept." in response.text


def test_a_draft_may_be_unfinished_and_is_not_asked(author: Client, practitioner: User) -> None:
    response = add(author, "single_choice", stem="", options=[("Today", False, "")])

    question = Question.objects.get()
    assert response.redirect_chain[-1][0] == reverse("questions:edit", args=[question.pk])
    assert (question.current_version, question.draft_version.number) == (None, 1)
    assert "“First day” is kept as a draft." in response.text

    response = edit(author, question, options=[("Today", False, "")], publish=True)
    assert question.current_version is None
    assert "Write at least two options." in response.text


def test_empty_rows_are_ignored_and_rows_are_moved_and_removed(author: Client) -> None:
    question = make_question()
    rows = typed_options([("Third", True, ""), ("Gone", False, ""), ("First", False, ""), ("", False, "")])
    rows |= {"options-0-ORDER": "9", "options-1-DELETE": "1", "options-0-id": "a", "options-2-id": "c"}
    edit(author, question, rows=rows, publish=True)

    assert [(one["id"], one["text"]) for one in question.current_version.content["options"]] == [
        ("c", "First"),
        ("a", "Third"),
    ]


def test_a_new_option_takes_no_id_of_another(author: Client) -> None:
    question = make_question()
    rows = typed_options([("One", True, ""), ("Two", False, ""), ("Three", False, "")]) | {"options-1-id": "a"}
    edit(author, question, rows=rows, publish=True)

    assert [option["id"] for option in question.current_version.content["options"]] == ["b", "a", "c"]


def test_a_published_question_is_revised_in_a_new_version_and_a_sat_attempt_keeps_the_old(author, practitioner) -> None:
    question = make_question()
    attempt = sit(make_attempt(practitioner, [question]))

    edit(author, question, options=[("Reworded", True, ""), ("Other", False, "")])
    assert question.current_version.number == 1
    response = author.get(reverse("questions:edit", args=[question.pk]))
    assert "Version 1 is live" in response.text
    assert "Below is the draft of version 2." in response.text
    assert "Reworded" in response.text

    edit(author, question, options=[("Reworded again", True, ""), ("Other", False, "")], publish=True)
    assert question.current_version.number == 2
    asked = attempt.paper.get().version
    assert asked.number == 1
    assert asked.content["options"][0]["text"] == "Option a"


def test_publishing_what_was_only_looked_at_writes_no_version(author: Client) -> None:
    question = make_question(
        stem="<p>A <strong>visit</strong>.</p>\n<ul><li>One</li>\n<li>Two</li></ul><p>What now?</p>"
    )
    form = author.get(reverse("questions:edit", args=[question.pk])).context["form"]
    sent = {field.html_name: field.value() or "" for field in form if field.name not in ("stem", "rationale")}
    sent |= {part: rich_text(form[part].value(), features=TEXT) for part in ("stem", "rationale")}
    body = question.current_version.content
    rows = typed_options([(o["text"], o["correct"], o["feedback"]) for o in body["options"]])
    rows |= {f"options-{n}-id": option["id"] for n, option in enumerate(body["options"])}

    author.post(reverse("questions:edit", args=[question.pk]), sent | rows | {"action-publish": "yes"})

    assert question.versions.count() == 1


def test_saving_a_published_question_under_another_name_says_that_nothing_else_changed(author: Client) -> None:
    question = make_question(kind="true_false", name="Old")
    body = question.current_version.content
    sent = typed("true_false", name="New", right="true", stem=body["stem"], rationale=body["rationale"])
    sent |= {f"statement-{o['id']}": rich_text(o["feedback"], features=TEXT) for o in body["options"]}
    sent |= {"explained_in": "moment 1:15"}
    response = author.post(reverse("questions:edit", args=[question.pk]), sent, follow=True)

    assert question.versions.count() == 1
    assert "“New” is saved. What it asks is published already, word for word." in response.text


def test_a_copy_is_a_question_of_its_own(author: Client) -> None:
    original = make_question(name="First day")
    page = author.get(reverse("questions:copy", args=[original.pk]))

    assert 'value="First day (copy)"' in page.text
    assert "told-feedback-a" in page.text
    assert page.context["action_url"] == reverse("questions:add_kind", args=["single_choice"])
    add(author, "single_choice", name="First day (copy)")
    assert original.versions.count() == 1
    assert Question.objects.count() == 2


def test_the_history_says_who_wrote_and_who_published(author: Client, trainer: User) -> None:
    add(author, "single_choice", publish=True)
    history = author.get(reverse("questions:history", args=[Question.objects.get().pk]))

    assert [entry.action for entry in history.context["object_list"]] == ["wagtail.publish", "wagtail.create"]
    assert trainer.get_full_name() in history.text


def test_a_question_is_tried_as_a_practitioner_meets_it_and_nothing_is_recorded(author: Client) -> None:
    question = make_question()
    address = reverse("questions:try", args=[question.pk])

    asked = author.get(address)
    assert "When do you ask what home will need?" in asked.text
    assert "told-" not in asked.text
    told = author.post(address, {"answer": "b"})
    assert "told-feedback-b" in told.text
    assert "Not right" in told.text
    assert "Choose an answer" in author.post(address).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_equally_often_however_long_it_is(
    author: Client, rows: int, django_assert_num_queries
) -> None:
    for number in range(rows):
        make_question(name=f"Question {number}", publish=number != 1)
    author.get(reverse("questions:index"))  # what is cached for good

    with django_assert_num_queries(14):
        page = author.get(reverse("questions:index"))
    assert page.text.count("Single choice") >= rows


def test_the_list_says_how_far_each_question_is_and_is_narrowed_down(author: Client) -> None:
    make_question(name="Asked")
    make_question(kind="true_false", name="Unasked", publish=False)
    revised = make_question(name="Revised")
    edit(author, revised, name="Revised", topic="Was not brought")

    def states(**query):
        listed = author.get(reverse("questions:index"), query).context["object_list"]
        return {(q.name, q.kind, q.live_number, q.draft_number) for q in listed}

    everything = {
        ("Asked", "single_choice", 1, None),
        ("Unasked", "true_false", None, 1),
        ("Revised", "single_choice", 1, 2),
    }
    assert states() == everything
    page = author.get(reverse("questions:index")).text
    assert "Version 1, newer draft" in page
    assert states(q="unask") == {("Unasked", "true_false", None, 1)}
    assert states(kind="true_false") == {("Unasked", "true_false", None, 1)}
    assert states(topic="Was not brought") == {("Revised", "single_choice", 1, 2)}
    assert states(topic="Early planning") == everything - {("Revised", "single_choice", 1, 2)}


def test_topics_written_elsewhere_are_offered(author: Client) -> None:
    make_question()
    page = author.get(reverse("questions:add_kind", args=["single_choice"]))
    assert '<datalist id="id_topic-list"><option value="Early planning"></option></datalist>' in page.text
    assert 'list="id_topic-list"' in page.text
