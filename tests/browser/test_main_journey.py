"""The main job, end to end: a practitioner completes the webinar, and a manager exports the record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.demo_site import Demo
from tests.browser.fake_frames import FakeHosts, film
from tests.browser.watching import play, wait_until, wait_until_sent
from tests.factories.media import with_captions
from tests.factories.pages import make_recording
from tests.factories.publishing import approve

SHORT_SECONDS = 30
WATCHED = "watched the recording and passed the knowledge check"
READ = "read the transcript and passed the knowledge check"
without_javascript = pytest.mark.parametrize("browser_context_args", [{"java_script_enabled": False}], indirect=True)


@pytest.fixture
def browser_context_args(request, browser_context_args: dict) -> dict:
    """The usual browser, or what a test asks for."""
    return browser_context_args | getattr(request, "param", {})


@pytest.fixture
def given_the_practitioner_has_found_the_webinar(demo: Demo, live_server, page: Page) -> None:
    """From the front page by search, signed in on the way, and back on the module's page."""
    steps.find_in_the_catalogue(page, live_server.url, demo.webinar.title)
    page.get_by_role("banner").get_by_role("link", name="Sign in").click()
    steps.sign_in_by_password(page, demo.practitioner)
    steps.see_heading(page, demo.webinar.title)
    steps.see_task(page, "Watch the recording", "Not started")


@pytest.fixture
def then_the_manager_finds_it_in_the_export(
    demo: Demo, page: Page, tmp_path: Path, run_durable_tasks, mailoutbox
) -> Callable[..., None]:
    """The durable tasks run, the certificate is mailed, and the manager's file has the row."""

    def then(serial: str, *, delivery: str) -> None:
        run_durable_tasks()
        [mail] = mailoutbox
        assert mail.to == [demo.practitioner.email]
        assert serial in mail.body

        steps.sign_out(page)
        page.get_by_role("banner").get_by_role("link", name="Sign in").click()
        steps.sign_in_by_password(page, demo.manager)
        rows = steps.take_the_report_away(page, run_durable_tasks, tmp_path / "export.csv")
        [row] = [row for row in rows if row["work_email"] == demo.practitioner.email]
        assert row["status"] == "completed"
        assert row["module_title"] == demo.webinar.title
        assert row["certificate_serial"] == serial
        assert (row["score_percent"], row["attempts"], row["cpd_minutes"]) == ("100", "1", "45")
        assert row["delivery_mode"] == delivery

    return then


def sit_the_check(page: Page, demo: Demo, *, forgetful: bool = False) -> None:
    """From the module's page to the result."""
    steps.press(page, "Start the check")
    if forgetful:
        steps.forget_to_answer(page)
    steps.answer_rightly(page, demo.practitioner)
    steps.submit_and_pass(page, demo.webinar.check_items.count())


def test_with_the_real_player_and_the_real_film(
    given_the_practitioner_has_found_the_webinar, demo: Demo, page: Page, then_the_manager_finds_it_in_the_export
) -> None:
    play(page, seconds=demo.webinar.watch_seconds_needed + 1, start=0, rate=2)
    expect(page.get_by_text("You have watched enough of the recording.")).to_be_visible()
    steps.follow(page, "See what is left to do")
    steps.see_task(page, "Watch the recording", "Completed")
    steps.read_the_briefing(page)
    sit_the_check(page, demo)
    serial = steps.open_the_certificate(page, demo.practitioner, what_was_done=WATCHED)
    steps.see_it_in_my_cpd(page, serial)
    then_the_manager_finds_it_in_the_export(serial, delivery="watched")


@without_javascript
def test_without_javascript(
    given_the_practitioner_has_found_the_webinar, demo: Demo, page: Page, then_the_manager_finds_it_in_the_export
) -> None:
    steps.read_the_transcript_instead(page)
    steps.read_the_briefing(page)
    sit_the_check(page, demo, forgetful=True)
    serial = steps.open_the_certificate(page, demo.practitioner, what_was_done=READ)
    steps.see_it_in_my_cpd(page, serial)
    then_the_manager_finds_it_in_the_export(serial, delivery="transcript")


@pytest.fixture
def given_the_film_lies_at_youtube(demo: Demo, live_server, context) -> FakeHosts:
    """The same webinar; its recording is half a minute long and elsewhere."""
    demo.webinar.recording = with_captions(make_recording(duration_seconds=SHORT_SECONDS))
    revision = demo.webinar.save_revision()
    approve(revision)
    revision.publish()
    return FakeHosts(context, live_server.url)


def test_with_a_film_at_youtube(
    given_the_film_lies_at_youtube: FakeHosts,
    given_the_practitioner_has_found_the_webinar,
    demo: Demo,
    page: Page,
    then_the_manager_finds_it_in_the_export,
) -> None:
    assert given_the_film_lies_at_youtube.requests == []
    page.get_by_role("button", name="Play the video from YouTube").click()
    wait_until(page, lambda: len(page.frames) > 1 and film(page).evaluate("window.film?.playing"))
    page.get_by_label("Speed").select_option("2")
    wait_until(page, lambda: film(page).evaluate("film.time") > SHORT_SECONDS)
    film(page).evaluate("film.pause()")
    wait_until_sent(page)
    steps.follow(page, "See what is left to do")
    steps.see_task(page, "Watch the recording", "Completed")
    steps.read_the_briefing(page)
    sit_the_check(page, demo)
    serial = steps.open_the_certificate(page, demo.practitioner, what_was_done=WATCHED)
    steps.see_it_in_my_cpd(page, serial)
    then_the_manager_finds_it_in_the_export(serial, delivery="watched")


@without_javascript
def test_a_film_at_youtube_without_javascript_is_a_link(
    given_the_film_lies_at_youtube: FakeHosts, demo: Demo, live_server, page: Page
) -> None:
    page.goto(live_server.url + demo.webinar.url)

    expect(page.get_by_role("button", name="Play the video from YouTube")).to_be_disabled()
    link = page.get_by_role("link", name="Open the video on YouTube’s own site")
    expect(link).to_have_attribute("href", demo.webinar.recording.video.outside_url)
    assert given_the_film_lies_at_youtube.requests == []
