"""A file is sent piece by piece, goes on where it stopped, becomes part of the library, or is forgotten."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from learning.authoring import transfer
from learning.authoring.recordings import LARGEST_FILE
from learning.models import CaseReview, Recording, SlideDeck, Upload
from learning.models.storage import PARTIAL_FILES, private_storage
from tests.factories.media import FILM, PDF, PPTX, SMALL_FILES
from tests.learning.recording_forms import ADD, content, errors, filled, sent_ahead
from tests.learning.sending import BEGIN, TUS, announce, how_far, partial_files, send, send_piece
from tests.together import all_at_once

SLIDES = "/admin/slides/new/"
LATER = timedelta(days=1, minutes=1)


@pytest.fixture(autouse=True)
def no_files_of_others():
    """Nothing that other tests have left."""
    shutil.rmtree(private_storage().path(PARTIAL_FILES), ignore_errors=True)


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def age(upload):
    """Nobody has gone on with it for a day."""
    Upload.objects.filter(pk=upload.pk).update(touched_at=timezone.now() - LATER)


def make_old(path: Path):
    then = (timezone.now() - LATER).timestamp()
    os.utime(path, (then, then))


def test_a_file_sent_in_pieces_becomes_a_recording_and_is_moved_not_copied(admin):
    upload = send(admin, FILM.read_bytes())
    inode = upload.path.stat().st_ino

    admin.post(ADD, filled(**{"file-upload": upload.public_id}))

    recording = Recording.objects.get()
    assert content(recording) == FILM.read_bytes()
    assert Path(recording.file.path).stat().st_ino == inode
    assert (recording.seconds, recording.byte_size) == (131.67, FILM.stat().st_size)
    assert len(recording.sha256) == 64
    assert not Upload.objects.exists()
    assert partial_files() == set()


def test_slides_and_the_pdf_beside_them_are_sent_ahead_too(admin):
    deck = send(admin, PPTX.read_bytes(), "deck.pptx", "/admin/uploads/slidedeck/file/")
    pdf = send(admin, PDF.read_bytes(), "deck.pdf", "/admin/uploads/slidedeck/pdf/")

    admin.post(SLIDES, {"title": "Slides", "file-upload": deck.public_id, "pdf-upload": pdf.public_id})

    kept = SlideDeck.objects.get()
    assert (Path(kept.file.path).read_bytes(), Path(kept.pdf.path).read_bytes()) == (
        PPTX.read_bytes(),
        PDF.read_bytes(),
    )
    assert partial_files() == set()


def test_the_chooser_takes_what_was_sent_ahead(admin):
    upload = send(admin, FILM.read_bytes())
    form = {"upload-title": "New", "upload-captions_state": "none", "upload-file-upload": upload.public_id}

    answer = admin.post("/admin/choose/recording/create/", form).json()

    assert answer["step"] == "chosen"
    assert content(Recording.objects.get()) == FILM.read_bytes()


def test_after_an_error_elsewhere_the_upload_is_still_there_by_its_name(admin):
    upload = send(admin, FILM.read_bytes(), "Continuity & care.mp4")
    response = admin.post(ADD, filled(title="", **{"file-upload": upload.public_id}))

    assert errors(response) == {"title": ["This field is required."]}
    assert "Continuity &amp; care.mp4 (" in response.text
    assert sent_ahead(response, "file") == str(upload.public_id)


def test_what_is_no_video_is_refused_at_the_field_and_gone(admin, django_capture_on_commit_callbacks):
    upload = send(admin, b"Dear colleague")
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(ADD, filled(**{"file-upload": upload.public_id}))

    assert errors(response)["file"][0].startswith("This isn’t a video file, whatever its name says.")
    assert (Upload.objects.count(), partial_files()) == (0, set())


@pytest.mark.parametrize("what", ["unfinished", "of somebody else", "unknown", "no id"])
def test_a_form_takes_no_upload_but_a_finished_one_of_its_own_person(admin, administrator, what):
    if what == "unfinished":
        public_id = announce(admin, "film.mp4", 10)["Location"].split("/")[-2]
    elif what == "of somebody else":
        other = Client()
        other.force_login(administrator)
        public_id = send(other, FILM.read_bytes()).public_id
    else:
        public_id = "0b0e7a58-7f0d-4d4b-9d3f-6a1f5a0e1c11" if what == "unknown" else "x"

    response = admin.post(ADD, filled(**{"file-upload": public_id}))

    assert errors(response)["file"] == ["This upload is no longer on the server. Choose the file again."]
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("at", "name", "size", "sentence"),
    [
        (BEGIN, "film.mov", 10, "Allowed extensions are: mp4, webm."),
        (BEGIN, "film.mp4", LARGEST_FILE + 1, "The file is larger than 4 GB. Save the recording"),
        (BEGIN, "film.mp4", 0, "The submitted file is empty."),
        ("/admin/uploads/slidedeck/file/", "deck.ppt", 10, "Slides are a PowerPoint file (.pptx) or a PDF."),
        ("/admin/uploads/slidedeck/file/", "deck.pdf", 201 * 1024**2, "The file is larger than 200 MB."),
        ("/admin/uploads/casereview/report/", "report.docx", 10, "Allowed extensions are: pdf."),
    ],
)  # fmt: skip
def test_what_the_form_would_refuse_is_refused_before_it_is_sent(admin, at, name, size, sentence):
    answer = announce(admin, name, size, at)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Upload.objects.exists()


def test_an_interrupted_upload_goes_on_from_where_the_server_is(admin):
    address = announce(admin, "film.mp4", 10)["Location"]
    send_piece(admin, address, 0, b"01234")

    assert how_far(admin, address) == 5
    refused = send_piece(admin, address, 0, b"again")
    assert (refused.status_code, refused["Upload-Offset"]) == (409, "5")
    assert send_piece(admin, address, 7, b"789").status_code == 409
    assert send_piece(admin, address, 5, b"56789x").status_code == 409
    send_piece(admin, address, 5, b"56789")
    assert Upload.objects.get().path.read_bytes() == b"0123456789"
    assert Upload.objects.get().is_finished


def test_bytes_that_a_crash_left_behind_the_row_are_written_over(admin):
    address = announce(admin, "film.mp4", 4)["Location"]
    Upload.objects.get().path.write_bytes(b"xxx")

    send_piece(admin, address, 0, b"ab")
    send_piece(admin, address, 2, b"cd")

    assert Upload.objects.get().path.read_bytes() == b"abcd"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_same_piece_from_two_tabs_at_once_is_written_once(trainer):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=100_000)

    def piece(letter: bytes):
        path = upload.path.with_suffix(f".{letter.decode()}")
        path.write_bytes(letter * 50_000)
        with path.open("rb") as file:
            return transfer.append_piece(upload=upload, offset=0, piece=file, byte_size=50_000)

    results = all_at_once(lambda: piece(b"a"), lambda: piece(b"b"))

    assert sorted(type(result).__name__ for result in results) == ["Upload", "WrongOffset"]
    upload.refresh_from_db()
    assert upload.received_bytes == 50_000
    assert upload.path.read_bytes() in {b"a" * 50_000, b"b" * 50_000}


def test_a_full_disk_is_said_and_what_had_come_is_kept(admin):
    address = announce(admin, "film.mp4", 10)["Location"]
    send_piece(admin, address, 0, b"01234")
    path = Upload.objects.get().path
    kept = path.rename(path.with_suffix(".kept"))
    path.symlink_to("/dev/full")  # it takes no byte

    answer = send_piece(admin, address, 5, b"56789")

    assert (answer.status_code, answer.text) == (507, "The server’s disk is full. Tell whoever runs it, then go on.")
    path.unlink()
    kept.rename(path)
    assert how_far(admin, address) == 5
    send_piece(admin, address, 5, b"56789")
    assert path.read_bytes() == b"0123456789"


def test_a_cancelled_upload_leaves_nothing(admin, django_capture_on_commit_callbacks):
    address = announce(admin, "film.mp4", 10)["Location"]
    send_piece(admin, address, 0, b"01234")

    with django_capture_on_commit_callbacks(execute=True):
        admin.delete(address, headers=TUS)

    assert (Upload.objects.count(), partial_files()) == (0, set())
    assert send_piece(admin, address, 5, b"56789").status_code == 404


@pytest.mark.parametrize("method", ["head", "patch", "delete"])
def test_nobody_else_finds_an_upload(admin, administrator, method):
    address = announce(admin, "film.mp4", 10)["Location"]
    other = Client()
    other.force_login(administrator)

    assert getattr(other, method)(address, headers=TUS).status_code == 404
    assert Upload.objects.get().received_bytes == 0


def test_who_may_no_longer_add_anything_may_not_go_on_either(admin, trainer):
    address = announce(admin, "film.mp4", 10)["Location"]
    trainer.groups.get().permissions.filter(content_type__app_label="learning").delete()

    assert send_piece(admin, address, 0, b"01234").status_code == 404
    assert announce(admin, "film.mp4", 10).status_code == 404
    assert Upload.objects.get().received_bytes == 0


def test_somebody_signed_out_is_told_so_and_what_was_sent_is_kept(admin, trainer):
    address = announce(admin, "film.mp4", 10)["Location"]
    send_piece(admin, address, 0, b"01234")
    admin.logout()

    assert send_piece(admin, address, 5, b"56789").status_code == 403
    admin.force_login(trainer)
    assert how_far(admin, address) == 5


def test_every_piece_needs_the_token(trainer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(trainer)
    assert announce(strict, "film.mp4", 10).status_code == 403

    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    address = f"/admin/uploads/{upload.public_id}/"
    assert send_piece(strict, address, 0, b"01234").status_code == 403
    token = "c" * 32
    strict.cookies["csrftoken"] = token
    strict.defaults["HTTP_X_CSRFTOKEN"] = token
    send_piece(strict, address, 0, b"01234")
    assert how_far(strict, address) == 5


def test_nobody_begins_more_than_the_server_can_hold(admin):
    for number in range(transfer.MOST_UPLOADS):
        assert announce(admin, f"{number}.mp4", 10).status_code == 201
    refused = announce(admin, "one-more.mp4", 10)
    assert refused.text.startswith("You have begun 10 uploads that are not in the library yet. Finish or cancel one")

    Upload.objects.all().delete()
    for _ in range(transfer.MOST_BYTES // LARGEST_FILE):
        announce(admin, "large.mp4", LARGEST_FILE)
    assert announce(admin, "one-more.mp4", LARGEST_FILE).status_code == 429


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Length": "many"}, 400),
        ({"Upload-Metadata": ""}, 400),
        ({"Upload-Metadata": "filename"}, 400),
        ({"Upload-Metadata": "filename ****"}, 400),
        ({"Upload-Metadata": "filename /w=="}, 400),
    ],
)
def test_what_is_not_the_protocol_is_refused(admin, headers, status):
    whole = TUS | {"Upload-Length": "10", "Upload-Metadata": "filename ZmlsbS5tcDQ="}

    assert admin.post(BEGIN, headers=whole).status_code == 201
    assert admin.post(BEGIN, headers=whole | headers).status_code == status
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "content_type", "offset", "status"),
    [
        (b"0123", "application/json", "0", 415),
        (b"0123", "application/offset+octet-stream", "first", 400),
        (bytes(16 * 1024**2 + 1), "application/offset+octet-stream", "0", 413),
    ],
    ids=["another type", "no offset", "a piece too large"],
)
def test_a_piece_that_is_none_is_refused(admin, data, content_type, offset, status):
    address = announce(admin, "film.mp4", 20 * 1024**2)["Location"]

    answer = admin.patch(address, data, content_type=content_type, headers=TUS | {"Upload-Offset": offset})

    assert answer.status_code == status
    assert how_far(admin, address) == 0


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


def test_a_form_that_comes_back_keeps_its_upload_for_another_day(admin):
    upload = send(admin, FILM.read_bytes())
    age(upload)
    admin.post(ADD, filled(title="", **{"file-upload": upload.public_id}))

    call_command("tick")

    assert upload.path.exists()


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


def test_an_upload_never_has_more_than_was_announced(trainer):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    for wrong in ({"received_bytes": 11}, {"byte_size": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Upload.objects.filter(pk=upload.pk).update(**wrong)


def test_without_the_script_the_form_brings_the_file(admin):
    with (SMALL_FILES / "clip.webm").open("rb") as file:
        admin.post(ADD, filled(file=file))

    assert Recording.objects.get().content_type == "video/webm"
    assert not Upload.objects.exists()
