"""Questions come into the bank from pasted text and files: understood, put right in place, kept all or none."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes.importers import FORMATS
from quizzes.models import Question, QuestionImport
from tests.quizzes.import_screen.steps import BROKEN, GIFT, bring, decide, names

pytestmark = pytest.mark.django_db


def test_pasted_questions_are_understood_and_kept_as_drafts_in_three_pages(author: Client, trainer: User) -> None:
    pages = [author.get(reverse("questions:index")).text.count(reverse("questions:import"))]
    page = bring(author, GIFT)
    pages.append(page)
    assert len(page.redirect_chain) == 1

    rows = page.context["review"].rows
    assert [(row.number, row.kind, row.arriving.record.name, list(row.right)) for row in rows] == [
        (1, "Single choice", "First day", ["Today"]),
        (2, "True or false", "Consent", ["False"]),
        (3, "Single choice", "Whom", ["The GP"]),
    ]
    assert not Question.objects.exists()
    kept = decide(author, page)

    assert len(kept.redirect_chain) == 1
    assert "3 questions are kept as drafts." in kept.text
    assert names() == ["First day", "Consent", "Whom"]
    question = Question.objects.get(name="First day")
    assert (question.topic, question.created_by, question.draft_version.written_by) == ("Referrals", trainer, trainer)
    assert question.current_version is None
    assert question.draft_version.content["options"][0] == {
        "id": "a",
        "text": "Today",
        "correct": True,
        "feedback": "<p>Yes.</p>",
    }
    history = ModelLogEntry.objects.for_instance(question).get()
    assert (history.action, history.user, history.message) == ("quizzes.import", trainer, "Imported from a file")


def test_a_problem_is_said_with_its_place_and_put_right_on_the_page(author: Client) -> None:
    page = bring(author, BROKEN)
    (broken,) = [row for row in page.context["review"].rows if row.arriving is None]
    (problem,) = broken.problems
    assert problem.line == 7
    assert f'data-line="{problem.line}" data-column="{problem.column}"' in page.text
    assert problem.sentence in page.text.replace("&#x27;", "'")

    refused = decide(author, page)
    assert "Nothing is kept yet." in refused.text
    assert not Question.objects.exists()

    kept = decide(author, refused, text=GIFT)
    assert "3 questions are kept as drafts." in kept.text
    assert names() == ["First day", "Consent", "Whom"]


def test_what_could_not_be_understood_is_left_out_only_when_that_is_ticked(author: Client) -> None:
    page = bring(author, BROKEN)
    decide(author, page, leave_out_errors="on")
    assert names() == ["First day", "Consent"]


def test_reading_again_shows_the_corrected_text_and_keeps_ticks_and_topic(author: Client) -> None:
    page = bring(author, BROKEN)
    first, second = (row.arriving.key for row in page.context["review"].rows if row.arriving)

    again = decide(author, page, action="read", text=GIFT, keep=[second], topic="Consent")
    ticked = {row.arriving.record.name for row in again.context["review"].rows if row.is_ticked}
    assert ticked == {"Consent", "Whom"}
    assert again.context["form"]["topic"].value() == "Consent"
    reloaded = author.get(again.request["PATH_INFO"])
    assert reloaded.context["form"]["text"].value() == GIFT
    assert first not in again.context["review"].wanted


def test_single_questions_are_left_out_and_all_are_filed_under_one_topic(author: Client) -> None:
    page = bring(author, GIFT)
    _first, *others = (row.arriving.key for row in page.context["review"].rows)
    decide(author, page, keep=others, topic="Sharing")

    assert names() == ["Consent", "Whom"]
    assert set(Question.objects.values_list("topic", flat=True)) == {"Sharing"}


def test_nothing_is_kept_where_nothing_is_ticked(author: Client) -> None:
    refused = decide(author, bring(author, GIFT), keep=[])
    assert "no question is ticked" in refused.text
    assert not Question.objects.exists()


def test_an_unfinished_question_is_kept_with_what_is_still_to_do(author: Client) -> None:
    page = bring(author, "::Half::Which?{~A ~B}\n")
    rows = page.context["review"].rows
    if rows[0].arriving:
        assert rows[0].arriving.unfinished == ["Say which option is right."]
        assert "Before it can be asked: Say which option is right." in " ".join(page.text.split())
    else:  # or its reader refuses it
        assert page.context["review"].errors == 1


@pytest.mark.parametrize("file_format", sorted(FORMATS))
def test_the_example_of_each_format_is_understood_without_an_error(author: Client, file_format: str) -> None:
    example = author.get(reverse("questions:example", args=[file_format]))
    name = re.search(r'filename="(.+)"', example.headers["Content-Disposition"])[1]
    assert example.headers["Content-Type"] != "text/html"

    page = bring(author, file=example.content, name=name)
    review = page.context["review"]
    assert (review.reading.format, review.errors) == (file_format, 0)
    assert len(review.arriving) >= 1
    decide(author, page)
    assert len(names()) == len(review.arriving)


def test_there_is_no_example_of_what_is_not_read(author: Client) -> None:
    assert author.get(reverse("questions:example", args=["docx"])).status_code == 404


def test_a_workbook_is_read_again_from_what_was_uploaded(author: Client) -> None:
    data = author.get(reverse("questions:example", args=["xlsx"])).content
    book = load_workbook(BytesIO(data))
    assert book.sheetnames

    page = bring(author, file=data, name="mine.xlsx")
    assert not page.context["review"].is_editable
    assert "can’t be put right here" in page.text
    first = page.context["review"].rows[0].arriving
    decide(author, page, keep=[first.key])
    assert names() == [first.record.name]


def test_an_uploaded_text_is_put_right_on_the_page_whatever_its_encoding(author: Client) -> None:
    page = bring(author, file="::Café::Is it “so”?{T}".encode("utf-16"), name="questions.gift")
    assert page.context["form"]["text"].value() == "::Café::Is it “so”?{T}"
    decide(author, page, text="::Café::Was it “so”?{T}")
    assert names() == ["Café"]
    assert Question.objects.get().draft_version.content["stem"] == "<p>Was it “so”?</p>"


@pytest.mark.parametrize(
    ("text", "file", "place", "message"),
    [
        ("", b"", "text", "Paste at least one question, or choose a file."),
        ("  \n", b"", "text", "Paste at least one question, or choose a file."),
        (GIFT, GIFT.encode(), "file", "Paste questions or choose a file: one of the two."),
        ("", b"x" * (10 * 1024 * 1024 + 1), "file", "This file is larger than 10 MB. Split it into smaller ones."),
    ],
)
def test_it_takes_text_or_a_file(author: Client, text: str, file: bytes, place: str, message: str) -> None:
    page = bring(author, text, file)
    assert page.context["form"].errors == {place: [message]}
    assert not QuestionImport.objects.exists()


def test_a_file_that_cannot_be_read_says_why_and_can_be_put_right(author: Client) -> None:
    page = bring(author, "Nothing that anybody would take for questions", file_format="csv")
    assert "Nothing of this can be read." in page.text
    assert "Keep as drafts" not in page.text

    again = decide(author, page, action="read", text=GIFT, file_format="")
    assert len(again.context["review"].arriving) == 3
    decide(author, again)
    assert len(names()) == 3


def test_script_in_a_file_is_not_run_on_the_page(author: Client) -> None:
    page = bring(
        author, "::<script>alert(1)</script>::Is it<script>alert(2)</script>?{=<img src\\=x onerror\\=alert(3)>Yes ~No}"
    )
    table = page.text.partition("<table")[2].partition("</table>")[0]
    assert "<script" not in table
    assert "<img" not in table


def test_what_one_brought_is_found_by_nobody_else(author: Client, second: Client, administrator: User) -> None:
    page = bring(author, GIFT)
    address = page.request["PATH_INFO"]
    for other in (second, Client()):
        if other is not second:
            other.force_login(administrator)
        assert other.get(address).status_code == 404
        assert decide(other, page).status_code == 404
    assert not Question.objects.exists()


def test_whoever_may_not_add_questions_imports_none(client: Client, practitioner: User) -> None:
    client.force_login(practitioner)
    for address in (reverse("questions:import"), reverse("questions:example", args=["gift"])):
        assert client.get(address).status_code == 302
    client.post(reverse("questions:import"), {"text": GIFT, "file_format": ""})
    assert not QuestionImport.objects.exists()
