"""A real server over a test's database, as the demo runs it, and the people who press its buttons."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config import processes
from learning.actions import enrol, start_check
from learning.models import LearningPage
from quizzes.models import Attempt
from tests.factories.questions import answer_all
from tests.postgresql import spare_port

CSRF_SECRET = "c" * 32  # the browser's own: what counts is that the form and the cookie agree


class Sitting(NamedTuple):
    """Somebody signed in, with every question answered and the button before them."""

    attempt: Attempt
    cookies: str  # as the browser sends them

    @property
    def button(self) -> str:
        return reverse("learning:check_submit", args=[self.attempt.public_id])

    @property
    def result(self) -> str:
        return reverse("learning:check_result", args=[self.attempt.public_id])


class Answer(NamedTuple):
    """What the server said, and where it sent the browser."""

    status: int
    location: str


class Server:
    """gunicorn with its workers in a process group of its own. May be killed and started again."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment, self.log, self.port = environment, log, spare_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, application: str = "config.wsgi") -> None:
        """Return once it accepts connections."""
        command = [
            *(sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{self.port}"),
            *("--workers", "2", "--threads", "8", "--log-level", "warning", "--no-control-socket"),
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stderr=log, start_new_session=True)
        processes.wait_for_answer(self.port, [self.process])

    def kill(self) -> None:
        """SIGKILL to all of its processes: nobody gets to finish anything."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def press(self, button: str, cookies: str, together: Barrier | None = None) -> Answer:
        """One press of a button; an OSError or an HTTPException where there was no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        body = urlencode({"csrfmiddlewaretoken": CSRF_SECRET})
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.connect()
            if together:
                together.wait()
            connection.request("POST", button, body, headers)
            response = connection.getresponse()
            return Answer(response.status, response.getheader("Location", ""))
        finally:
            connection.close()

    def press_at_once(self, button: str, cookies: str, times: int) -> list[Answer]:
        """The same button in many tabs, at the same moment."""
        together = Barrier(times, timeout=30)
        with ThreadPoolExecutor(times) as tabs:
            return list(tabs.map(lambda _: self.press(button, cookies, together), range(times)))


def ready_to_submit(people: Iterable[User], module: LearningPage) -> Iterator[Sitting]:
    """Everybody has started the module's check and answered all of it rightly."""
    for person in people:
        browser = Client()
        browser.force_login(person)
        session = browser.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_SECRET}"
        attempt = start_check(enrolment=enrol(person=person, activity=module.translation_key))
        yield Sitting(answer_all(attempt), cookies)
