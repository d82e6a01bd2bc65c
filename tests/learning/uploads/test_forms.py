"""A form takes what was sent ahead of it, and nothing else."""

import errno
import os
import re
from pathlib import Path

import pytest
from django.test import Client

from learning.authoring import transfer
from learning.authoring.recordings import LARGEST_FILE
from learning.models import Recording, SlideDeck, Upload
from tests.factories.media import FILM, PDF, PPTX, SMALL_FILES
from tests.learning.recording_forms import ADD, content, errors, filled, sent_ahead
from tests.learning.sending import BEGIN, announce, partial_files, send

SLIDES = "/admin/slides/new/"


def test_a_file_sent_in_pieces_becomes_a_recording_and_is_moved_not_copied(admin):
    upload = send(admin, FILM.read_bytes())
    inode = upload.path.stat().st_ino

    admin.post(ADD, filled(**{"file-upload": upload.public_id}))

    recording = Recording.objects.get()
    assert content(recording) == FILM.read_bytes()
    assert recording.public_id == upload.public_id, "after a crash in between it tells whose file this is"
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


def test_a_file_that_is_on_the_server_already_need_not_be_chosen(admin):
    chosen = re.compile(r'<input type="file" name="file"[^>]*required')
    assert chosen.search(admin.get(SLIDES).text)
    upload = send(admin, PDF.read_bytes(), "deck.pdf", "/admin/uploads/slidedeck/file/")
    assert not chosen.search(admin.post(SLIDES, {"title": "", "file-upload": upload.public_id}).text)


def test_what_is_no_video_is_refused_at_the_field_and_gone(admin, django_capture_on_commit_callbacks):
    upload = send(admin, b"Dear colleague")
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(ADD, filled(**{"file-upload": upload.public_id}))

    assert errors(response)["file"][0].startswith("This isn’t a video file, whatever its name says.")
    assert (Upload.objects.count(), partial_files()) == (0, set())


def test_a_file_that_a_form_brings_itself_counts_before_one_that_was_sent_ahead(admin):
    upload = send(admin, FILM.read_bytes())
    with (SMALL_FILES / "clip.webm").open("rb") as file:
        admin.post(ADD, filled(file=file, **{"file-upload": upload.public_id}))

    assert Recording.objects.get().content_type == "video/webm"
    assert list(Upload.objects.all()) == [upload]


@pytest.mark.parametrize("why", ["too many", "disk full"])
def test_a_file_that_can_not_be_kept_while_others_are_put_right_has_to_be_chosen_again(
    admin, trainer, monkeypatch, why
):
    if why == "too many":
        monkeypatch.setattr(transfer, "MOST_UPLOADS", 0)
    else:
        monkeypatch.setattr(os, "fsync", no_room)
    with (SMALL_FILES / "clip.webm").open("rb") as file:
        response = admin.post(ADD, filled(title="", file=file))

    assert errors(response)["file"] == ["Choose the file again: browsers don’t keep it while others are put right."]
    assert not Upload.objects.exists()


def no_room(file):
    """What the system says of a full disk."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("what", ["unfinished", "of somebody else", "unknown", "no id", "without its bytes"])
def test_a_form_takes_no_upload_but_a_finished_one_of_its_own_person(admin, administrator, what):
    if what == "unfinished":
        public_id = announce(admin, "film.mp4", 10)["Location"].split("/")[-2]
    elif what == "of somebody else":
        other = Client()
        other.force_login(administrator)
        public_id = send(other, FILM.read_bytes()).public_id
    elif what == "without its bytes":
        upload = send(admin, FILM.read_bytes())
        upload.path.unlink()
        public_id = upload.public_id
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


@pytest.mark.parametrize("field", ["title", "captions_file", "nothing"])
def test_only_what_is_sent_ahead_can_be_announced(admin, field):
    assert announce(admin, "film.mp4", 10, f"/admin/uploads/recording/{field}/").status_code == 404
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"), [("a\0b.mp4", "ab.mp4"), ("../../film.mp4", "film.mp4"), ("x" * 90 + ".mp4", "x" * 90 + ".mp4")]
)
def test_a_name_is_kept_as_a_form_would_keep_it(admin, name, kept):
    announce(admin, name, 10)
    assert Upload.objects.get().name == kept


def test_a_name_that_is_none_is_refused(admin):
    assert announce(admin, "..", 10).status_code == 400


def test_without_the_script_the_form_brings_the_file(admin):
    with (SMALL_FILES / "clip.webm").open("rb") as file:
        admin.post(ADD, filled(file=file))

    assert Recording.objects.get().content_type == "video/webm"
    assert not Upload.objects.exists()
