"""What people do on the site, by what they can see and name: roles, labels, headings.

Every step works without JavaScript too, but for playing the film.
"""

import csv
import html
import io
import re
from pathlib import Path

from django.utils.html import strip_tags
from playwright.sync_api import Page, expect

from accounts.demo_accounts import PASSWORD
from accounts.models import User
from quizzes.models import PaperItem
from tests.factories.questions import key_to

ON_A_QUESTION = re.compile(r"/check-attempts/[0-9a-f-]+/(\d+)/$")


def press(page: Page, button: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=button, exact=True).click()


def follow(page: Page, link: str) -> None:
    """Follow the link of that name."""
    page.get_by_role("link", name=link, exact=True).click()


def see_heading(page: Page, text: str) -> None:
    """The page's first heading says so."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def see_task(page: Page, task: str, status: str) -> None:
    """The list of what counts as complete says how far that task is."""
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=task, exact=True))
    expect(row).to_contain_text(status)


def sign_in_by_password(page: Page, person: User) -> None:
    """By the form, as somebody who has followed "Sign in" would."""
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def sign_out(page: Page) -> None:
    """By the button in the header."""
    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in", exact=True).first).to_be_visible()


def find_in_the_catalogue(page: Page, home: str, title: str) -> None:
    """From the front page by search to the module."""
    page.goto(home)
    follow(page, "Learning")
    page.get_by_label("Search").fill("continuity")
    press(page, "Show")
    expect(page.get_by_role("heading", name="1 module")).to_be_visible()
    follow(page, title)
    see_heading(page, title)


def read_the_transcript_instead(page: Page) -> None:
    """Open it, and say that one has read it."""
    page.get_by_text("Transcript", exact=True).click()
    expect(page.get_by_role("region", name="Transcript")).to_contain_text("Robin")
    press(page, "I read the transcript instead")
    see_task(page, "Watch the recording", "Transcript read")


def read_the_briefing(page: Page) -> None:
    """Say that one has read it."""
    press(page, "I have read this briefing")
    see_task(page, "Read the briefing", "Completed")


def forget_to_answer(page: Page) -> None:
    """Go on without an answer: an error, and the same question again."""
    before = page.url
    press(page, "Save and continue")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page).to_have_title(re.compile("^Error: Question"))
    assert page.url == before


def answer_rightly(page: Page, person: User) -> None:
    """Every question from this one on, by the key in the database."""
    while asked := ON_A_QUESTION.search(page.url):
        attempt = person.attempts.open().get()
        item = attempt.paper.select_related("version").get(number=asked[1])
        choose(page, item, key_to(item))
        press(page, "Save and continue")
    see_heading(page, "Check your answers")


def choose(page: Page, item: PaperItem, ids: list[str]) -> None:
    """Choose these options, by what they say."""
    for option in item.version.content["options"]:
        if option["id"] in ids:
            page.get_by_label(html.unescape(strip_tags(option["text"])), exact=True).check()


def submit_and_pass(page: Page, count: int) -> None:
    """Submit the check with every answer right."""
    press(page, "Submit my answers")
    see_heading(page, "You passed")
    expect(page.get_by_text(f"{count} of {count} right")).to_be_visible()


def open_the_certificate(page: Page, person: User, *, what_was_done: str) -> str:
    """From the result to the certificate: what it states, its PDF, the public check. Returns its serial number."""
    press(page, "See your certificate")
    see_heading(page, "Certificate of completion")
    certificate = page.get_by_role("article")
    expect(certificate).to_contain_text(person.get_full_name())
    expect(certificate).to_contain_text(what_was_done)
    download = page.get_by_role("button", name="Download the certificate (PDF)")
    answer = page.request.get(page.url + "pdf/")
    assert page.url.endswith(download.get_attribute("href").removesuffix("pdf/"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
    follow(page, "check this certificate")
    see_heading(page, "This certificate is valid")
    return page.url.rstrip("/").rpartition("/")[2]


def see_it_in_my_cpd(page: Page, serial: str) -> None:
    """The record of one's own."""
    follow(page, "My CPD")
    expect(page.get_by_role("link", name=serial)).to_be_visible()


def take_the_report_away(page: Page, run_durable_tasks, to: Path) -> list[dict[str, str]]:
    """As a manager who has signed in: see the table, have a CSV file made, download it. Returns its rows."""
    follow(page, "Reports")
    press(page, "Make a CSV file")
    run_durable_tasks()
    if page.get_by_role("heading", name="Your file is being made").is_visible():
        press(page, "Check again")
    with page.expect_download() as downloading:
        page.get_by_role("button", name=re.compile("^Download CSV")).click()
    downloading.value.save_as(to)
    return list(csv.DictReader(io.StringIO(to.read_text(encoding="utf-8-sig"))))
