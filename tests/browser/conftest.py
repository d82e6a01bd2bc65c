"""A signed-in browser on a module's page, and what the server has noted of the watching."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from learning import demo
from learning.models import CataloguePage, WebinarPage
from tests.browser.admin_screens import watched
from tests.browser.demo_site import Demo, make_demo
from tests.factories.pages import make_recording, make_webinar

FILM = Path(demo.__path__[0]) / "media" / "continuity-of-care.mp4"
FILM_SECONDS = 131.67


@pytest.fixture
def webinar(catalogue: CataloguePage) -> WebinarPage:
    """The demo's recording: an own file with sound and picture."""
    recording = make_recording(
        external_url="", file=ContentFile(FILM.read_bytes(), "film.mp4"), duration_seconds=FILM_SECONDS
    )
    return make_webinar(catalogue, recording=recording)


@pytest.fixture
def demo(live_server) -> Demo:
    """The demo's own pages, with the film, the captions, the slides and the questions."""
    return make_demo()


@pytest.fixture
def sign_in(live_server, context: BrowserContext) -> Callable[[User], None]:
    """Sign this browser in as somebody, as the sign-in page would."""

    def sign_in(person: User) -> None:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return sign_in


@pytest.fixture
def open_module(live_server, page: Page, practitioner: User, sign_in) -> Callable[..., Page]:
    """Open a module as the practitioner; `query` such as ?t=60; `tab` another tab than the first."""
    sign_in(practitioner)

    def open_module(module: WebinarPage, query: str = "", tab: Page | None = None) -> Page:
        tab = tab or page
        tab.goto(f"{live_server.url}{module.url}{query}")
        return tab

    return open_module


@pytest.fixture
def editor(live_server, page: Page, sign_in: Callable[[User], None], trainer: User) -> Iterator[Page]:
    """A trainer's browser, in which no script fails and no policy is broken."""
    sign_in(trainer)
    page.set_viewport_size({"width": 1280, "height": 900})
    with watched(page) as errors:
        yield page
    assert errors == []


@pytest.fixture
def open_admin(live_server, editor: Page) -> Callable[[str], Page]:
    """Go there. For Wagtail what stands in a form after two seconds is what it was; from then on it saves changes."""

    def open_admin(address: str) -> Page:
        editor.goto(f"{live_server.url}{address}")
        expect(editor.locator("#wagtail.ready")).to_be_visible()
        editor.wait_for_timeout(2500)
        return editor

    return open_admin
