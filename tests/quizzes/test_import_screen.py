"""Questions come into the bank from pasted text and files: understood, put right in place, kept all or none."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes import import_review
from quizzes.actions import import_questions
from quizzes.actions.bringing import KeptAlready, bring_questions, keep_import
from quizzes.actions.importing import finish_import
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.import_review import Review, Ticks
from quizzes.importers import FORMATS
from quizzes.models import Question, QuestionImport, QuestionVersion
from quizzes.tasks import delete_import, keep_in_background
from quizzes.viewsets import importing
from tests.factories.people import join_group, make_person

pytestmark = pytest.mark.django_db

GIFT = """$CATEGORY: Referrals

::First day::When do you ask?{=Today#Yes. ~Later}

::Consent::You need consent when a child is at risk.{F}

::Whom::Whom do you tell?{=The GP ~Nobody}
"""
QUERIES = {"sqlite": 11, "postgresql": 10}  # an index of the search is one table more
BROKEN = GIFT.replace("{=The GP ~Nobody}", "{=The GP ~Nobody")


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


@pytest.fixture
def second(db: None) -> Client:
    """Another trainer's."""
    client = Client()
    client.force_login(join_group(make_person("second@example.org", first_name="Sam", last_name="Reid"), "Trainers"))
    return client


def bring(client: Client, text: str = "", file: bytes = b"", name: str = "questions.txt", file_format: str = ""):
    """What the browser shows once it was read."""
    sent = {"text": text, "file_format": file_format} | ({"file": SimpleUploadedFile(name, file)} if file else {})
    return client.post(reverse("questions:import"), sent, follow=True)


def decide(client: Client, page, *, action: str = "keep", **changed):
    """Press a button on the page, with what stands in its form but for what was changed."""
    boxes = re.findall(r'<input type="checkbox" name="keep" value="([^"]+)" aria-label="[^"]*"( checked)?>', page.text)
    form = {
        "shown": re.search(r'name="shown" value="([^"]*)"', page.text)[1],
        "known": re.search(r'name="known" value="([^"]*)"', page.text)[1],
        "keep": [key for key, is_ticked in boxes if is_ticked],
        "file_format": page.context["form"]["file_format"].value() or "",
        "topic": "",
    }
    if page.context["review"].is_editable:
        form["text"] = page.context["form"]["text"].value()
    return client.post(page.request["PATH_INFO"], form | changed | {f"action-{action}": "yes"}, follow=True)


def names() -> list[str]:
    return list(Question.objects.order_by("pk").values_list("name", flat=True))


def record(number: int, **fields) -> QuestionRecord:
    options = (OptionRecord("Yes", fraction=1), OptionRecord("No"))
    return QuestionRecord(kind="single_choice", name=f"Question {number}", text=f"<p>{number}?</p>", options=options)


def many(count: int) -> str:
    return "\n\n".join(f"::Question {number}::Is it {number}?{{=Yes ~No}}" for number in range(count))


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


def test_the_same_file_again_says_what_exists_and_keeps_none_of_it(author: Client) -> None:
    decide(author, bring(author, GIFT))
    existing = Question.objects.get(name="Consent")

    page = bring(author, GIFT + "\n::New::And now?{T}\n")
    assert [row.is_ticked for row in page.context["review"].rows] == [False, False, False, True]
    assert f'The bank has it already, as <a href="{reverse("questions:edit", args=[existing.pk])}">' in page.text
    decide(author, page)
    assert names() == ["First day", "Consent", "Whom", "New"]

    page = bring(author, GIFT)
    decide(author, page, keep=[page.context["review"].rows[1].arriving.key])
    assert names() == ["First day", "Consent", "Whom", "New", "Consent"]


def test_an_older_version_of_a_question_counts_as_existing(author: Client, trainer: User) -> None:
    decide(author, bring(author, GIFT))
    question = Question.objects.get(name="Consent")
    QuestionVersion.objects.filter(question=question).update(published_at="2026-01-01T00:00Z")
    newer = question.versions.get()
    newer.pk, newer.number, newer.body_digest, newer.published_at = None, 2, "other", None
    newer.save()

    page = bring(author, GIFT)
    assert [row.existing for row in page.context["review"].rows][1] == question


def test_what_a_file_says_twice_is_kept_once(author: Client) -> None:
    page = bring(author, "::One::Is it?{T}\n\n::Two::Is it?{T}\n")
    assert [row.is_ticked for row in page.context["review"].rows] == [True, False]
    assert "It stands further up already." in page.text
    decide(author, page)
    assert names() == ["One"]


def test_a_correction_that_says_what_the_bank_has_is_shown_before_anything_is_kept(author: Client) -> None:
    decide(author, bring(author, "::Old::Is it?{T}"))
    page = bring(author, "::New::Is it so?{T}")

    shown = decide(author, page, text="::New::Is it?{T}\n\n::Other::Is it not?{F}")
    assert "some questions are there already" in shown.text
    assert names() == ["Old"]
    decide(author, shown)
    assert names() == ["Old", "Other"]


def test_what_somebody_else_kept_meanwhile_is_not_kept_twice(author: Client, second: Client) -> None:
    mine, theirs = bring(author, GIFT), bring(second, GIFT)
    decide(second, theirs)
    told = decide(author, mine)
    assert "some questions are there already" in told.text
    assert len(names()) == 3


def test_a_second_click_keeps_nothing_more(author: Client) -> None:
    page = bring(author, GIFT)
    decide(author, page)
    again = decide(author, page)

    assert "3 questions are kept as drafts" in again.text
    assert len(names()) == 3


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


def test_whoever_may_not_add_questions_imports_none(client: Client, practitioner: User) -> None:
    client.force_login(practitioner)
    for address in (reverse("questions:import"), reverse("questions:example", args=["gift"])):
        assert client.get(address).status_code == 302
    client.post(reverse("questions:import"), {"text": GIFT, "file_format": ""})
    assert not QuestionImport.objects.exists()


def test_three_megabytes_of_pasted_questions_are_understood(author: Client) -> None:
    essay = "::Long:: " + "What was not seen? " * 800 + "{}\n\n"
    page = bring(author, text=essay * 200)
    assert len(page.context["review"].rows) == 200


def test_more_than_a_form_may_hold_is_refused_in_a_sentence(author: Client) -> None:
    author.raise_request_exception = False
    page = bring(author, text="What was not seen? " * 700_000)
    assert "Send it in smaller parts, or as a file." in page.text
