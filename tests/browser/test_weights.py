"""What pages weigh on the wire, and how many requests they take: a cold cache, static files as they are served."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from learning.actions import enrol, start_check
from learning.demo.texts import CONTENT
from learning.models.recording import CaptionsState
from tests.browser.demo_site import Demo, make_demo
from tests.factories.pages import make_webinar
from tests.factories.questions import make_question
from tests.factories.records import make_completion
from tests.faults.serving import Server

pytestmark = pytest.mark.engine("sqlite")  # what a page weighs is the same from any database
KB = 1000
CUES, CUE_SECONDS, CUE_WORDS = 900, 4, 8
MEDIA = ("video/", "image/webp")


class Answer(NamedTuple):
    """One response, as it came over the wire."""

    url: str
    kind: str
    size: int


class Wire:
    """Counts what a tab is sent."""

    def __init__(self, page: Page) -> None:
        self._started: dict[str, tuple[str, str]] = {}
        self.answers: list[Answer] = []
        protocol = page.context.new_cdp_session(page)
        protocol.on("Network.responseReceived", self._start)
        protocol.on("Network.loadingFinished", self._finish)
        protocol.send("Network.enable")

    def _start(self, event: dict) -> None:
        self._started[event["requestId"]] = (event["response"]["url"], event["response"]["mimeType"])

    def _finish(self, event: dict) -> None:
        url, kind = self._started.pop(event["requestId"], ("", ""))
        if url and not url.startswith("data:") and not kind.startswith(MEDIA):
            self.answers.append(Answer(url, kind, event["encodedDataLength"]))

    def size_of(self, kind: str = "") -> int:
        """Bytes in all, or of one kind."""
        return sum(answer.size for answer in self.answers if kind in answer.kind)


@pytest.fixture(scope="session")
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collected, hashed and compressed, once."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def demo(transactional_db) -> Demo:
    """Without the live server of other tests."""
    return make_demo()


@pytest.fixture
def server(other_process: dict[str, str], static_files: Path, tmp_path: Path) -> Iterator[Server]:
    """A process of its own, over this test's database."""
    environment = other_process | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.as_served",
        "STATIC_ROOT": str(static_files),
    }
    if not any(static_files.iterdir()):
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(collect, env=environment, cwd=settings.BASE_DIR, check=True)
    server = Server(environment, tmp_path / "server.log")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def weigh(server: Server, page: Page) -> Callable[..., Wire]:
    """Open a page as somebody, in a browser that has seen none of the site."""

    def weigh(address: str, person: User) -> Wire:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        own = f"http://127.0.0.1:{server.port}"
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": own}])
        wire = Wire(page)
        page.goto(own + address, wait_until="networkidle")
        return wire

    return weigh


def test_a_module_is_light(weigh, demo: Demo) -> None:
    wire = weigh(demo.webinar.url, demo.practitioner)

    assert wire.size_of() <= 45 * KB, wire.answers
    assert len(wire.answers) <= 12, wire.answers


def test_a_question_is_light(weigh, demo: Demo) -> None:
    attempt = start_check(enrolment=enrol(person=demo.practitioner, activity=demo.webinar.translation_key))
    wire = weigh(reverse("learning:question", args=[attempt.public_id, 1]), demo.practitioner)

    assert wire.size_of() <= 35 * KB, wire.answers


def test_a_question_with_a_script_of_its_own_is_light(weigh, demo: Demo) -> None:
    module = make_webinar(demo.catalogue, questions=[make_question("ordering")])
    attempt = start_check(enrolment=enrol(person=demo.practitioner, activity=module.translation_key))
    wire = weigh(reverse("learning:question", args=[attempt.public_id, 1]), demo.practitioner)

    assert any("order" in answer.url for answer in wire.answers)
    assert wire.size_of() <= 35 * KB, wire.answers


def test_a_report_of_a_full_page_is_light(weigh, demo: Demo) -> None:
    for number in range(30):
        make_completion(demo.practitioner, cycle=number + 1)
    agency = demo.manager.manager_appointments.get().agency
    wire = weigh(reverse("reports:team", args=[agency.pk]), demo.manager)

    assert wire.size_of() <= 35 * KB, wire.answers


def test_an_hours_transcript_is_light(weigh, demo: Demo) -> None:
    before = weigh(demo.webinar.url, demo.practitioner).size_of("text/html")
    recording = demo.webinar.recording
    recording.duration_seconds = CUES * CUE_SECONDS
    recording.keep_captions(an_hour(), CaptionsState.REVIEWED, by=demo.manager, at=timezone.now())
    recording.save()
    wire = weigh(demo.webinar.url, demo.practitioner)

    assert wire.size_of("text/html") - before <= 15 * KB, wire.answers


def an_hour() -> str:
    """Nine hundred cues in the demo's own words."""
    words = cycle("\n".join(path.read_text(encoding="utf-8") for path in sorted(CONTENT.glob("*.toml"))).split())
    cues = [
        f"{clock(number * CUE_SECONDS)} --> {clock((number + 1) * CUE_SECONDS)}\n{' '.join(islice(words, CUE_WORDS))}"
        for number in range(CUES)
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues).replace("<", "").replace("&", "")


def clock(seconds: int) -> str:
    """As in WebVTT."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
