"""A picture on its way from a trainer's editor to a practitioner's screen, in a real browser."""

from playwright.sync_api import BrowserContext, expect

from quizzes.models import Question
from tests.browser.admin_screens import faults
from tests.factories.pictures import make_image
from tests.quizzes.writing import row, write

WRITTEN = ".Draftail-Editor img"  # Draft.js gives it no role


def test_a_picture_is_put_into_a_question_said_in_words_and_seen(open_admin, context: BrowserContext) -> None:
    image = make_image(size=(1200, 900), title="Visits")
    page = open_admin("questions/new/single_choice/")
    page.get_by_label("Name").fill("Visits")
    write(page, "Question", "Look at the visits.\nWhat do you ask?\n/")
    page.get_by_role("option", name="Image").click()
    page.get_by_role("link", name="Visits").click()
    page.get_by_label("Full width").check()
    page.get_by_label("Alt text").fill("Visits fall after March")
    page.get_by_role("button", name="Insert image").click()
    expect(page.locator(WRITTEN)).to_be_visible()
    assert faults(page) == []

    for number, text in enumerate(["Why they fall", "Nothing"], start=1):
        write(row(page, number), "Text", text)
    row(page, 1).get_by_label("This is a right answer").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Visits” is published.")).to_be_visible()
    assert Question.objects.get().current_version.images.get().image == image

    page.get_by_role("link", name="Visits").first.click()
    expect(page.locator(WRITTEN)).to_be_visible()
    page.get_by_role("link", name="Try it").click()
    page.set_viewport_size({"width": 320, "height": 700})
    shown = page.get_by_role("img", name="Visits fall after March")
    shown.scroll_into_view_if_needed()
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 800
    box = shown.bounding_box()
    assert box["x"] + box["width"] <= 320
    assert round(box["width"] / box["height"], 1) == 1.3
    assert faults(page) == []
