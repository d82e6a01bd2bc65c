"""Importing, exporting and approving in a real browser: quick, with the keyboard, accessible, with a silent console."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.models import User
from quizzes.actions import ask_approval, create_question
from quizzes.actions.bringing import bring_questions, keep_import
from quizzes.models import Question, QuestionImport
from tests.browser.admin_screens import faults, watched
from tests.factories.questions import make_body, make_question

TEN = "\n\n".join(f"::Question {number}::Do you ask on day {number}?{{=Yes ~No}}" for number in range(1, 11))
TWO_BROKEN = TEN.replace("day 3?{=Yes ~No}", "day 3?{=Yes ~No").replace("day 8?{=Yes ~No}", "day 8?{=Yes ~No")


def signed_in(context: BrowserContext, person: User, url: str) -> None:
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])


@pytest.fixture
def author(live_server, page: Page, context: BrowserContext, trainer: User) -> Iterator[Page]:
    """A trainer's browser. Whatever its console says is an error of ours."""
    signed_in(context, trainer, live_server.url)
    page.set_viewport_size({"width": 1280, "height": 900})
    with watched(page) as errors:
        yield page
    assert errors == []


@pytest.fixture
def open_admin(live_server, author: Page) -> Callable[[str], Page]:
    """Open an address below /admin/questions/."""

    def open_admin(address: str) -> Page:
        author.goto(f"{live_server.url}/admin/questions/{address}")
        return author

    return open_admin


def check_all(page: Page, *widths: int) -> None:
    """No fault, and nothing wider than the screen, at both widths unless said otherwise."""
    for width in widths or (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_ten_questions_are_pasted_two_put_right_in_place_and_kept_in_three_page_loads(open_admin) -> None:
    page = open_admin("")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.get_by_role("link", name="Import questions").click()
    expect(page.get_by_label("Paste questions")).to_be_visible()
    check_all(page)

    page.get_by_label("Paste questions").fill(TWO_BROKEN)
    page.get_by_role("button", name="Read", exact=True).press("Enter")
    expect(page.get_by_text("2 places could not be understood.")).to_be_visible()
    check_all(page)

    text = page.get_by_label("The text, to put right here")
    for number in (3, 8):
        line = page.get_by_role("link", name=f"Line {number * 2 - 1}, column")
        line.press("Enter")
        expect(text).to_be_focused()
        chosen = text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
        assert chosen.endswith("{=Yes ~No")
        page.keyboard.press("ArrowRight")
        page.keyboard.type("}")
    page.get_by_role("button", name="Keep as drafts").press("Enter")
    expect(page.get_by_text("10 questions are kept as drafts.")).to_be_visible()
    assert len(loads) == 3
    assert Question.objects.count() == 10


def test_lines_are_numbered_beside_the_text_and_stay_with_it(open_admin) -> None:
    page = open_admin("import/")
    text = page.get_by_label("Paste questions")
    numbers = page.locator("pre[aria-hidden]")
    text.fill("\n".join(f"line {number}" for number in range(1, 61)))
    assert numbers.inner_text().split("\n")[-1] == "60"
    text.evaluate("area => { area.scrollTop = 300 }")
    page.wait_for_function("() => document.querySelector('pre[aria-hidden]').scrollTop === 300")
    assert numbers.bounding_box()["height"] == text.bounding_box()["height"]


def test_every_state_of_the_page_is_accessible(open_admin, trainer: User) -> None:
    make_question(name="There already")
    page = open_admin("import/")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("Paste at least one question, or choose a file.")).to_be_visible()
    check_all(page)

    page.get_by_label("Paste questions").fill(f"{TEN}\n\n::Again::Do you ask on day 1?{{=Yes ~No}}")
    page.get_by_label("Format").select_option("csv")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("Nothing of this can be read.")).to_be_visible()
    check_all(page)
    page.get_by_label("Format").select_option("gift")
    page.get_by_role("button", name="Read again").click()
    expect(page.get_by_text("1 of them is there already.")).to_be_visible()
    check_all(page)


def test_the_page_of_a_long_import_shows_how_far_it_is_and_then_that_it_is_done(
    open_admin, trainer: User, run_durable_tasks
) -> None:
    brought = bring_questions(by=trainer, content=TEN)
    keep_import(brought=brought, topic="", left_out=(), again=())
    page = open_admin(f"import/{brought.public_id}/")
    expect(page.get_by_text("They wait for their turn.")).to_be_visible()
    check_all(page)

    QuestionImport.objects.update(total=10, prepared=4)
    expect(page.get_by_text("4 of 10 are ready to be kept.")).to_be_visible()
    check_all(page)
    run_durable_tasks()
    expect(page.get_by_text("10 questions are kept as drafts")).to_be_visible()
    check_all(page)


def test_chosen_questions_are_taken_away(open_admin) -> None:
    for name in ("One", "Two", "Three"):
        make_question(name=name)
    page = open_admin("")
    check_all(page)
    for name in ("One", "Three"):
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.get_by_role("link", name="Export the chosen questions").click()
    expect(page.get_by_text("2 questions go into the file, with their keys.")).to_be_visible()
    check_all(page)
    page.get_by_role("link", name="Aiken").click()
    expect(page.get_by_role("heading", name="What is lost on the way: Aiken")).to_be_visible()
    check_all(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file (.txt)").click()
    text = download.value.path().read_text()
    assert text.count("ANSWER:") == 2


def test_the_author_of_a_case_asks_and_another_trainer_looks_and_publishes(
    open_admin, live_server, context: BrowserContext, administrator: User, trainer: User
) -> None:
    question = create_question(
        name="Imani", kind="single_choice", body=make_body(), by=trainer, publish=False, has_case_material=True
    )
    page = open_admin(f"edit/{question.pk}/")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Publish alone")).to_be_visible()
    check_all(page, 1280)  # on a phone, Wagtail's own panels within a panel crowd their buttons
    page.get_by_role("button", name="Ask for approval").click()
    expect(page.get_by_text("“Imani” waits for another trainer")).to_be_visible()

    signed_in(context, administrator, live_server.url)
    page = open_admin(f"edit/{question.pk}/")
    check_all(page, 1280)
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    check_all(page)
    page.get_by_role("button", name="Write back").click()
    expect(page.get_by_text("This field is required.")).to_be_visible()
    check_all(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Imani” is published.")).to_be_visible()


def test_without_javascript_questions_are_read_put_right_and_kept(browser: Browser, live_server, trainer: User) -> None:
    context = browser.new_context(java_script_enabled=False)
    signed_in(context, trainer, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/questions/import/")
    page.get_by_label("Paste questions").fill(TWO_BROKEN)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_label("The text, to put right here").fill(TEN)
    page.get_by_role("button", name="Keep as drafts").click()
    assert Question.objects.count() == 10
    context.close()


def test_the_export_of_what_waits_for_approval_is_reached_from_the_list(open_admin, trainer: User) -> None:
    question = create_question(
        name="Imani", kind="single_choice", body=make_body(), by=trainer, publish=False, has_case_material=True
    )
    ask_approval(version=question.draft_version, by=trainer)
    make_question(name="Other")
    page = open_admin("?state=waiting")
    expect(page.get_by_role("link", name="Other")).to_have_count(0)
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Export questions").click()
    expect(page.get_by_text("1 question goes into the file, with its key. 1 of them is a draft.")).to_be_visible()
