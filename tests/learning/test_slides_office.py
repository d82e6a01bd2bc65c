"""LibreOffice that is slow, that does nothing, and that is asked by two at once: a program of ours in its place."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from learning.slides_conversion import office
from learning.slides_conversion.convert import convert
from learning.slides_conversion.slide import Refused
from tests.factories.media import PPTX


@pytest.fixture
def office_that(monkeypatch, tmp_path):
    """Has this script run as LibreOffice; gives the file in which it can say what it does, as $SAID."""

    def office_that(does):
        folder, said = tmp_path / "bin", tmp_path / "said"
        folder.mkdir()
        said.touch()
        (folder / "soffice").write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin SAID={said}\n{does}\n")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return said

    return office_that


def place(folder: Path) -> Path:
    """A folder to convert in."""
    folder.mkdir()
    return folder


def test_a_converter_that_takes_too_long_is_stopped_and_not_asked_again(office_that, monkeypatch, tmp_path):
    said = office_that("echo tried >> $SAID; exec sleep 60")
    monkeypatch.setattr(office, "SECONDS", 3)
    with pytest.raises(Refused, match="too_long"):
        convert(PPTX, None, tmp_path)
    assert said.read_text() == "tried\n"


def test_a_converter_that_makes_nothing_and_says_all_is_well_has_refused_the_file(office_that, tmp_path):
    said = office_that("echo tried >> $SAID")
    with pytest.raises(Refused, match="not_a_deck"):
        convert(PPTX, None, tmp_path)
    assert said.read_text() == "tried\n"


def test_two_workers_take_turns_with_libreoffice(office_that, tmp_path):
    said = office_that("echo begins >> $SAID; sleep 0.3; echo ends >> $SAID; touch deck.pdf")
    folders = [place(tmp_path / name) for name in ("one", "two")]
    decks = [folder / "deck.pptx" for folder in folders]
    with ThreadPoolExecutor() as workers:
        list(workers.map(office.to_pdf, decks, folders))
    assert said.read_text().split() == ["begins", "ends"] * 2
