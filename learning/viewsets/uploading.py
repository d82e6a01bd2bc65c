"""Takes a file piece by piece, by the tus protocol 1.0 (https://tus.io): an interrupted upload goes on where it was.

Creation, expiration and termination are its extensions here. A piece is on this machine's disk before the row is
locked, and no more than a chunk of it is ever in memory.
"""

import base64
import re
import tempfile
from collections.abc import Callable
from functools import wraps
from typing import IO
from uuid import UUID

from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date

from learning.authoring.recordings import RecordingForm
from learning.authoring.reviews import CaseReviewForm
from learning.authoring.slides import SlideDeckForm
from learning.authoring.transfer import (
    DiskFull,
    TooManyUploads,
    WrongOffset,
    append_piece,
    begin_upload,
    discard_upload,
    disk_has_room,
)
from learning.models import Upload
from learning.permissions import may_bring

FORMS = {form._meta.model._meta.model_name: form for form in (RecordingForm, SlideDeckForm, CaseReviewForm)}
CHUNK = 64 * 1024
LARGEST_PIECE = 16 * 1024**2
PIECE_TYPE = "application/offset+octet-stream"
_BYTES = re.compile(r"[0-9]{1,15}")  # Python refuses to read a number of thousands of digits
VERSION = {"Tus-Resumable": "1.0.0"}

type View = Callable[..., HttpResponse]


def _tus(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.headers.get("Tus-Resumable") != VERSION["Tus-Resumable"]:
            return HttpResponse(status=412, headers={"Tus-Version": VERSION["Tus-Resumable"]})
        try:
            response = view(request, *args, **kwargs)
        except DiskFull as full:
            response = _sentence(str(full), 507)
        for name, value in VERSION.items():
            response.headers[name] = value
        return response

    return answered


@_tus
def begin(request: HttpRequest, model: str, field: str) -> HttpResponse:
    """Announce a file: what the form would refuse by its name and size is refused before it is sent."""
    form_class = FORMS.get(model)
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    if form_class is None or not may_bring(request.user, [form_class._meta.model]):
        raise Http404
    form_field = form_class(for_user=request.user).fields.get(field)
    if not getattr(getattr(form_field, "widget", None), "begin_at", None):
        raise Http404
    announced = _announced(request)
    if announced is None:
        return HttpResponse(status=400)
    try:
        form_field.clean(announced)
        upload = begin_upload(person=request.user, name=announced.name, byte_size=announced.size)
    except ValidationError as refusal:
        return _sentence(" ".join(refusal.messages), 422)
    except TooManyUploads as refusal:
        return _sentence(str(refusal), 429)
    return _state(upload, 201, {"Location": reverse("go_on_with_upload", args=[upload.public_id])})


@_tus
def go_on(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """HEAD says how far it is, PATCH brings the next piece, DELETE gives it up."""
    if not may_bring(request.user, [form._meta.model for form in FORMS.values()]):
        raise Http404
    upload = get_object_or_404(request.user.uploads, public_id=public_id)
    if request.method == "HEAD":
        return _state(upload, 200)
    if request.method == "PATCH":
        return _take_piece(request, upload)
    if request.method == "DELETE":
        discard_upload(upload=upload)
        return HttpResponse(status=204)
    return HttpResponse(status=405, headers={"Allow": "HEAD, PATCH, DELETE"})


def _take_piece(request: HttpRequest, upload: Upload) -> HttpResponse:
    offset = request.headers.get("Upload-Offset", "")
    announced = request.headers.get("Content-Length", "")
    if request.content_type != PIECE_TYPE:
        return HttpResponse(status=415)
    if not _BYTES.fullmatch(offset) or not _BYTES.fullmatch(announced):
        return HttpResponse(status=400)
    if int(announced) > LARGEST_PIECE:
        return HttpResponse(status=413)
    with tempfile.TemporaryFile() as piece:
        try:
            byte_size = _receive(request, piece)
            upload = append_piece(upload=upload, offset=int(offset), piece=piece, byte_size=byte_size)
        except WrongOffset:
            return _state(upload, 409)
        except Upload.DoesNotExist as gone:  # given up in another tab while this piece came
            raise Http404 from gone
    return _state(upload, 204)


def _receive(request: HttpRequest, piece: IO[bytes]) -> int:
    """Take what comes: where the line breaks, that much needn't be sent again."""
    with disk_has_room():
        try:
            while chunk := request.read(CHUNK):
                piece.write(chunk)
        except UnreadablePostError:
            pass
        byte_size = piece.tell()
        piece.seek(0)
    return byte_size


def _announced(request: HttpRequest) -> UploadedFile | None:
    """What a browser knows of a file before it sends any of it."""
    pairs = [pair.split() for pair in request.headers.get("Upload-Metadata", "").split(",")]
    size = request.headers.get("Upload-Length", "")
    try:
        name = base64.b64decode(next(pair[1] for pair in pairs if pair[:1] == ["filename"]), validate=True).decode()
        name = "".join(filter(str.isprintable, name))  # as Django does with the names in a form
        return UploadedFile(name=name, size=int(size)) if _BYTES.fullmatch(size) else None
    except (StopIteration, IndexError, ValueError, SuspiciousFileOperation):  # ValueError: bad base64 or UTF-8, too
        return None


def _state(upload: Upload, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    state = {"Upload-Offset": str(upload.received_bytes), "Upload-Length": str(upload.byte_size)}
    state["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return HttpResponse(status=status, headers=state | (headers or {}))


def _sentence(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
