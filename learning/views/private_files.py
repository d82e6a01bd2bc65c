"""Sends a file of private storage: in parts where asked for, never more than a piece of it in memory."""

from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

from learning.byte_ranges import NotSatisfiable, wanted
from learning.models.storage import private_storage

PIECE = 64 * 1024
# Kept by the browser, but asked about each time: a page may be taken down, and people share workstations.
CACHE_CONTROL = "private, no-cache"


def send(
    request: HttpRequest, file: FieldFile, *, content_type: str, version: str = "", download_as: str = ""
) -> HttpResponse:
    """The file, for somebody who was found to be allowed to have it.

    `version` names its content (a digest) where one is known; else time and size stand for it. `download_as` makes it
    a download of that name.
    """
    try:
        size, changed = file.storage.size(file.name), file.storage.get_modified_time(file.name).timestamp()
    except (FileNotFoundError, ValueError) as error:  # ValueError: the row has no file
        raise Http404 from error
    headers = {
        "Content-Type": content_type,
        "Cache-Control": CACHE_CONTROL,
        "X-Content-Type-Options": "nosniff",
    }
    if disposition := content_disposition_header(bool(download_as), download_as):
        headers["Content-Disposition"] = disposition
    if settings.PRIVATE_ACCEL_PREFIX and file.storage is private_storage():
        # nginx sends the bytes, and answers ranges and conditions itself.
        prefix = settings.PRIVATE_ACCEL_PREFIX.rstrip("/")
        return HttpResponse(headers=headers | {"X-Accel-Redirect": f"{prefix}/{quote(file.name)}"})
    etag = f'"{version or f"{int(changed * 1000):x}-{size:x}"}"'
    headers |= {"Accept-Ranges": "bytes", "ETag": etag, "Last-Modified": http_date(changed)}
    answer = _part(request, file.storage, file.name, size, headers)
    return get_conditional_response(request, etag=etag, last_modified=int(changed), response=answer)


def _part(request: HttpRequest, storage: Storage, name: str, size: int, headers: dict[str, str]) -> HttpResponse:
    asked = request.headers.get("Range", "") if request.method == "GET" else ""
    condition = request.headers.get("If-Range")
    if condition and condition not in {headers["ETag"], headers["Last-Modified"]}:
        asked = ""  # what the browser has is of another version: it gets the whole file
    try:
        part = wanted(asked, size)
    except NotSatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    if part is not None:
        headers = headers | {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}"}
    status, part = (200, range(size)) if part is None else (206, part)
    headers = headers | {"Content-Length": str(len(part))}
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    return StreamingHttpResponse(_read(storage, name, part), status=status, headers=headers)


def _read(storage: Storage, name: str, part: range) -> Iterator[bytes]:
    left = len(part)
    with storage.open(name) as file:
        file.seek(part.start)
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
