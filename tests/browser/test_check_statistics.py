"""The statistics of checks in a real browser: every state, wide and narrow."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.models import CataloguePage
from tests.browser.admin_screens import faults, watched
from tests.browser.inspection import NARROW, WIDE
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question
from tests.learning.counting import sit_papers

INDEX = "/admin/reports/knowledge-checks/"
PAPERS = "aab " * 30 + "aba bba cca baa " * 10


@pytest.fixture
def admin(live_server, page: Page, trainer: User, sign_in: Callable[[User], None]) -> Iterator[Page]:
    """The trainer's browser. Any error of a script or of the console fails the test."""
    sign_in(trainer)
    with watched(page) as errors:
        yield page
    assert errors == []


def inspect(admin: Page, address: str) -> None:
    """Nothing is wrong with it, and nothing but tables is wider than the screen."""
    for width in (WIDE, NARROW):
        admin.set_viewport_size({"width": width, "height": 900})
        admin.goto(address)
        admin.wait_for_load_state("networkidle")
        assert faults(admin) == []
        assert admin.evaluate("document.documentElement.scrollWidth") == width


def test_every_state_is_without_a_barrier(live_server, admin: Page, catalogue: CataloguePage) -> None:
    inspect(admin, f"{live_server.url}{INDEX}")
    questions = [make_question(name=f"Question {number}") for number in range(3)]
    module = make_briefing(catalogue, title="Was not brought", questions=questions)
    inspect(admin, f"{live_server.url}{INDEX}")
    inspect(admin, f"{live_server.url}{INDEX}{module.pk}/")

    sit_papers(module, questions, PAPERS)
    inspect(admin, f"{live_server.url}{INDEX}{module.pk}/")
    inspect(admin, f"{live_server.url}{INDEX}{module.pk}/?attempts=all")


def test_a_trainer_goes_from_the_menu_to_the_question_that_misleads(
    live_server, admin: Page, catalogue: CataloguePage
) -> None:
    questions = [make_question(name=f"Question {number}") for number in range(3)]
    module = make_briefing(catalogue, title="Was not brought", questions=questions)
    sit_papers(module, questions, PAPERS)

    admin.set_viewport_size({"width": WIDE, "height": 900})
    admin.goto(f"{live_server.url}/admin/")
    admin.get_by_role("button", name="Reports").click()
    admin.get_by_role("link", name="Knowledge checks").click()
    admin.get_by_role("link", name="Was not brought").click()

    first = admin.get_by_role("region", name="What to look at first")
    expect(first).to_contain_text("Most people who did well overall chose B: the key may be wrong.")
    chart = admin.get_by_role("img", name="Answers to question 3")
    expect(chart).to_contain_text("Top third")
    expect(admin.get_by_role("region", name="Answers to question 3")).to_contain_text("Option b")

    admin.get_by_role("link", name="All attempts").click()
    expect(admin.get_by_role("link", name="All attempts")).to_have_attribute("aria-current", "page")
    expect(admin.get_by_role("img", name="Answers to question 3")).to_have_count(0)
