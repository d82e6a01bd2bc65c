"""A trainer who has never been here: from a page of questions in Word to a check that people sit, and what it says."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.actions import enrol, finish_check, start_check
from learning.models import BriefingPage, CataloguePage
from quizzes.models import Answer, Question
from tests.browser.authoring import import_ten, place_on_the_page, publish_all
from tests.browser.steps import answer_rightly, follow, press, submit_and_pass
from tests.factories.editing import edit_url
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.questions import answer_all

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves


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
    module = make_briefing(catalogue, title="When a child was not brought")
    module.reading_counts = False  # in the draft, which gets a check
    module.save_revision()
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
