"""A browser without a browser: sends a file to a real server, piece by piece or with its form, or is cut off."""

import base64
import http.client
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from accounts.models import User

CSRF_SECRET = "c" * 32
BLOCK = bytes(range(256)) * 4096  # a megabyte
PIECE_BLOCKS = 5
BOUNDARY = "boundary"


@dataclass
class Sender:
    """Somebody signed in at a port of this machine."""

    person: User
    port: int

    def __post_init__(self) -> None:
        browser = Client()
        browser.force_login(self.person)
        session = browser.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_SECRET}"
        self.headers = {
            "Cookie": cookies,
            "X-CSRFToken": CSRF_SECRET,
            "X-Requested-With": "XMLHttpRequest",
            "Tus-Resumable": "1.0.0",
        }

    def ask(self, method: str, path: str, body=None, **headers: str) -> http.client.HTTPResponse:
        """One request with its answer; `headers` by names with underscores."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, self.headers | named)
            answer = connection.getresponse()
            answer.text = answer.read().decode()
            return answer
        finally:
            connection.close()

    def begin(self, size: int) -> str:
        """Announce a film; gives back where to send it."""
        name = base64.b64encode(b"film.mp4").decode()
        answer = self.ask(
            "POST", "/admin/uploads/recording/file/", Upload_Length=str(size), Upload_Metadata=f"filename {name}"
        )
        return answer.getheader("Location")

    def send_piece(self, address: str, offset: int, piece: bytes) -> int:
        """One piece; gives back how far it is now."""
        kind = "application/offset+octet-stream"
        answer = self.ask("PATCH", address, piece, Upload_Offset=str(offset), Content_Type=kind)
        return int(answer.getheader("Upload-Offset"))

    def how_far(self, address: str) -> int:
        """What the server says it has."""
        return int(self.ask("HEAD", address).getheader("Upload-Offset"))

    def send_in_pieces(self, megabytes: int, head: bytes = b"") -> str:
        """A whole file of that size; `head` stands at its beginning."""
        size = megabytes * len(BLOCK)
        address, offset = self.begin(size), 0
        while offset < size:
            piece = (head[offset:] + BLOCK * PIECE_BLOCKS)[: min(PIECE_BLOCKS * len(BLOCK), size - offset)]
            offset = self.send_piece(address, offset, piece)
        return address

    def send_with_its_form(self, megabytes: int, head: bytes = b"") -> http.client.HTTPResponse:
        """The same file as a browser without JavaScript sends it."""
        before = (
            self._parts({})
            + (
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\n'
                "Content-Type: video/mp4\r\n\r\n"
            ).encode()
        )
        after = f"\r\n--{BOUNDARY}--\r\n".encode()

        def body() -> Iterator[bytes]:
            yield before + head
            yield BLOCK[len(head) % len(BLOCK) :]
            for _ in range(megabytes - 1 - len(head) // len(BLOCK)):
                yield BLOCK
            yield after

        size = len(before) + megabytes * len(BLOCK) + len(after)
        return self._post_form(body(), size)

    def post_with(self, address: str) -> http.client.HTTPResponse:
        """The form with what was sent ahead of it."""
        body = self._parts({"file-upload": address.split("/")[-2]}) + f"--{BOUNDARY}--\r\n".encode()
        return self._post_form(body, len(body))

    def break_off(self, address: str, announced: int, sent: bytes) -> None:
        """The line breaks in the middle of the first piece."""
        head = self.headers | {
            "Host": f"127.0.0.1:{self.port}",
            "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(announced),
            "Upload-Offset": "0",
        }
        lines = [f"PATCH {address} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall("\r\n".join(lines).encode() + sent)

    def _post_form(self, body, size: int) -> http.client.HTTPResponse:
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return self.ask("POST", "/admin/recordings/new/", body, Content_Type=kind, Content_Length=str(size))

    def _parts(self, fields: dict[str, str]) -> bytes:
        management = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
        known = {"title": "Continuity of care", "captions_state": "none", "captions_language": "en"}
        known |= {f"chapters-{name}": value for name, value in management.items()} | fields
        return "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in known.items()
        ).encode()
