"""What nobody goes on with is forgotten after a day, with its bytes."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from learning.authoring import transfer
from learning.models import CaseReview, Recording, SlideDeck, Upload
from learning.models.storage import private_storage
from tests.factories.media import make_film
from tests.learning.sending import TUS, announce, partial_files, send, send_piece

SLIDES = "/admin/slides/new/"
LATER = timedelta(days=1, minutes=1)


def age(upload):
    """Nobody has gone on with it for a day."""
    Upload.objects.filter(pk=upload.pk).update(touched_at=timezone.now() - LATER)


def make_old(path: Path):
    then = (timezone.now() - LATER).timestamp()
    os.utime(path, (then, then))


def test_an_upload_is_forgotten_a_day_after_its_last_byte(admin, django_capture_on_commit_callbacks):
    unfinished = announce(admin, "film.mp4", 10)["Location"]
    unclaimed, new = send(admin, b"0123"), send(admin, b"4567")
    for upload in Upload.objects.exclude(pk=new.pk):
        age(upload)
    (folder := new.path.parent).joinpath("of-no-row.part").touch()
    make_old(folder / "of-no-row.part")
    folder.joinpath("of-no-row-yet.part").touch()

    with django_capture_on_commit_callbacks(execute=True):
        call_command("tick")

    assert list(Upload.objects.all()) == [new]
    assert partial_files() == {new.path.name, "of-no-row-yet.part"}
    assert not unclaimed.path.exists()
    assert admin.head(unfinished, headers=TUS).status_code == 404


@pytest.mark.parametrize("what", ["a form that comes back", "another piece"])
def test_whoever_goes_on_with_an_upload_keeps_it_for_another_day(admin, what, django_capture_on_commit_callbacks):
    address = announce(admin, "deck.pdf", 10, "/admin/uploads/slidedeck/file/")["Location"]
    send_piece(admin, address, 0, b"%PDF-" if what == "another piece" else b"%PDF-01234")
    upload = Upload.objects.get()
    age(upload)
    if what == "another piece":
        send_piece(admin, address, 5, b"01234")
    else:
        admin.post(SLIDES, {"title": "", "file-upload": upload.public_id})
    make_old(upload.path)  # a form that comes back does not write in it

    with django_capture_on_commit_callbacks(execute=True):
        call_command("tick")

    assert upload.path.exists()
    assert Upload.objects.get() == upload


def test_where_nothing_was_ever_sent_there_is_nothing_to_forget(db):
    transfer.remove_stale_uploads()
    assert partial_files() == set()


@pytest.mark.parametrize(
    ("model", "place"),
    [(Recording, "recordings/{}.mp4"), (SlideDeck, "slides/{}/deck.pptx"), (CaseReview, "reviews/{}.pdf")],
)
def test_a_server_that_died_while_a_form_took_a_file_leaves_none_for_good(
    trainer, model, place, django_capture_on_commit_callbacks
):
    died = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    storage = private_storage()
    taken = Path(storage.path(place.format(died.public_id)))
    taken.parent.mkdir(parents=True, exist_ok=True)
    died.path.rename(taken)
    others = taken.with_name("of-somebody-else.mp4") if model is not SlideDeck else storage.path("slides/other.txt")
    Path(others).touch()
    age(died)

    with django_capture_on_commit_callbacks(execute=True):
        call_command("tick")

    assert not taken.exists()
    assert Path(others).exists()
    assert not Upload.objects.exists()


def test_whoever_comes_back_in_the_moment_of_forgetting_keeps_it(trainer):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    age(upload)
    [found] = Upload.objects.stale(timezone.now())
    upload.touch()
    transfer._remove_stale(found, timezone.now())
    assert Upload.objects.get() == upload


def test_a_file_that_has_its_row_is_never_forgotten(trainer, django_capture_on_commit_callbacks):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    film = make_film(public_id=upload.public_id)
    age(upload)

    with django_capture_on_commit_callbacks(execute=True):
        call_command("tick")

    assert not Upload.objects.exists()
    assert Path(film.file.path).exists()
