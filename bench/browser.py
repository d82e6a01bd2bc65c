"""A signed-in browser without a network: the WSGI application is called as gunicorn would call it."""

import io
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from accounts.models import User

CSRF_SECRET = "c" * 32


class Answer(NamedTuple):
    """What came back, and the CPU time of this process that it took, in milliseconds."""

    status: int
    location: str
    body: bytes
    cpu_ms: float


class Browser:
    """One person's."""

    def __init__(self, site: WSGIHandler, person: User) -> None:
        self.site, self.person = site, person
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_SECRET}"
        self.headers = {"cookie": cookies, "x-csrftoken": CSRF_SECRET}

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._call("GET", path)

    def post(self, path: str, fields: dict[str, Any]) -> Answer:
        """Send a form."""
        return self._call("POST", path, urlencode(fields, doseq=True), "application/x-www-form-urlencoded")

    def post_json(self, path: str, body: str) -> Answer:
        """Send what the player sends."""
        return self._call("POST", path, body, "application/json")

    def _call(self, method: str, path: str, body: str = "", content_type: str = "") -> Answer:
        request = RequestFactory().generic(method, path, body, content_type, headers=self.headers)
        environ = request.environ | {"wsgi.input": io.BytesIO(body.encode())}
        head: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]]) -> None:
            head.update(headers, status=int(status.split()[0]))

        begun = time.process_time()
        response = self.site(environ, start_response)
        sent = b"".join(response)
        response.close()
        cpu_ms = (time.process_time() - begun) * 1000
        return Answer(head["status"], head.get("Location", ""), sent, cpu_ms)
