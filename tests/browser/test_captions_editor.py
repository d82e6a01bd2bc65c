"""Captions corrected beside the player with the keyboard alone, in a real browser."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from learning.captions import parse
from learning.captions.srt import stamp
from tests.browser.admin_screens import faults
from tests.browser.fake_frames import FakeHosts, film
from tests.browser.watching import wait_until
from tests.factories.media import CAPTIONS, make_film, with_captions
from tests.factories.pages import make_recording


def field(page: Page, name: str, number: int) -> Locator:
    """A field of a caption: Words, Start or End."""
    return page.get_by_label(f"{name} of caption {number}", exact=True)


def test_captions_are_corrected_with_the_keyboard_alone(open_admin) -> None:
    film = with_captions(make_film())
    before = parse(CAPTIONS.read_text()).cues
    page = open_admin(f"/admin/recordings/captions/{film.pk}/")
    status, press = page.locator("[data-status]"), page.keyboard.press
    expect(page.locator("video")).to_have_js_property("readyState", 4)
    assert faults(page) == []

    # Words, and times from the player.
    field(page, "Words", 1).focus()
    press("ControlOrMeta+End")
    page.keyboard.type(" (Applause)")
    press("Alt+ArrowDown")
    expect(field(page, "Words", 2)).to_be_focused()
    assert page.locator("video").evaluate("video => video.currentTime") == before[1].start
    press("Alt+KeyB")
    press("Alt+KeyS")
    expect(status).to_have_text(f"Caption 2 starts at 00:00:0{before[1].start - 2:.3f}.")
    press("Alt+KeyZ")
    expect(field(page, "Start", 2)).to_have_value(f"00:00:0{before[1].start:.3f}")
    press("Alt+KeyP")
    expect(page.locator("video")).to_have_js_property("paused", False)
    press("Alt+KeyP")
    expect(page.locator("video")).to_have_js_property("paused", True)

    # Divided, joined, added, deleted, and taken back.
    field(page, "Words", 3).focus()
    press("ControlOrMeta+Home")
    for _ in range(len("<v Tom Adeyemi>Robin")):
        press("ArrowRight")
    press("Alt+KeyX")
    expect(field(page, "Words", 3)).to_have_value("<v Tom Adeyemi>Robin")
    expect(field(page, "Words", 4)).to_be_focused()
    press("Alt+ArrowUp")
    press("Alt+KeyJ")
    expect(field(page, "Words", 3)).to_have_value(re.compile("<v Tom Adeyemi>Robin\nand this family"))
    press("Alt+KeyI")
    expect(status).to_have_text("Caption 4 is new.")
    press("Alt+Delete")
    press("Alt+ArrowUp")
    press("Alt+Delete")
    press("Alt+KeyZ")
    expect(page.locator("[data-rows] > li")).to_have_count(len(before))

    # A misheard name.
    page.get_by_text("Find and replace").focus()
    press("Enter")
    page.get_by_label("Find", exact=True).fill("Tom Adeyemi")
    page.get_by_label("Replace with").fill("Tomi Adeyemi")
    page.get_by_role("button", name="Replace all").focus()
    press("Enter")
    expect(status).to_have_text(re.compile(r"^Replaced: \d+\."))
    expect(page.locator(".footer__save-warning")).to_contain_text("unsaved edits")

    # A time that can't be read is refused at its caption, with all that was typed.
    field(page, "End", 2).fill("soon")
    press("ControlOrMeta+s")
    expect(field(page, "Start", 2)).to_be_focused()
    expect(field(page, "End", 2)).to_have_value("soon")
    expect(field(page, "End", 2)).to_have_accessible_description(re.compile("can’t be read as times"))
    assert faults(page) == []
    field(page, "End", 2).fill("0:08.7")
    press("Tab")
    expect(field(page, "End", 2)).to_have_value("00:00:08.700")
    page.get_by_role("button", name="Save and mark as reviewed").focus()
    press("Enter")
    expect(page.locator(".messages")).to_contain_text("The captions are saved and marked as reviewed.")

    film.refresh_from_db()
    after = parse(film.captions)
    assert after.problems == ()
    assert film.captions.startswith("WEBVTT\n\nNOTE Written with the narration")
    assert [cue.start for cue in after.cues] == [cue.start for cue in before]
    assert after.cues[0].text.endswith("(Applause)")
    assert "Tomi Adeyemi" in {part.speaker for cue in after.cues for part in cue.spoken}
    assert "Tom Adeyemi" not in film.captions


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/live/abcdefghijk", "https://vimeo.com/76979871/a1b2c3d4e5"]
)
def test_times_come_from_a_video_in_another_sites_frame_too(
    open_admin, context: BrowserContext, live_server, address: str
) -> None:
    hosts = FakeHosts(context, live_server.url)
    recording = with_captions(make_recording(external_url=address, duration_seconds=131.67))
    third = recording.cues[2]
    page = open_admin(f"/admin/recordings/captions/{recording.pk}/")
    status, press = page.locator("[data-status]"), page.keyboard.press
    assert hosts.requests == []

    field(page, "Words", 2).focus()
    press("Alt+KeyP")
    page.frame_locator("iframe").locator("script").wait_for(state="attached")
    wait_until(page, lambda: film(page).evaluate("film.playing"))
    expect(field(page, "Words", 2)).to_be_focused()
    press("Alt+KeyP")
    wait_until(page, lambda: not film(page).evaluate("film.playing"))

    film(page).evaluate("film.seek(7.25)")  # by the controls in the frame
    page.wait_for_timeout(300)
    press("Alt+KeyS")
    expect(status).to_have_text("Caption 2 starts at 00:00:07.250.")
    press("Alt+ArrowDown")
    wait_until(page, lambda: film(page).evaluate("film.time") == third.start)
    press("Alt+KeyB")
    wait_until(page, lambda: film(page).evaluate("film.time") == third.start - 2)
    press("Alt+KeyN")
    expect(status).to_have_text(re.compile("^Caption 3 ends at 00:00:"))
    assert not film(page).evaluate("film.playing"), "what stands goes on standing"
    assert field(page, "End", 3).input_value() == stamp(third.start - 2)
    page.get_by_role("button", name="Go to caption 1", exact=True).press("Enter")
    wait_until(page, lambda: film(page).evaluate("film.playing"))
