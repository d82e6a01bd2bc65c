"""Files on their way: begun, sent piece by piece, given up, and forgotten once nobody goes on with them."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from learning.models import CaseReview, Recording, SlideDeck, Upload
from learning.models.storage import PARTIAL_FILES, private_storage
from learning.models.upload import KEPT_FOR

MOST_UPLOADS = 10
MOST_BYTES = 20 * 1024**3
FULL = {errno.ENOSPC, errno.EDQUOT}


class TooManyUploads(Exception):
    """This person has begun more than they have finished. The argument is a sentence for them."""


class WrongOffset(Exception):
    """The piece doesn't follow what is here already: another tab was quicker, or an answer got lost."""


class DiskFull(Exception):
    """The server has no room left; what had come before is still there. The argument is a sentence."""


@transaction.atomic
def begin_upload(*, person: User, name: str, byte_size: int) -> Upload:
    """Make room for a file that was announced. TooManyUploads where too much is under way already."""
    User.objects.select_for_update().get(pk=person.pk)  # two tabs at once count each other
    under_way = person.uploads.aggregate(bytes=Sum("byte_size", default=0))["bytes"]
    if person.uploads.count() >= MOST_UPLOADS or under_way + byte_size > MOST_BYTES:
        raise TooManyUploads(
            ngettext(
                "You have begun %(count)d upload that is not in the library yet.",
                "You have begun %(count)d uploads that are not in the library yet.",
                person.uploads.count(),
            )
            % {"count": person.uploads.count()}
            + " "
            + _("Finish or cancel one, or wait a day: then they are forgotten.")
        )
    upload = person.uploads.create(name=name, byte_size=byte_size)
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    with disk_has_room():
        upload.path.touch()
    return upload


@transaction.atomic
def append_piece(*, upload: Upload, offset: int, piece: IO[bytes], byte_size: int) -> Upload:
    """Put a piece behind what is here. WrongOffset where it doesn't follow, DiskFull where it doesn't fit.

    The piece lies on this machine already, so the row is locked for as long as a disk takes, not a network.
    """
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if offset != upload.received_bytes or offset + byte_size > upload.byte_size:
        raise WrongOffset
    with disk_has_room(), upload.path.open("r+b") as file:
        file.seek(offset)  # what a crash has left behind it is written over
        shutil.copyfileobj(piece, file)
        file.flush()
        os.fsync(file.fileno())  # the row must not say more than the disk holds
    upload.received_bytes += byte_size
    upload.touched_at = timezone.now()
    upload.save(update_fields=["received_bytes", "touched_at"])
    return upload


@transaction.atomic
def keep_upload(*, person: User, file: UploadedFile) -> Upload:
    """Keep a file that came with a form in which something else was wrong, where there is room for it."""
    upload = begin_upload(person=person, name=file.name or "", byte_size=file.size or 0)
    file.seek(0)
    return append_piece(upload=upload, offset=0, piece=file, byte_size=upload.byte_size)


@transaction.atomic
def discard_upload(*, upload: Upload) -> None:
    """Forget it, bytes and row."""
    path = upload.path
    upload.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def remove_stale_uploads() -> None:
    """Forget what nobody has gone on with for a day, and files that have no row."""
    now = timezone.now()
    for upload in Upload.objects.stale(now):
        _remove_stale(upload, now)
    storage = private_storage()
    if not storage.exists(PARTIAL_FILES):
        return
    for name in storage.listdir(PARTIAL_FILES)[1]:
        path = f"{PARTIAL_FILES}/{name}"
        try:
            old = storage.get_modified_time(path) < now - KEPT_FOR
        except FileNotFoundError:  # a form has taken it over meanwhile
            continue
        if old and not Upload.objects.named(name.partition(".")[0]):
            storage.delete(path)


@transaction.atomic
def _remove_stale(upload: Upload, now: datetime) -> None:
    """Only while it is stale still: its person may have come back in this moment."""
    locked = Upload.objects.select_for_update().stale(now).filter(pk=upload.pk).first()
    if locked is None:
        return
    _remove_half_taken(locked.public_id)
    discard_upload(upload=locked)


def _remove_half_taken(public_id: UUID) -> None:
    """The server died while a form took the file over: it has its place already, but no row."""
    storage = private_storage()
    homes = {"recordings": Recording, "reviews": CaseReview, f"slides/{public_id}": SlideDeck}
    for folder, model in homes.items():
        if storage.exists(folder) and not model.objects.filter(public_id=public_id).exists():
            for name in storage.listdir(folder)[1]:
                if str(public_id) in f"{folder}/{name}":
                    storage.delete(f"{folder}/{name}")


@contextmanager
def disk_has_room() -> Iterator[None]:
    """DiskFull instead of the system's own error."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise DiskFull(_("The server’s disk is full. Tell whoever runs it, then go on.")) from error
