"""`manage.py import_questions`."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from quizzes.exporters.tables import template
from quizzes.models import Question

GIFT = "// Two of them\n::Call:: Whom do you call?{=the <b>GP</b>#Yes. ~nobody}\n\nHow many days?{#15:0.5}\n"


def run(*arguments: object) -> str:
    output = io.StringIO()
    call_command("import_questions", *map(str, arguments), stdout=output)
    return output.getvalue()


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "questions.txt"
    file.write_text(GIFT)
    return file


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.xml"
    file.write_text("<quiz>\n<question>")
    return file


@pytest.mark.django_db
def test_questions_become_drafts(questions):
    assert "2 drafts are in the bank. 0 were there already." in run(questions)
    assert set(Question.objects.with_state().values_list("name", "kind", "live_number", "draft_number")) == {
        ("Call", "single_choice", None, 1),
        ("How many days?", "numerical", None, 1),
    }


@pytest.mark.django_db
def test_the_same_file_again_adds_nothing(questions):
    run(questions)
    assert "0 drafts are in the bank. 2 were there already." in run(questions)
    assert Question.objects.count() == 2


@pytest.mark.django_db
def test_where_one_file_is_refused_none_is_imported(questions, broken):
    with pytest.raises(CommandError) as refused:
        run(questions, broken)
    assert str(broken) in str(refused.value)
    assert refused.value.returncode == 1
    assert not Question.objects.exists()


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing(questions):
    run(questions, "--dry-run")
    assert not Question.objects.exists()


def test_people_read_what_was_understood(questions):
    assert run(questions, "--dry-run") == (
        f"{questions} (gift): 2 questions, 0 problems and notes\n"
        "  line 2: Call (single choice, mark 1)\n"
        "    Whom do you call?\n"
        "    1. [100%] the GP\n"
        "       Yes.\n"
        "    2. [0%] nobody\n"
        "  line 4: How many days? (numerical, mark 1)\n"
        "    How many days?\n"
        "    1. [100%] 15 ± 0.5\n"
    )


def test_people_read_every_kind(tmp_path):
    file = tmp_path / "template.csv"
    file.write_bytes(template("csv"))
    output = run(file, "--dry-run")
    for line in (
        "Section 17 => A child in need",
        "(nothing) => Private fostering",
        "    1. Referral\n",
        "    2. say (group 2)\n",
        "unit weeks, of which 0.2 make one of the first",
        "(essay, mark 1)",
    ):
        assert line in output


def test_people_read_what_is_wrong_and_where(tmp_path, broken):
    file = tmp_path / "table.csv"
    file.write_text("kind,question,colour\npoem,Why?,red\n")
    output = run(file, "--dry-run")
    assert "  note, line 1, column 3: The column “colour” isn't known" in output
    assert "  problem, line 2, column 1: Column “kind”: “poem” isn't known here." in output

    printed = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_questions", str(broken), stdout=printed)
    assert f"{broken}: refused\n  problem, line 2, column 11: The file ends too early" in printed.getvalue()


def test_programs_read_one_document_with_numbers_as_numbers(questions):
    [file] = json.loads(run(questions, "--dry-run", "--json"))["files"]
    assert (file["file"], file["format"], file["refused"], file["problems"]) == (str(questions), "gift", None, [])
    call, days = file["questions"]
    assert {part: call[part] for part in ("kind", "name", "text", "mark", "case_sensitive", "pairs", "line")} == {
        "kind": "single_choice", "name": "Call", "text": "<p>Whom do you call?</p>", "mark": 1,
        "case_sensitive": False, "pairs": [], "line": 2,
    }  # fmt: skip
    assert [(option["text"], option["fraction"], option["feedback"]) for option in call["options"]] == [
        ("the <b>GP</b>", 1, "<p>Yes.</p>"),
        ("nobody", 0, ""),
    ]
    assert (call["tolerance"], days["tolerance"], days["options"][0]["tolerance"]) == (None, 0.5, 0.5)


def test_programs_read_refusals_too(questions, broken):
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_questions", str(questions), str(broken), "--json", stdout=output)
    good, bad = json.loads(output.getvalue())["files"]
    assert (good["refused"], len(good["questions"])) == (None, 2)
    assert (bad["format"], bad["questions"]) == (None, [])
    assert bad["refused"].startswith("The file ends too early")
    assert [(problem["line"], problem["column"], problem["is_error"]) for problem in bad["problems"]] == [(2, 11, True)]


def test_a_format_may_be_said(questions):
    [file] = json.loads(run(questions, "--dry-run", "--json", "--format", "text"))["files"]
    assert file["format"] == "text"


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path, name):
    with pytest.raises(CommandError, match="Refused"):
        run(tmp_path / name, "--dry-run")


def test_a_file_too_large_is_refused_without_being_read(tmp_path):
    file = tmp_path / "large.txt"
    with file.open("wb") as content:
        content.truncate(10**12)
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_questions", str(file), "--dry-run", stdout=output)
    assert "larger than 10 MB" in output.getvalue()
