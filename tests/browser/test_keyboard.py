"""The check and the slides without a mouse: few presses, and always to be seen where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.actions import enrol, start_check
from learning.models import CataloguePage
from tests.browser.demo_site import Demo
from tests.factories.pages import make_webinar
from tests.factories.questions import key_to, make_question

MOST_PRESSES = 12
FOCUSED = "document.activeElement"


class Keyboard:
    """Presses keys, counts them, and looks after each whether the focus can be seen."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, key: str) -> None:
        """One press."""
        self.page.keyboard.press(key)
        self.presses += 1

    def move(self, until: str, *, key: str = "Tab") -> None:
        """Move the focus, visible at each step, until it is on an element that matches."""
        while not self.page.evaluate(f"{FOCUSED}.matches({until!r})"):
            assert self.presses < MOST_PRESSES, f"{until} is out of reach"
            self.press(key)
            assert self.sees_the_focus(), self.page.evaluate(f"{FOCUSED}.outerHTML")

    def sees_the_focus(self) -> bool:
        """Whether the picture changes when the focus goes."""
        focused = self.page.screenshot()
        element = self.page.evaluate_handle(FOCUSED)
        element.evaluate("(element) => element.blur()")
        without = self.page.screenshot()
        element.evaluate("(element) => element.focus({preventScroll: true})")
        return focused != without


def answer(keyboard: Keyboard, ids: list[str]) -> None:
    """From a page that was just loaded: past the header, choose, go on."""
    keyboard.press("Tab")
    assert keyboard.sees_the_focus()
    keyboard.press("Enter")  # skip to the main content
    for chosen in ids:
        keyboard.move(f'input[value="{chosen}"], input[type="radio"]')
        while not keyboard.page.evaluate(f'{FOCUSED}.value === "{chosen}"'):
            keyboard.press("ArrowDown")
        if not keyboard.page.evaluate(f"{FOCUSED}.checked"):
            keyboard.press("Space")
    keyboard.move("main button[type=submit]")
    keyboard.press("Enter")


@pytest.fixture
def questions() -> list:
    """One of each kind."""
    return [
        make_question(right=("c",)),
        make_question("multiple_choice", right=("a", "d"), ids=("a", "b", "c", "d")),
        make_question("true_false"),
    ]


def test_each_question_is_answered_in_a_dozen_presses(
    live_server, page: Page, sign_in, practitioner: User, catalogue: CataloguePage, questions: list
) -> None:
    module = make_webinar(catalogue, questions=questions, shuffle_options=False)
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    sign_in(practitioner)
    page.goto(f"{live_server.url}/check-attempts/{attempt.public_id}/1/")
    for item in attempt.paper.select_related("version"):
        title = re.compile(f"^Question {item.number} of 3")
        expect(page).to_have_title(title)
        keyboard = Keyboard(page)
        answer(keyboard, key_to(item))
        expect(page).not_to_have_title(title)
        assert keyboard.presses <= MOST_PRESSES
        assert attempt.paper.get(pk=item.pk).given.chosen == key_to(item)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


def test_an_error_takes_the_focus_and_leads_to_the_first_answer(
    live_server, page: Page, sign_in, practitioner: User, catalogue: CataloguePage
) -> None:
    module = make_webinar(catalogue, questions=[make_question()])
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    sign_in(practitioner)
    page.goto(f"{live_server.url}/check-attempts/{attempt.public_id}/1/")
    page.get_by_role("button", name="Save and continue").press("Enter")

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_slides_are_turned_by_keys_and_by_links(live_server, page: Page, demo: Demo, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + demo.webinar.url)
    slides = page.get_by_role("region", name="Slides, one after another")
    second = page.locator("#slide-2")
    expect(second).not_to_be_in_viewport()

    slides.get_by_role("link", name="Next slide").first.press("Enter")
    expect(second).to_be_in_viewport(ratio=0.4)
    expect(page.locator("#slide-1")).not_to_be_in_viewport()
    second.get_by_role("link", name="Previous slide").press("Enter")
    expect(second).not_to_be_in_viewport()

    slides.press("ArrowRight")
    expect(second).to_be_in_viewport(ratio=0.4)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
