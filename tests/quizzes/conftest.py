"""A trainer's real browser in the admin."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from accounts.models import User
from tests.browser.admin_screens import watched


@pytest.fixture
def trainer_page(live_server, page: Page, context: BrowserContext, trainer: User) -> Iterator[Page]:
    """Signed in. Whatever its console says is an error of ours."""
    client = Client()
    client.force_login(trainer)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 900})
    with watched(page) as errors:
        yield page
    assert errors == []


@pytest.fixture
def open_admin(live_server, trainer_page: Page) -> Callable[[str], Page]:
    """Open an address below /admin/."""

    def open_admin(address: str) -> Page:
        trainer_page.goto(f"{live_server.url}/admin/{address}")
        return trainer_page

    return open_admin
