"""Videos at YouTube and Vimeo: nothing is asked of them before the click, and what was played is stored to a second."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from learning.models import CataloguePage, WebinarPage
from tests.browser.conftest import FILM_SECONDS
from tests.browser.fake_frames import FakeHosts, film
from tests.browser.watching import progress, wait_until, wait_until_sent, watched
from tests.factories.pages import make_recording, make_webinar

ADDRESSES = {
    "youtube": "https://www.youtube.com/live/abcdefghijk",
    "vimeo": "https://vimeo.com/76979871/a1b2c3d4e5",
}


@pytest.fixture
def hosts(context: BrowserContext, live_server) -> FakeHosts:
    """YouTube and Vimeo, played by ourselves."""
    return FakeHosts(context, live_server.url)


@pytest.fixture(params=ADDRESSES)
def elsewhere(request: pytest.FixtureRequest, catalogue: CataloguePage, hosts: FakeHosts) -> WebinarPage:
    """A webinar whose recording lies at each of the hosts in turn."""
    recording = make_recording(external_url=ADDRESSES[request.param], duration_seconds=FILM_SECONDS)
    return make_webinar(catalogue, recording=recording)


def press_play(page: Page) -> None:
    """Load the video as a person who uses the keyboard would."""
    page.get_by_role("button", name="Play the video from").press("Enter")
    page.frame_locator("iframe").locator("script").wait_for(state="attached")
    wait_until(page, lambda: film(page).evaluate("film.playing"))
    page.wait_for_timeout(600)


def pause(page: Page) -> None:
    """Pause by the controls in the frame, and wait until the server knows."""
    film(page).evaluate("film.pause()")
    page.wait_for_timeout(300)
    wait_until_sent(page)


def test_nothing_is_asked_of_another_host_before_the_click(
    open_module, elsewhere: WebinarPage, hosts: FakeHosts
) -> None:
    page = open_module(elsewhere)
    page.wait_for_load_state("networkidle")
    assert hosts.requests == []

    press_play(page)
    url, headers = hosts.requests[0]
    assert len(hosts.requests) == 1, "the frame alone: no script, no picture"
    assert headers["referer"].count("/") == 3, "they learn our host, not the page"
    assert urlsplit(url).hostname in {"www.youtube-nocookie.com", "player.vimeo.com"}
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    assert frame.get_attribute("title") == "Recording: Continuity of care"


def test_what_was_played_in_the_frame_is_stored(open_module, elsewhere: WebinarPage, practitioner: User) -> None:
    page = open_module(elsewhere)
    press_play(page)
    page.wait_for_timeout(5000)
    pause(page)
    played = film(page).evaluate("film.time")
    assert watched(practitioner) == pytest.approx(played, abs=1)

    film(page).evaluate("film.seek(60); film.play()")
    page.wait_for_timeout(4000)
    pause(page)
    played += film(page).evaluate("film.time") - 60
    assert watched(practitioner) == pytest.approx(played, abs=1)

    film(page).evaluate("film.setRate(2); film.play()")
    page.wait_for_timeout(3000)
    pause(page)
    played = watched(practitioner)
    assert played == pytest.approx(5.5 + 4 + 6, abs=1.5)

    film(page).evaluate("film.seek(1); film.play()")
    page.wait_for_timeout(1500)
    pause(page)
    assert watched(practitioner) == pytest.approx(played, abs=1), "repeats add nothing"


def test_leaving_while_it_plays_keeps_the_position(
    open_module, elsewhere: WebinarPage, practitioner: User, live_server, hosts: FakeHosts
) -> None:
    page = open_module(elsewhere, "?t=80")
    press_play(page)
    page.wait_for_timeout(3000)
    left_at = film(page).evaluate("film.time")
    page.goto(f"{live_server.url}/")
    wait_until(page, lambda: progress(practitioner) is not None)
    assert progress(practitioner).position_seconds == pytest.approx(left_at, abs=1)
    assert left_at > 82

    hosts.requests.clear()
    page = open_module(elsewhere)
    press_play(page)
    assert film(page).evaluate("film.time") == pytest.approx(left_at + 0.6, abs=1.5)


def test_moments_and_speed_reach_into_the_frame(open_module, elsewhere: WebinarPage, practitioner: User) -> None:
    page = open_module(elsewhere)
    page.locator("[data-map] a").first.click()
    assert len(page.frames) == 1, "a link to a moment isn't yet leave to load the video"
    press_play(page)
    page.get_by_label("Speed").select_option("1.5")
    wait_until(page, lambda: film(page).evaluate("film.rate") == 1.5)
    page.evaluate("document.querySelector('[data-map] a').click()")
    wait_until(page, lambda: film(page).evaluate("film.time") < 3)


def test_youtube_is_told_who_asks(open_module, elsewhere: WebinarPage, hosts: FakeHosts, live_server) -> None:
    page = open_module(elsewhere)
    press_play(page)
    asked = parse_qs(urlsplit(hosts.requests[0][0]).query)
    if "youtube" in hosts.requests[0][0]:
        assert asked["origin"] == [live_server.url]
        assert asked["enablejsapi"] == ["1"]
    else:
        assert asked["dnt"] == ["1"]
        assert asked["h"]
