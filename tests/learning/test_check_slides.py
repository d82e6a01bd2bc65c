"""`manage.py check_slides`: what slides say and leave out, or why they are refused; for people and for programs."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from learning.models import SlideDeck
from tests.factories import decks
from tests.factories.media import PDF, PPTX


@pytest.fixture
def check():
    """Runs the command; gives what it printed, and the sentence it ended with."""

    def check(*arguments):
        output, ended = StringIO(), ""
        try:
            call_command("check_slides", *map(str, arguments), stdout=output)
        except CommandError as error:
            ended = f"{error.returncode}, {error}"
        return output.getvalue(), ended

    return check


def test_slides_are_printed_with_all_they_say_and_without_those_that_are_hidden(check, tmp_path):
    deck = decks.write_pptx(tmp_path / "deck.pptx", ["One", "Two", "Tri: tŷ"], hidden=[2], notes="Say it slowly")
    output, ended = check(deck, "--json")

    assert ended == ""
    [file] = json.loads(output)["files"]
    assert (file["file"], file["refused"]) == (str(deck), None)
    assert [(slide["number"], slide["title"], slide["text"]) for slide in file["slides"]] == [
        (1, "One", "Text 1"),
        (2, "Tri: tŷ", "Text 3"),
    ]
    assert {slide["notes"] for slide in file["slides"]} == {"Say it slowly"}


def test_what_is_missing_is_told(check, tmp_path):
    deck = decks.write_pictures(tmp_path / "deck.pptx")
    output, ended = check(deck)
    assert ended == ""
    assert output.splitlines() == [
        f"{deck}: 2 slides, of which 1 lack a title or words for a picture",
        "  1. (no title)",
        "     picture: A path",
        "     pictures without alternative text: 1",
        "  2. Nothing is missing",
    ]
    first, second = json.loads(check(deck, "--json")[0])["files"][0]["slides"]
    assert (first["lacks_title"], first["pictures_without_text"]) == (True, 1)
    assert (second["lacks_title"], second["pictures_without_text"]) == (False, 0)


def test_a_pdf_is_read_too_without_making_pictures(check, tmp_path):
    output, ended = check(PDF, "--json")
    assert ended == ""
    [file] = json.loads(output)["files"]
    assert len(file["slides"]) == 8
    assert file["slides"][1]["title"] == "Robin’s story"


@pytest.mark.parametrize(
    ("name", "write", "sentence"),
    [
        ("deck.pptx", decks.write_locked_pptx, SlideDeck.Problem.PASSWORD.label),
        ("deck.pptx", lambda path: decks.write_pptx(path, ["One"], hidden=[1]), SlideDeck.Problem.NO_SLIDES.label),
        ("deck.pdf", lambda path: decks.write_pdf(path, 501), SlideDeck.Problem.TOO_MANY.label),
        ("deck.pptx", lambda path: decks.write_long_pptx(path, 501), SlideDeck.Problem.TOO_MANY.label),
        ("deck.ppt", decks.write_locked_pptx, "Slides are a PowerPoint file (.pptx) or a PDF."),
        ("nowhere.pdf", lambda path: path, "It can’t be opened: No such file or directory."),
    ],
    ids=["password", "all hidden", "501 pages", "501 slides", "another kind", "no file"],
)
def test_a_refused_file_says_why_and_the_others_are_printed(check, tmp_path, name, write, sentence):
    path = write(tmp_path / name)
    output, ended = check(path, PPTX, "--json")
    assert ended == f"1, Refused: {path}"
    refused, good = json.loads(output)["files"]
    assert refused["refused"].startswith(str(sentence))
    assert refused["slides"] == []
    assert len(good["slides"]) == 8
