"""The admin's screens around a check: tried, marked again, published together. No fault that a browser finds."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.actions import enrol, finish_check, start_check
from learning.models import CataloguePage
from quizzes.actions import revise_question, save_answer
from tests.browser.admin_screens import faults
from tests.factories.pages import make_briefing
from tests.factories.questions import make_body, make_question

WIDTHS = (1280, 320)


def find_no_fault(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_check_is_tried(catalogue: CataloguePage, live_server, editor: Page) -> None:
    module = make_briefing(catalogue, questions=[make_question(publish=False)], check_feedback="during:verdict key")
    editor.goto(f"{live_server.url}{reverse('try_check', args=[module.pk])}")
    find_no_fault(editor)
    editor.get_by_label("Option b").check()
    editor.get_by_role("button", name="Save and continue").click()
    expect(editor.get_by_text("Not right")).to_be_visible()
    find_no_fault(editor)
    editor.get_by_role("button", name="See the result").click()
    expect(editor.get_by_role("heading", name="This would not be a pass")).to_be_visible()
    find_no_fault(editor)


def test_earlier_answers_are_marked_again(
    catalogue: CataloguePage, live_server, editor: Page, practitioner: User
) -> None:
    question = make_question()
    module = make_briefing(catalogue, questions=[question])
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    save_answer(attempt=attempt, number=1, response="b")
    finish_check(attempt=attempt)
    revise_question(question=question, body=make_body(right=("b",)), by=None)
    editor.goto(f"{live_server.url}{reverse('regrade', args=[question.pk])}")
    expect(editor.get_by_role("main")).to_contain_text(practitioner.get_full_name())
    find_no_fault(editor)
    editor.get_by_role("button", name="Mark again").click()
    expect(editor.get_by_text("This field is required")).to_be_visible()
    find_no_fault(editor)


def test_drafts_are_published_together(live_server, editor: Page) -> None:
    make_question(publish=False)
    editor.goto(f"{live_server.url}{reverse('questions:index')}")
    editor.get_by_role("checkbox", name="Select all").first.check()
    editor.get_by_role("link", name="Publish the chosen questions").click()
    expect(editor.get_by_role("button", name="Publish them")).to_be_visible()
    find_no_fault(editor)
