"""A trainer who has never been here: from a page of questions in Word to a check that people sit, and what it says."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.actions import enrol, finish_check, start_check
from learning.models import BriefingPage, CataloguePage
from quizzes.models import Answer, Question
from tests.browser.editing import tab
from tests.browser.steps import answer_rightly, follow, press, submit_and_pass
from tests.factories.editing import edit_url
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.questions import answer_all

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves
WORD = "\n\n".join(
    f"{number}. Ava missed appointment {number}. What do you do first?\n"
    f"A) Close the referral\nFeedback: Nobody has asked why.\n"
    f"*B) Ring the family\nFeedback: So that she is brought next time.\n"
    f"C) Write a letter"
    for number in range(1, 11)
)
WITHOUT_KEY = WORD.replace("2. Ava", "2. Bo").replace("*B", "B", 1).replace("*B", "B", 1)


def import_ten(page: Page, home: str) -> None:
    """Paste, put two right in place, keep."""
    page.goto(f"{home}/admin/")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Questions", exact=True).click()
    page.get_by_role("link", name="Import questions").click()
    page.get_by_label("Paste questions").fill(WITHOUT_KEY)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("2 places could not be understood.")).to_be_visible()
    text = page.get_by_label("The text, to put right here")
    text.fill(text.input_value().replace("\nB)", "\n*B)"))
    page.get_by_label("File all of them under").fill("Was not brought")
    page.get_by_role("button", name="Keep as drafts").click()
    expect(page.get_by_text("10 questions are kept as drafts.")).to_be_visible()


def publish_all(page: Page, home: str) -> None:
    """Tick all of the list, and publish."""
    page.goto(f"{home}/admin/questions/")
    page.get_by_role("checkbox", name="Select all").first.check()
    page.get_by_role("link", name="Publish the chosen questions").click()
    page.get_by_role("button", name="Publish them").click()
    expect(page.get_by_text("10 questions are published.")).to_be_visible()


def place_on_the_page(page: Page) -> None:
    """Choose all of them at once in the check's tab, and save."""
    tab(page, "Knowledge check")
    page.get_by_role("button", name="Add question", exact=True).click()
    dialog = page.locator(".modal.in, .modal.show").first
    boxes = dialog.locator("tbody").get_by_role("checkbox")
    expect(boxes).to_have_count(10)
    for box in boxes.all():
        box.check()
    dialog.get_by_role("button", name="Confirm selection").click()
    expect(page.locator("#id_check_items-9-question")).to_be_attached()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("has been updated")


def try_it_from_the_preview(page: Page, home: str, module: BriefingPage) -> None:
    """In the frame beside the editor, first question only: nothing of it is recorded."""
    page.goto(f"{home}{edit_url(module)}")
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(module.title)
    page.get_by_label("Preview mode").select_option("check")
    expect(preview.get_by_text("Question 1 of 10")).to_be_visible(timeout=20_000)
    preview.get_by_label("Ring the family").check()
    preview.get_by_role("button", name="Save and continue").click()
    expect(preview.get_by_text("Question 2 of 10")).to_be_visible()
    assert not Answer.objects.exists()


def test_from_a_page_of_word_to_what_the_check_says(
    catalogue: CataloguePage,
    live_server,
    editor: Page,
    sign_in,
    trainer: User,
    administrator: User,
    practitioner: User,
    settings,
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it would now and then be under way when the button is pressed
    home, page = live_server.url, editor
    module = make_briefing(catalogue, title="When a child was not brought", reading_counts=False)
    import_ten(page, home)
    assert Question.objects.count() == 10
    publish_all(page, home)
    page.goto(f"{home}{edit_url(module)}")
    place_on_the_page(page)
    try_it_from_the_preview(page, home, module)

    sign_in(administrator)
    page.goto(f"{home}{edit_url(module)}")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("published", ignore_case=True)

    sign_in(practitioner)
    page.goto(f"{home}{module.url}")
    press(page, "Start the check")
    answer_rightly(page, practitioner)
    submit_and_pass(page, count=10)

    for number in range(5):  # from five people on there is something to say
        other = make_person(f"other-{number}@example.org")
        attempt = start_check(enrolment=enrol(person=other, activity=module.translation_key))
        finish_check(attempt=answer_all(attempt, wrong=number))
    sign_in(trainer)
    page.goto(f"{home}/admin/reports/knowledge-checks/")
    follow(page, module.title)
    expect(page.get_by_role("main")).to_contain_text("the first attempts of 6 people")
    expect(page.get_by_role("img", name=re.compile("."))).not_to_have_count(0)
