"""Putting things in order: by buttons and the keyboard, and by selects where no script runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.models import User
from learning.actions import enrol, start_check
from learning.models import CataloguePage
from quizzes.models import PaperItem
from tests.factories.bodies import ANSWERS
from tests.factories.pages import make_webinar
from tests.factories.questions import make_question

RIGHT, _WRONG = ANSWERS["ordering"]


@pytest.fixture
def item(practitioner: User, catalogue: CataloguePage, sign_in) -> PaperItem:
    """A check of one question, begun by somebody who has signed in."""
    module = make_webinar(catalogue, questions=[make_question("ordering")])
    sign_in(practitioner)
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    return attempt.paper.select_related("version", "attempt").get()


@pytest.fixture
def asked(live_server, page: Page, item: PaperItem) -> Page:
    """The page that asks it."""
    page.goto(f"{live_server.url}/check-attempts/{item.attempt.public_id}/1/")
    return page


def order(page: Page) -> list[str]:
    """The items as they stand."""
    return page.locator("[data-order] label").all_inner_texts()


def button(page: Page, name: str, text: str) -> Locator:
    """The button that moves this item."""
    return page.get_by_role("button", name=f"{name}: {text}", exact=True)


def given(item: PaperItem) -> dict[str, str]:
    return PaperItem.objects.select_related("answer").get(pk=item.pk).given.chosen


def written(item: PaperItem) -> list[str]:
    """The items in the right order, as they can be read."""
    return [one["text"].replace("<b>", "").replace("</b>", "") for one in item.version.content["items"]]


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(20):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} is out of reach")


def sort_by_keyboard(page: Page, right: list[str]) -> None:
    """Each item in turn to its place, with Tab and Enter alone."""
    page.locator("h1").click()
    for place, text in enumerate(right):
        up = button(page, "Move up", text)
        tab_to(page, up)
        while order(page).index(text) > place:
            page.keyboard.press("Enter")
            expect(up).to_be_focused()


def test_items_are_moved_with_the_keyboard_and_the_focus_goes_with_them(asked: Page, item: PaperItem) -> None:
    expect(asked.get_by_role("combobox")).to_have_count(0)
    sort_by_keyboard(asked, written(item))
    assert order(asked) == written(item)

    asked.get_by_role("button", name="Save and continue").press("Enter")
    expect(asked.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert given(item) == RIGHT
    asked.get_by_role("link", name="Change").click()
    expect(asked.locator("[data-order] label")).to_have_text(written(item))


def test_each_move_is_said_and_the_ends_are_reached_and_kept(asked: Page) -> None:
    first, second, *_others = order(asked)
    status = asked.get_by_role("status")
    expect(status).to_have_text("")
    down = button(asked, "Move down", first)
    for words in ("now 2nd of 4", "now 3rd of 4", "now 4th of 4"):
        down.press("Enter")
        expect(status).to_have_text(f"{first}: {words}")
        expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    down.press("Enter")
    assert order(asked)[-1] == first
    expect(down).to_be_focused()
    expect(button(asked, "Move up", second)).to_have_attribute("aria-disabled", "true")
    expect(button(asked, "Move up", first)).to_have_attribute("aria-disabled", "false")


def test_what_is_shown_is_what_is_sent_if_nobody_moves_anything(asked: Page, item: PaperItem) -> None:
    shown = order(asked)
    asked.get_by_role("button", name="Save and continue").click()
    expect(asked.get_by_role("heading", level=1)).to_have_text("Check your answers")
    ids = {text: one["id"] for text, one in zip(written(item), item.version.content["items"], strict=True)}
    assert given(item) == {ids[text]: str(place) for place, text in enumerate(shown, start=1)}


@pytest.fixture
def without_scripts(browser: Browser, page: Page, item: PaperItem) -> Iterator[Page]:
    """The same person in a browser that runs none."""
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    yield context.new_page()
    context.close()


def test_without_scripts_each_item_is_given_its_place(live_server, item: PaperItem, without_scripts: Page) -> None:
    page = without_scripts
    page.goto(f"{live_server.url}/check-attempts/{item.attempt.public_id}/1/")
    expect(page.get_by_role("button", name="Move up")).to_have_count(0)
    for text in written(item):
        page.get_by_label(text).select_option("2nd")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Give each place to one item: 2nd is chosen more than once")
    expect(page.get_by_label(written(item)[0]).locator("option:checked")).to_have_text("2nd")

    for text, place in zip(written(item), ("1st", "2nd", "3rd", "4th"), strict=True):
        page.get_by_label(text).select_option(place)
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert given(item) == RIGHT
