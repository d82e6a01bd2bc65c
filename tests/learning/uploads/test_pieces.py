"""A file is sent piece by piece, and goes on where it stopped."""

from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404, UnreadablePostError
from django.test import Client

from learning.authoring import transfer
from learning.authoring.recordings import LARGEST_FILE
from learning.models import Upload
from learning.viewsets.uploading import go_on
from tests.learning.sending import BEGIN, TUS, announce, how_far, partial_files, send_piece
from tests.learning.uploads.test_forms import no_room
from tests.together import all_at_once


def test_an_interrupted_upload_goes_on_from_where_the_server_is(admin):
    address = announce(admin, "film.mp4", 10)["Location"]
    send_piece(admin, address, 0, b"01234")

    assert how_far(admin, address) == 5
    assert "no-store" in admin.head(address, headers=TUS)["Cache-Control"]
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


def test_what_is_discarded_in_vain_keeps_its_bytes(trainer, django_capture_on_commit_callbacks):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        transfer.discard_upload(upload=upload)
        transaction.set_rollback(True)  # what else went on with it failed

    assert Upload.objects.get().path.exists()


def test_another_fault_than_a_full_disk_is_not_called_one(trainer):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    upload.path.unlink()
    with pytest.raises(FileNotFoundError):
        transfer.append_piece(upload=upload, offset=0, piece=BytesIO(b"0"), byte_size=1)


def test_addresses_of_uploads_answer_to_their_own_methods_only(admin):
    address = announce(admin, "film.mp4", 10)["Location"]
    begun, going_on = admin.put(BEGIN, headers=TUS), admin.post(address, headers=TUS)
    assert [(answer.status_code, answer["Allow"]) for answer in (begun, going_on)] == [
        (405, "POST"),
        (405, "HEAD, PATCH, DELETE"),
    ]
    assert how_far(admin, address) == 0


def test_a_disk_that_is_full_already_takes_no_announcement(admin, monkeypatch):
    monkeypatch.setattr(Path, "touch", no_room)
    answer = announce(admin, "film.mp4", 10)
    assert (answer.status_code, answer.text) == (507, "The server’s disk is full. Tell whoever runs it, then go on.")
    assert not Upload.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_tabs_that_begin_at_once_count_each_other(trainer):
    def begin():
        return transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)

    for _ in range(transfer.MOST_UPLOADS - 1):
        begin()
    results = all_at_once(begin, begin)

    assert sorted(type(result).__name__ for result in results) == ["TooManyUploads", "Upload"]


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
        ({"Upload-Metadata": "filename Zm!lsbS5tcDQ="}, 400),
        ({"Upload-Metadata": "filename Cg=="}, 400),
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
        (b"0123", "application/offset+octet-stream", "9" * 5000, 400),
        (bytes(16 * 1024**2 + 1), "application/offset+octet-stream", "0", 413),
    ],
    ids=["another type", "no offset", "an endless offset", "a piece too large"],
)
def test_a_piece_that_is_none_is_refused(admin, data, content_type, offset, status):
    address = announce(admin, "film.mp4", 20 * 1024**2)["Location"]

    answer = admin.patch(address, data, content_type=content_type, headers=TUS | {"Upload-Offset": offset})

    assert answer.status_code == status
    assert how_far(admin, address) == 0


@pytest.fixture
def piece_that(rf, trainer):
    """A piece of ten bytes that comes in this way; gives the answer."""

    def piece_that(upload, *comes):
        coming = iter(comes)
        headers = TUS | {"Upload-Offset": "0"}
        request = rf.patch("/", bytes(10), content_type="application/offset+octet-stream", headers=headers)
        request.user, request.read = trainer, lambda size: next(coming)()
        return go_on(request, public_id=upload.public_id)

    return piece_that


def break_with(error):
    raise error


def test_what_came_before_the_line_broke_is_kept(trainer, piece_that):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    answer = piece_that(upload, lambda: b"0123", lambda: break_with(UnreadablePostError("gone")))
    assert answer["Upload-Offset"] == "4"
    assert upload.path.read_bytes() == b"0123"


def test_a_piece_for_which_there_is_no_room_leaves_all_as_it_was(trainer, piece_that):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    answer = piece_that(upload, lambda: b"0123", lambda: no_room(None))
    assert (answer.status_code, answer.text) == (507, "The server’s disk is full. Tell whoever runs it, then go on.")
    assert upload.path.read_bytes() == b""


def test_a_piece_of_what_another_tab_gives_up_meanwhile_is_not_found(trainer, piece_that):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    with pytest.raises(Http404):
        piece_that(upload, lambda: b"0123" if Upload.objects.all().delete() else b"", lambda: b"")


@pytest.mark.parametrize("length", ["", "many"])
def test_a_piece_of_no_known_length_is_refused(admin, length):
    address = announce(admin, "film.mp4", 10)["Location"]
    headers = TUS | {"Upload-Offset": "0"}
    answer = admin.patch(
        address, b"0", content_type="application/offset+octet-stream", headers=headers, CONTENT_LENGTH=length
    )
    assert answer.status_code == 400
    assert how_far(admin, address) == 0


@pytest.mark.parametrize("what", ["user/file", "recording/nothing", "recording/title", "recording/poster"])
def test_only_what_takes_a_file_is_sent_one(admin, what):
    assert announce(admin, "film.mp4", 10, f"/admin/uploads/{what}/").status_code == 404
    assert not Upload.objects.exists()


def test_an_upload_never_has_more_than_was_announced(trainer):
    upload = transfer.begin_upload(person=trainer, name="film.mp4", byte_size=10)
    for wrong in ({"received_bytes": 11}, {"byte_size": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Upload.objects.filter(pk=upload.pk).update(**wrong)
