"""Whatever is in a file gives slides or one sentence, nothing is fetched, and the queue goes on; a killed try too."""

import os
import select
import signal
import socket
import time
from pathlib import Path
from threading import Thread

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from learning.models import SlideDeck
from learning.slides_conversion import office
from learning.slides_conversion.convert import convert as convert_at_once
from learning.tasks.slides import queue_conversion
from tests.factories import decks, odd_decks
from tests.factories.media import PDF, PPTX, REPORT, make_deck

Problem = SlideDeck.Problem


def content(data):
    """Writes these bytes."""
    return lambda path: path.write_bytes(data) and path


BAD = {
    "password of PowerPoint": ("deck.pptx", decks.write_locked_pptx, Problem.PASSWORD),
    "password of a zip": ("deck.pptx", odd_decks.write_locked_zip, Problem.PASSWORD),
    "password of a PDF": ("deck.pdf", lambda path: decks.write_pdf(path, 2, password="secret"), Problem.PASSWORD),
    "macros": ("deck.pptx", odd_decks.write_with_macros, Problem.MACROS),
    "hidden macros": ("deck.pptx", odd_decks.write_with_hidden_macros, Problem.MACROS),
    "zip bomb": ("deck.pptx", decks.write_bomb, Problem.BOMB),
    "overlapping entries": ("deck.pptx", odd_decks.write_overlapping, Problem.BOMB),
    "a name twice": ("deck.pptx", odd_decks.write_twice_the_same_name, Problem.NOT_A_DECK),
    "billion laughs": ("deck.pptx", odd_decks.write_laughs, Problem.NOT_A_DECK),
    "a file of the server": ("deck.pptx", odd_decks.write_file_entity, Problem.NOT_A_DECK),
    "text named pptx": ("deck.pptx", content(b"Dear colleague"), Problem.NOT_A_DECK),
    "pdf named pptx": ("deck.pptx", content(REPORT.read_bytes()), Problem.NOT_A_DECK),
    "pptx named pdf": ("deck.pdf", content(PPTX.read_bytes()), Problem.NOT_A_DECK),
    "half a pptx": ("deck.pptx", content(PPTX.read_bytes()[:9000]), Problem.NOT_A_DECK),
    "half a pdf": ("deck.pdf", content(PDF.read_bytes()[:20_000]), Problem.NOT_A_DECK),
    "broken pdf": ("deck.pdf", content(b"%PDF-1.7\nno more"), Problem.NOT_A_DECK),
    "pdf without pages": ("deck.pdf", odd_decks.write_pdf_without_pages, Problem.NOT_A_DECK),
    "no slides": ("deck.pptx", lambda path: decks.write_pptx(path, []), Problem.NO_SLIDES),
    "all hidden": ("deck.pptx", lambda path: decks.write_pptx(path, ["One"], hidden=[1]), Problem.NO_SLIDES),
    "501 pages": ("deck.pdf", lambda path: decks.write_pdf(path, 501), Problem.TOO_MANY),
    "501 slides": ("deck.pptx", lambda path: decks.write_long_pptx(path, 501), Problem.TOO_MANY),
}


def test_files_that_give_no_slides_give_one_sentence_each_and_the_queue_goes_on(db, tmp_path, run_durable_tasks):
    for title, (name, write, _) in BAD.items():
        queue_conversion(deck=make_deck(write(tmp_path / name), title=title))
    queue_conversion(deck=make_deck(decks.write_pdf(tmp_path / "good.pdf", 1), title="good"))

    run_durable_tasks()
    expected = {title: ("failed", problem) for title, (_, _, problem) in BAD.items()} | {"good": ("ready", "")}
    assert {deck.title: (deck.state, deck.problem) for deck in SlideDeck.objects.all()} == expected
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    assert all(problem.label.endswith(".") for problem in Problem)


ODD = {
    "a page of a point": lambda path: odd_decks.write_sized_pdf(path, 1, 1),
    "a page of 350 kilometres": lambda path: odd_decks.write_sized_pdf(path, 1e9, 1e9),
    "a page like a thread": lambda path: odd_decks.write_sized_pdf(path, 1, 1e9),
    "a page of no size": lambda path: odd_decks.write_sized_pdf(path, 0, 0),
    "a script": odd_decks.write_scripted_pdf,
    "only printing is locked": lambda path: decks.write_pdf(path, 1, owner="secret"),
}


@pytest.mark.parametrize("write", ODD.values(), ids=ODD)
def test_an_odd_pdf_gives_a_picture_of_a_sensible_size(write, tmp_path):
    [slide] = convert_at_once(write(tmp_path / "deck.pdf"), None, tmp_path)
    assert 0 < slide.picture.width <= 1280
    assert 0 < slide.picture.height <= 2560


def test_a_film_an_object_and_what_lies_elsewhere_do_no_harm_and_are_not_fetched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
        deck = odd_decks.write_odd_pptx(tmp_path / "deck.pptx", address)
        beside = None if office.find() else decks.write_pdf(tmp_path / "beside.pdf", 1)

        [slide] = convert_at_once(deck, beside, tmp_path)
        assert slide.words.title == "التخطيط 護理計劃 tŷ dŵr"
        assert Path(slide.picture.file).stat().st_size > 100
        assert select.select([elsewhere], [], [], 0) == ([], [], []), "somebody knocked"


SLOW_OFFICE = """#!/bin/sh
echo $$ >> {tries}
if [ $(wc -l < {tries}) -le {times} ]; then exec sleep 60; fi
while [ "$1" != --outdir ]; do shift; done
cp {pdf} "$2/deck.pdf"
"""


@pytest.fixture
def kill_office(monkeypatch, tmp_path):
    """Kills the converter from outside while it works, as often as is said, as a kernel does that is out of memory."""

    def kill_office(times):
        folder, tries = tmp_path / "bin", tmp_path / "tries"
        folder.mkdir()
        tries.touch()
        program = folder / "soffice"
        program.write_text(SLOW_OFFICE.format(tries=tries, times=times, pdf=PDF))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        Thread(target=kill, args=[tries, times], daemon=True).start()
        return tries

    def kill(tries, times):
        for number in range(times):
            while len(started := tries.read_text().splitlines()) <= number:
                time.sleep(0.05)
            os.kill(int(started[number]), signal.SIGKILL)

    return kill_office


def converted(run_durable_tasks, deck):
    queue_conversion(deck=deck)
    run_durable_tasks()
    deck.refresh_from_db()
    return deck.state, deck.problem


def test_a_converter_that_is_killed_while_it_works_is_tried_again(db, run_durable_tasks, kill_office):
    tries = kill_office(times=1)
    assert converted(run_durable_tasks, make_deck(PPTX)) == ("ready", "")
    assert len(tries.read_text().splitlines()) == 2


def test_a_converter_that_is_killed_twice_says_so_and_can_be_tried_again(db, run_durable_tasks, kill_office):
    tries = kill_office(times=2)
    deck = make_deck(PPTX)
    assert converted(run_durable_tasks, deck) == ("failed", Problem.CRASHED)
    assert len(tries.read_text().splitlines()) == 2
    assert converted(run_durable_tasks, deck) == ("ready", "")
