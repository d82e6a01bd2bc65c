"""The tracker with the browser's own player and a real film: what is stored is what was played, within a second."""

import pytest
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from learning.models import WebinarPage
from tests.browser.conftest import FILM_SECONDS
from tests.browser.watching import play, progress, start_playing, video, wait_until, wait_until_sent, waiting, watched


def test_seconds_count_once_however_they_are_played(open_module, webinar: WebinarPage, practitioner: User) -> None:
    page = open_module(webinar)

    play(page, seconds=6, start=0)
    assert watched(practitioner) == pytest.approx(6, abs=1)

    play(page, seconds=4, start=60)
    assert watched(practitioner) == pytest.approx(10, abs=1), "a jump counts nothing by itself"

    play(page, seconds=4, start=1)
    assert watched(practitioner) == pytest.approx(10, abs=1), "nor does a repeat"

    play(page, seconds=8, start=30, rate=2)
    assert watched(practitioner) == pytest.approx(18, abs=1), "at double speed the film's seconds count"


def test_jumping_to_the_end_adds_only_what_was_played(open_module, webinar: WebinarPage, practitioner: User) -> None:
    page = open_module(webinar)
    start_playing(page, start=FILM_SECONDS - 3)
    wait_until(page, lambda: video(page, "return video.ended"))
    page.wait_for_timeout(300)
    wait_until_sent(page)
    assert watched(practitioner) == pytest.approx(3, abs=1)


def test_a_person_who_goes_to_another_page_comes_back_to_the_same_second(
    open_module, webinar: WebinarPage, practitioner: User, live_server
) -> None:
    page = open_module(webinar)
    start_playing(page, start=86)
    page.wait_for_timeout(3000)
    left_at = video(page, "return video.currentTime")
    page.goto(f"{live_server.url}/")
    wait_until(page, lambda: progress(practitioner) and progress(practitioner).position_seconds > 87)
    assert progress(practitioner).position_seconds == pytest.approx(left_at, abs=1)
    assert watched(practitioner) == pytest.approx(3, abs=1)

    open_module(webinar)
    wait_until(page, lambda: video(page, "return video.readyState") >= 1)
    assert video(page, "return video.currentTime") == pytest.approx(left_at, abs=1)


def test_closing_the_tab_loses_nothing(
    open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext
) -> None:
    tab = open_module(webinar, tab=context.new_page())
    start_playing(tab, start=50)
    tab.wait_for_timeout(4000)
    left_at = video(tab, "return video.currentTime")
    tab.close(run_before_unload=True)
    other = context.new_page()
    wait_until(other, lambda: progress(practitioner) and progress(practitioner).position_seconds > 52)
    assert progress(practitioner).position_seconds == pytest.approx(left_at, abs=1)
    assert watched(practitioner) == pytest.approx(4, abs=1)


def test_playing_is_sent_every_fifteen_seconds(open_module, webinar: WebinarPage, practitioner: User) -> None:
    page = open_module(webinar)
    start_playing(page, start=0, rate=2)
    page.wait_for_timeout(17_000)
    assert 24 < watched(practitioner) <= 34, "a crash now would lose no more than the last fifteen seconds"


def test_two_tabs_make_one_set_of_seconds(
    open_module, webinar: WebinarPage, practitioner: User, context: BrowserContext
) -> None:
    first = open_module(webinar)
    play(first, seconds=4, start=10)
    second = open_module(webinar, tab=context.new_page())
    play(second, seconds=4, start=12)
    assert watched(practitioner) == pytest.approx(6, abs=1)


def test_looking_without_playing_notes_nothing(
    open_module, webinar: WebinarPage, practitioner: User, live_server
) -> None:
    page = open_module(webinar)
    page.wait_for_timeout(500)
    page.goto(f"{live_server.url}/")
    assert waiting(page) == 0
    assert progress(practitioner) is None


def test_the_map_shows_what_is_missing_and_leads_there(open_module, webinar: WebinarPage, practitioner: User) -> None:
    page = open_module(webinar)
    play(page, seconds=4, start=20)
    map_of_parts = page.locator("[data-map]")
    expect(map_of_parts.locator("[data-percent]")).to_have_text("3")
    expect(map_of_parts.locator("li")).to_have_count(2)
    map_of_parts.locator("li a").last.click()
    wait_until(page, lambda: 23 < video(page, "return video.currentTime") < 30)
    expect(page.get_by_text("What you watched is saved")).to_be_visible()

    drawn = map_of_parts.inner_text()
    page.reload()
    assert page.locator("[data-map]").inner_text() == drawn, "the server draws the same map"


def test_own_speed_control(open_module, webinar: WebinarPage) -> None:
    page = open_module(webinar)
    page.get_by_label("Speed").select_option("1.5")
    assert video(page, "return video.playbackRate") == 1.5
