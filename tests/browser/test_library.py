"""The library in a real browser: every screen, the choosers, and jumping in a film."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from learning.models import CaseReview, SlideDeck, WebinarPage
from learning.tasks.slides import queue_conversion
from tests.browser.admin_screens import faults, watched
from tests.browser.conftest import FILM_SECONDS
from tests.browser.editing import open_upload, tab
from tests.browser.watching import video, wait_until
from tests.factories.media import PDF, make_chapter, make_deck, make_film, make_review, make_theme, with_captions
from tests.factories.pages import make_webinar


@pytest.fixture
def admin(live_server, page: Page, trainer: User, sign_in: Callable[[User], None]) -> Page:
    """The trainer's browser at 1280 pixels. Any error, blocked script or failed request fails the test."""
    sign_in(trainer)
    page.set_viewport_size({"width": 1280, "height": 900})
    with watched(page) as errors:
        page.on("response", lambda answer: errors.append(answer.url) if answer.status >= 400 else None)
        yield page
    assert errors == []


@pytest.fixture
def library(db, run_durable_tasks) -> dict[str, object]:
    """One of everything, as it looks when it is finished, and a deck that failed."""
    recording = with_captions(make_film())
    make_chapter(recording, 75)
    deck = queue_conversion(deck=make_deck(PDF))
    run_durable_tasks()
    make_deck(PDF, state=SlideDeck.State.FAILED, problem=SlideDeck.Problem.CRASHED)
    return {"recordings": recording, "slides": deck, "case-reviews": make_review(), "practice-themes": make_theme()}


@pytest.mark.parametrize("kind", ["recordings", "slides", "case-reviews", "practice-themes"])
def test_every_screen_works_without_an_error_or_a_barrier(live_server, admin: Page, library, kind: str) -> None:
    thing = library[kind]
    addresses = ["", "new/", f"edit/{thing.pk}/", f"history/{thing.pk}/", f"usage/{thing.pk}/"]
    addresses += [f"new-version/{thing.pk}/"] if kind == "slides" else []
    for address in addresses:
        admin.goto(f"{live_server.url}/admin/{kind}/{address}")
        admin.wait_for_load_state("networkidle")
        assert faults(admin) == [], address


def test_a_deck_that_failed_is_tried_again(live_server, admin: Page, library) -> None:
    deck = SlideDeck.objects.get(state=SlideDeck.State.FAILED)
    admin.goto(f"{live_server.url}/admin/slides/edit/{deck.pk}/")
    expect(admin.get_by_text("The converter broke down on this file, twice.")).to_be_visible()
    assert faults(admin) == []
    admin.get_by_role("button", name="Try again").click()
    expect(admin.get_by_text("The slides will be made again.")).to_be_visible()
    assert faults(admin) == []


def test_a_form_with_errors_keeps_what_was_typed(live_server, admin: Page) -> None:
    admin.goto(f"{live_server.url}/admin/recordings/new/")
    admin.get_by_role("textbox", name="Title").fill("Continuity of care")
    admin.get_by_label("YouTube or Vimeo address").fill("https://example.org/film")
    admin.get_by_role("textbox", name="Duration").fill("58:00")
    admin.get_by_role("button", name="Create").click()

    expect(admin.get_by_text("This isn’t the address of a video at YouTube or Vimeo.")).to_be_visible()
    expect(admin.get_by_label("YouTube or Vimeo address")).to_have_value("https://example.org/film")
    expect(admin.get_by_role("textbox", name="Duration")).to_have_value("58:00")
    assert faults(admin) == []

    admin.goto(f"{live_server.url}/admin/case-reviews/new/")
    until = admin.get_by_role("textbox", name="Publish until")
    until.fill("New Year’s Eve")
    until.press("Tab")
    expect(until).to_have_value("New Year’s Eve")  # Wagtail's picker would put today there


def test_slides_are_uploaded_inside_their_chooser(live_server, admin: Page, catalogue, run_durable_tasks) -> None:
    admin.goto(f"{live_server.url}/admin/pages/add/learning/webinarpage/{catalogue.pk}/")
    admin.locator("#id_title").fill("Was not brought")  # a draft of no name is refused when it saves itself
    tab(admin, "Recording and slides")
    dialog = open_upload(admin, "Choose slides")
    dialog.get_by_label("Title").fill("Slides of May")
    dialog.get_by_label("Slides", exact=False).first.set_input_files(PDF)
    dialog.get_by_role("button", name="Save and choose").click()
    expect(dialog).to_be_hidden()
    panel = admin.get_by_role("tabpanel", name="Recording and slides")
    expect(panel.get_by_text("Slides of May")).to_be_visible()
    expect(panel.get_by_text("Waiting to be converted.")).to_be_visible()

    run_durable_tasks()
    expect(panel.get_by_text("Ready: 8 slides are shown.")).to_be_visible()
    assert SlideDeck.objects.get().slides.count() == 8


def test_slides_that_failed_are_tried_again_from_the_module(live_server, admin: Page, catalogue, run_durable_tasks):
    deck = make_deck(PDF, state=SlideDeck.State.FAILED, problem=SlideDeck.Problem.CRASHED)
    module = make_webinar(catalogue, deck=deck)
    admin.goto(f"{live_server.url}/admin/pages/{module.pk}/edit/")
    admin.get_by_role("tab", name="Recording and slides").click()
    panel = admin.get_by_role("tabpanel", name="Recording and slides")
    expect(panel.get_by_text("The converter broke down on this file, twice.")).to_be_visible()
    assert faults(admin) == []

    panel.get_by_role("button", name="Try again").click()
    expect(panel.get_by_text("Waiting to be converted.")).to_be_visible()
    run_durable_tasks()
    expect(panel.get_by_text("Ready: 8 slides are shown.")).to_be_visible()


def test_a_review_is_found_in_its_chooser(live_server, admin: Page, catalogue) -> None:
    review: CaseReview = make_review(reference="NSCP-2026-07")
    make_review(reference="NSCP-2025-01", title="Curiosity")
    admin.goto(f"{live_server.url}/admin/pages/add/learning/webinarpage/{catalogue.pk}/")
    admin.get_by_role("button", name="Choose a case review").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_label("Search term").fill("2026")
    expect(dialog.get_by_text("Curiosity")).to_have_count(0)
    dialog.get_by_role("link", name=str(review)).click()
    expect(dialog).to_be_hidden()
    expect(admin.get_by_role("tabpanel", name="About").get_by_text(str(review))).to_be_visible()


def test_a_jump_to_nine_tenths_lands_within_a_second(open_module, webinar: WebinarPage) -> None:
    page = open_module(webinar)
    wait_until(page, lambda: video(page, "return video.readyState") >= 1)
    assert video(page, "return video.seekable.end(0)") == pytest.approx(FILM_SECONDS, abs=0.1)

    asked = time.monotonic()
    landed = video(
        page,
        "const sought = new Promise((done) => video.addEventListener('seeked', done, { once: true }));"
        "video.currentTime = video.duration * 0.9; await sought; return video.currentTime",
    )
    assert time.monotonic() - asked < 1
    assert landed == pytest.approx(FILM_SECONDS * 0.9, abs=0.5)
