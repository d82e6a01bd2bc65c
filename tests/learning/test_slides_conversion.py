"""Decks become slides in the background, or one sentence, and whatever is in a file the queue goes on."""

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from learning.models import SlideDeck
from learning.slides_conversion import office
from learning.slides_conversion.read_pptx import read
from learning.tasks.slides import queue_conversion
from tests.factories import decks
from tests.factories.media import PDF, PPTX, make_deck

Problem = SlideDeck.Problem


@pytest.fixture
def convert(db, run_durable_tasks):
    """Queue a deck, let the worker do it, and look at it again."""

    def convert(path, **fields):
        deck = make_deck(path, **fields)
        queue_conversion(deck=deck)
        run_durable_tasks()
        deck.refresh_from_db()
        assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
        return deck

    return convert


@pytest.fixture
def without_office(monkeypatch, tmp_path):
    """A machine on which LibreOffice isn't installed."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def where_needed(folder, pages):
    """What has to stand beside a PowerPoint file on a machine without LibreOffice."""
    return None if office.find() else decks.write_pdf(folder / "beside.pdf", pages)


def titles(deck):
    return list(deck.slides.values_list("title", flat=True))


def test_a_pdf_becomes_pictures_with_the_words_on_them(convert):
    deck = convert(PDF)

    assert (deck.state, deck.problem, deck.slides.count()) == ("ready", "", 8)
    first = deck.slides.get(number=1)
    with first.image.open() as file, Image.open(file) as picture:
        assert (picture.format, picture.size) == ("WEBP", (first.width, first.height))
    assert (first.width, first.height) == (1280, 721)  # the PDF's pages are a little higher than 16:9
    assert first.image.size < 60_000
    assert "Early planning and" in f"{first.title} {first.text}"


def test_a_powerpoint_file_with_a_pdf_beside_it_needs_no_libreoffice(convert, without_office):
    deck = convert(PPTX, pdf=PDF)

    assert deck.state == "ready"
    second = deck.slides.get(number=2)
    assert second.title == "Robin’s story"
    assert second.notes
    assert second.image.size


def test_a_powerpoint_file_alone_asks_for_a_pdf_where_there_is_no_libreoffice(convert, without_office):
    deck = convert(PPTX)

    assert (deck.state, deck.problem) == ("failed", Problem.NEEDS_PDF)
    assert deck.get_problem_display().endswith("Save the slides as a PDF too and add it here.")
    assert not deck.slides.exists()


def test_putting_the_pdf_beside_it_and_trying_again_makes_the_slides(convert, without_office, run_durable_tasks):
    deck = convert(PPTX)
    with PDF.open("rb") as file:
        deck.pdf.save("deck.pdf", file)

    queue_conversion(deck=deck)
    run_durable_tasks()

    deck.refresh_from_db()
    assert (deck.state, deck.problem, deck.slides.count()) == ("ready", "", 8)


def test_a_powerpoint_file_alone_becomes_slides(convert):
    deck = convert(PPTX, pdf=None if office.find() else PDF)

    assert (deck.state, deck.slides.count()) == ("ready", 8)
    assert titles(deck)[1] == "Robin’s story"
    assert deck.slides.get(number=8).image.size > 1000


def test_hidden_slides_are_left_out(convert, tmp_path):
    deck = convert(
        decks.write_pptx(tmp_path / "deck.pptx", ["One", "Two", "Three"], hidden=[2]), pdf=where_needed(tmp_path, 2)
    )
    assert titles(deck) == ["One", "Three"]


def test_hidden_slides_are_left_out_of_a_pdf_that_has_them(convert, tmp_path):
    deck = convert(
        decks.write_pptx(tmp_path / "deck.pptx", ["One", "Two", "Three"], hidden=[2]),
        pdf=decks.write_pdf(tmp_path / "deck.pdf", 3),
    )
    assert titles(deck) == ["One", "Three"]


def test_a_pdf_of_other_pages_than_the_slides_stands_for_itself(convert, tmp_path):
    deck = convert(decks.write_pptx(tmp_path / "deck.pptx", ["One", "Two"]), pdf=PDF)
    assert deck.slides.count() == 8
    assert "Two" not in titles(deck)


def test_letters_of_any_script_are_kept(convert, tmp_path):
    words = [
        "Cynllunio gofal: tŷ, dŵr",
        "Планирование ухода",
        "التخطيط للرعاية",
        "護理計劃",
        "देखभाल की योजना",
        "👩‍👧 together",
    ]
    deck = convert(decks.write_pptx(tmp_path / "deck.pptx", words, notes="Ґрунтовно"), pdf=where_needed(tmp_path, 6))

    assert titles(deck) == words
    assert set(deck.slides.values_list("notes", flat=True)) == {"Ґрунтовно"}


def test_tables_groups_and_descriptions_of_pictures_are_read(convert, tmp_path):
    deck = convert(decks.write_rich_pptx(tmp_path / "deck.pptx"), pdf=decks.write_pdf(tmp_path / "deck.pdf", 1))

    slide = deck.slides.get()
    assert slide.title == "Who does what"
    assert slide.text == "Health | Plans the discharge\nIn a group"
    assert slide.picture_text == "A path that leads home"


def test_a_slide_without_a_title_or_with_an_undescribed_picture_is_known(convert, tmp_path):
    deck = convert(decks.write_pictures(tmp_path / "deck.pptx"), pdf=decks.write_pdf(tmp_path / "beside.pdf", 2))

    first, second = deck.slides.all()
    assert (first.title, first.picture_text, first.pictures_without_text) == ("", "A path", 1)
    assert (first.lacks_title, first.lacks_picture_text) == (True, True)
    assert (second.lacks_title, second.lacks_picture_text) == (False, False)
    assert list(deck.slides.lacking_text()) == [first]
    assert SlideDeck.objects.with_lacks().get().slides_lacking == 1


def test_a_page_of_a_pdf_without_words_is_a_picture_without_words(convert, tmp_path):
    deck = convert(decks.write_pdf(tmp_path / "deck.pdf", 1))
    assert deck.slides.get().pictures_without_text == 1


def test_decks_that_failed_and_decks_that_lack_words_are_found_until_a_newer_one_replaces_them(convert, tmp_path):
    lacking = convert(decks.write_pdf(tmp_path / "deck.pdf", 1))
    failed = convert(decks.write_pdf(tmp_path / "locked.pdf", 1, password="secret"))
    assert convert(PDF).is_ready
    assert list(SlideDeck.objects.lacking_text()) == [lacking]
    assert list(SlideDeck.objects.failed()) == [failed]

    queue_conversion(deck=lacking)
    assert not SlideDeck.objects.lacking_text().exists(), "its slides are being made anew"
    lacking.state = SlideDeck.State.READY
    lacking.save()

    make_deck(PDF, replaces=lacking)
    make_deck(PDF, replaces=failed)
    assert not SlideDeck.objects.lacking_text().exists()
    assert not SlideDeck.objects.failed().exists()


def test_what_a_trainer_typed_beside_a_slide_outlives_another_conversion(convert, tmp_path, run_durable_tasks):
    deck = convert(decks.write_pictures(tmp_path / "deck.pptx"), pdf=decks.write_pdf(tmp_path / "beside.pdf", 2))
    for slide in deck.slides.all():
        slide.type_title("Typed")
        slide.typed_picture_text = "A house"
        slide.save()

    queue_conversion(deck=deck)
    run_durable_tasks()
    first, second = deck.slides.all()
    assert (first.title, first.pictures_in_words) == ("Typed", "A path\nA house")
    assert (second.title, second.title_is_typed) == ("Nothing is missing", False)
    assert not deck.slides.lacking_text().exists()


def test_500_slides_are_not_too_many(tmp_path):
    assert len(read(str(decks.write_long_pptx(tmp_path / "deck.pptx", 500)))) == 500


def test_doing_it_twice_leaves_one_set_of_slides(convert, run_durable_tasks):
    deck = convert(PDF)
    queue_conversion(deck=deck)
    queue_conversion(deck=deck)
    run_durable_tasks()

    deck.refresh_from_db()
    assert (deck.state, deck.slides.count()) == ("ready", 8)
    folder = deck.slides.first().image.name.rpartition("/")[0]
    assert sorted(deck.file.storage.listdir(folder)[1]) == sorted(["deck.pdf", *(f"{n}.webp" for n in range(1, 9))])


def test_a_deck_that_was_deleted_meanwhile_is_nobodys_failure(db, run_durable_tasks):
    deck = make_deck(PDF)
    queue_conversion(deck=deck)
    deck.delete()

    run_durable_tasks()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
