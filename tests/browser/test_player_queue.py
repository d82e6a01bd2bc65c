"""What was watched survives lost connections, closed tabs and expired sign-ins, and never changes hands."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from learning.models import WebinarPage
from tests.browser.watching import play, progress, start_playing, video, wait_until, wait_until_sent, waiting, watched


def play_unsent(page: Page, *, start: float, seconds: float) -> None:
    """Play a part that can't be sent now."""
    start_playing(page, start=start)
    page.wait_for_timeout(seconds * 1000)
    video(page, "video.pause()")
    wait_until(page, lambda: waiting(page) == 1)


def buffer_all(page: Page) -> None:
    """Wait until the browser holds the film, as it would for a while after the connection went."""
    video(page, "video.preload = 'auto'")
    wait_until(page, lambda: video(page, "return video.readyState") == 4)


def test_offline_for_a_while(open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext) -> None:
    page = open_module(webinar)
    start_playing(page, start=0)
    buffer_all(page)
    context.set_offline(True)
    play_unsent(page, start=0, seconds=5)
    expect(page.get_by_text("You are offline.")).to_be_visible()
    assert watched(practitioner) < 2

    context.set_offline(False)
    wait_until_sent(page)
    assert watched(practitioner) == pytest.approx(5, abs=1.5)
    expect(page.get_by_text("What you watched is saved")).to_be_visible()


def test_offline_and_the_tab_closed(
    open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext, live_server
) -> None:
    page = open_module(webinar)
    context.route("**/watched/", lambda route: route.abort())
    play_unsent(page, start=70, seconds=5)
    page.close()
    context.unroute("**/watched/")
    assert progress(practitioner) is None

    later = context.new_page()
    later.goto(f"{live_server.url}/")
    wait_until_sent(later)
    assert watched(practitioner) == pytest.approx(5, abs=1)


def test_the_player_goes_on_from_what_could_not_be_sent(
    open_module, webinar: WebinarPage, context: BrowserContext
) -> None:
    page = open_module(webinar)
    context.route("**/watched/", lambda route: route.abort())
    play_unsent(page, start=70, seconds=3)
    page.reload()
    wait_until(page, lambda: video(page, "return video.currentTime") == pytest.approx(73, abs=1))


def test_an_expired_sign_in_keeps_what_was_watched(
    open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext, sign_in
) -> None:
    page = open_module(webinar)
    context.clear_cookies(name="sessionid")
    play_unsent(page, start=10, seconds=4)
    link = page.get_by_role("link", name="Sign in again to save your viewing")
    expect(link).to_be_visible()
    assert link.get_attribute("href").endswith(f"next={webinar.url}")
    assert progress(practitioner) is None

    sign_in(practitioner)
    page.reload()
    wait_until_sent(page)
    assert watched(practitioner) == pytest.approx(4, abs=1)


def test_the_next_person_at_the_same_workstation_sends_nothing_of_mine(
    open_module,
    webinar: WebinarPage,
    practitioner: User,
    colleague: User,
    context: BrowserContext,
    sign_in,
    live_server,
) -> None:
    page = open_module(webinar)
    context.route("**/watched/", lambda route: route.abort())
    play_unsent(page, start=10, seconds=3)
    sign_in(colleague)
    context.new_page().goto(f"{live_server.url}/")  # the first tab is still open, and asks again by itself
    context.unroute("**/watched/")

    page.reload()
    page.wait_for_timeout(1500)
    assert waiting(page) == 1
    assert progress(colleague) is None
    assert progress(practitioner) is None

    sign_in(practitioner)
    page.reload()
    wait_until_sent(page)
    assert watched(practitioner) == pytest.approx(3, abs=1)


def test_a_server_in_trouble_is_asked_again(
    open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext
) -> None:
    page = open_module(webinar)
    answers = iter([503, 500])

    def trouble(route) -> None:
        status = next(answers, None)
        route.fulfill(status=status) if status else route.continue_()

    context.route("**/watched/", trouble)
    play_unsent(page, start=10, seconds=3)
    wait_until_sent(page)
    assert watched(practitioner) == pytest.approx(3, abs=1)


def test_a_beat_that_the_server_refuses_is_not_sent_for_ever(
    open_module, webinar: WebinarPage, context: BrowserContext
) -> None:
    page = open_module(webinar)
    context.route("**/watched/", lambda route: route.fulfill(status=400))
    play(page, seconds=2, start=10)
    assert waiting(page) == 0
