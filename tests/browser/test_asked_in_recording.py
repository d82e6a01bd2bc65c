"""The player stops at a moment, asks the question of the check that belongs there, and goes on."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.models import WebinarPage
from quizzes.models import Answer
from tests.browser.watching import start_playing, video, wait_until
from tests.factories.questions import make_question


@pytest.fixture
def asking(webinar: WebinarPage) -> WebinarPage:
    """Stops at twelve seconds."""
    webinar.check_items.create(question=make_question(), shown_at_seconds=12, sort_order=1)
    webinar.save()
    return webinar


def play_to_the_moment(page: Page) -> None:
    start_playing(page, start=10.5)
    expect(page.get_by_role("heading", name="A question about what you have just seen")).to_be_focused(timeout=15_000)


def test_it_stops_asks_keeps_the_answer_and_goes_on(open_module, asking: WebinarPage, practitioner: User) -> None:
    page = open_module(asking)
    play_to_the_moment(page)
    assert video(page, "return video.paused")
    panel = page.get_by_role("region", name="A question about what you have just seen")
    panel.get_by_role("button", name="Save and continue").click()
    expect(panel.locator(".govuk-error-message")).to_be_visible()

    panel.get_by_label("Option b").check()
    panel.get_by_role("button", name="Save and continue").click()
    expect(panel.get_by_text("Your answer is saved.")).to_be_visible()
    assert Answer.objects.get().chosen == ["b"]

    panel.get_by_role("button", name="Go on with the recording").click()
    expect(panel).to_be_hidden()
    wait_until(page, lambda: video(page, "return !video.paused"))


def test_it_can_be_answered_later(open_module, asking: WebinarPage, practitioner: User) -> None:
    page = open_module(asking)
    play_to_the_moment(page)
    page.get_by_role("button", name="Go on with the recording").click()
    wait_until(page, lambda: video(page, "return video.currentTime") > 13)
    assert not Answer.objects.exists()
    assert practitioner.attempts.open().count() == 1


def test_who_jumps_over_the_moment_is_not_stopped(open_module, asking: WebinarPage, practitioner: User) -> None:
    page = open_module(asking)
    start_playing(page, start=9)
    page.wait_for_timeout(500)
    video(page, "video.currentTime = 20")
    wait_until(page, lambda: video(page, "return video.currentTime") > 21)
    assert not practitioner.attempts.exists()
