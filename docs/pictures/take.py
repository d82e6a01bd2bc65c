"""Takes the pictures of the docs from a freshly reset demo: `.venv/bin/python -m docs.pictures.take [address [names]]`.

Run it again when a screen has changed, and look at what comes out.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from accounts.demo_accounts import PASSWORD
from tests import chromium
from tests.factories.decks import write_talk

FOLDER = Path(__file__).parent
DEMO = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
WIDTH, HEIGHT = 1280, 900


class Picture(NamedTuple):
    """One picture: whose screen, where, and what is done there before it is taken."""

    name: str
    person: str
    path: str
    prepare: Callable[[Page], None] = lambda page: None
    height: int = HEIGHT


def first_of(text: str) -> Callable[[Page], None]:
    """Follow the first link in the content that has this text."""
    return lambda page: page.get_by_role("main").get_by_role("link", name=text).first.click()


def edit_first(page: Page) -> None:
    """Open what the admin's list names first."""
    page.get_by_role("main").locator("a[href*='edit']").first.click()


def captions_playing(page: Page) -> None:
    """The captions of the first recording, at a moment of it."""
    page.get_by_role("main").get_by_role("link", name="Early planning").first.click()
    page.get_by_role("link", name="Edit the captions beside the player").click()
    page.get_by_role("button", name="Go to caption 3", exact=True).click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Play or pause").click()
    page.get_by_label("Words of caption 3", exact=True).focus()


def briefing_tab(page: Page) -> None:
    """The module's editor where its themes are."""
    edit_first(page)
    page.get_by_role("tab", name="Briefing").click()


def ask_for_a_file(page: Page) -> None:
    """An export, once it is made."""
    page.get_by_role("button", name="Make an Excel file").click()
    while not page.get_by_role("button", name="Download").count():
        page.wait_for_timeout(1000)
        page.reload()


def lacking_slides(page: Page) -> None:
    """Slides of which two say less than they should, as soon as they are made."""
    page.get_by_role("textbox", name="Title").fill("When a child was not brought: slides")
    page.locator("input[type=file]").first.set_input_files(write_talk(Path(tempfile.mkdtemp()) / "talk.pptx"))
    page.get_by_role("button", name="Create").click()
    page.get_by_role("link", name="When a child was not brought: slides").first.click()
    page.get_by_text("Ready:").wait_for(timeout=120_000)
    page.reload()


def paste_questions(page: Page) -> None:
    """A page of Word in which one question has no right answer."""
    page.get_by_label("Paste questions").fill(WORD)
    page.get_by_role("button", name="Read", exact=True).click()


def check_tab(page: Page) -> None:
    """The module's editor where its check is."""
    edit_first(page)
    page.get_by_role("tab", name="Knowledge check").click()
    page.get_by_role("heading", name="Passing and trying again").scroll_into_view_if_needed()


WORD = """1. Ava missed her second appointment. What do you do first?
A) Close the referral
Feedback: Nobody has asked why.
*B) Ring the family
C) Write a letter

2. Who is told that a child was not brought?
A) The referrer
B) Nobody
"""
PICTURES = [
    Picture("module", "manager", "/learning/early-planning-and-continuity-of-care/", height=1180),
    Picture("catalogue", "practitioner", "/learning/"),
    Picture("report", "manager", "/reports/", height=1000),
    Picture("export", "manager", "/reports/", ask_for_a_file, 700),
    Picture("certificate", "manager", "/cpd/", first_of("LY-"), 1100),
    Picture("admin-home", "trainer", "/admin/"),
    Picture("recording", "trainer", "/admin/recordings/", edit_first, 1000),
    Picture("slides", "trainer", "/admin/slides/new/", lacking_slides, 1300),
    Picture("captions", "trainer", "/admin/recordings/", captions_playing),
    Picture("question", "trainer", "/admin/questions/", edit_first, 1100),
    Picture("import", "trainer", "/admin/questions/import/", paste_questions, 1100),
    Picture("check-tab", "trainer", "/admin/pages/?q=early", check_tab, 1100),
    Picture("statistics", "trainer", "/admin/reports/knowledge-checks/", first_of("The importance"), 1300),
    Picture("page-editor", "trainer", "/admin/pages/?q=early", briefing_tab),
    Picture("person", "administrator", "/admin/users/?q=grace", edit_first),
    Picture("agencies", "administrator", "/admin/agencies/"),
]


def take(browser: Browser, picture: Picture) -> None:
    """Sign in as the person, go there, and keep what the window shows as WebP."""
    page = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, base_url=DEMO, locale="en-GB")
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(f"{picture.person}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(picture.path)
    picture.prepare(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)  # fades and pictures
    Image.open(io.BytesIO(page.screenshot())).save(FOLDER / f"{picture.name}.webp", quality=80, method=6)
    page.context.close()


def main() -> None:
    """All of them, or those named after the address."""
    wanted = set(sys.argv[2:])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        for picture in PICTURES:
            if not wanted or picture.name in wanted:
                take(browser, picture)
        browser.close()


if __name__ == "__main__":
    main()
