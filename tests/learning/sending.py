"""A browser that sends a file ahead of its form, piece by piece."""

import base64
from pathlib import Path

from django.test import Client

from learning.models import Upload
from learning.models.storage import private_storage

BEGIN = "/admin/uploads/recording/file/"
PIECE = 500_000
TUS = {"Tus-Resumable": "1.0.0", "X-Requested-With": "XMLHttpRequest"}


def announce(browser: Client, name: str, size: int, at: str = BEGIN):
    """Ask to send a file."""
    metadata = f"filename {base64.b64encode(name.encode()).decode()}"
    return browser.post(at, headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": metadata})


def send_piece(browser: Client, address: str, offset: int, piece: bytes):
    """One piece of it."""
    headers = TUS | {"Upload-Offset": str(offset)}
    return browser.patch(address, piece, content_type="application/offset+octet-stream", headers=headers)


def how_far(browser: Client, address: str) -> int:
    """What the server says it has."""
    return int(browser.head(address, headers=TUS)["Upload-Offset"])


def send(browser: Client, data: bytes, name: str = "film.mp4", at: str = BEGIN) -> Upload:
    """The whole file."""
    address = announce(browser, name, len(data), at)["Location"]
    for offset in range(0, len(data), PIECE):
        send_piece(browser, address, offset, data[offset : offset + PIECE])
    return Upload.objects.get(public_id=address.split("/")[-2])


def partial_files() -> set[str]:
    """The names of what lies where uploads do."""
    folder = Path(private_storage().path("uploads"))
    return {file.name for file in folder.iterdir()} if folder.exists() else set()
