"""The clock of a check with a time limit: it is told twice, politely, and the server is what ends the time."""

import datetime

from django.utils import timezone
from playwright.sync_api import Page, expect

from learning.actions import enrol, start_check
from tests.browser.steps import press
from tests.learning.sitting import make_module


def test_the_minutes_go_by_and_five_and_one_are_read_out(
    page: Page, live_server, catalogue, practitioner, sign_in
) -> None:
    module = make_module(catalogue, time_limit_minutes=10)
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    sign_in(practitioner)
    page.clock.install()
    page.goto(f"{live_server.url}/check-attempts/{attempt.public_id}/1/")
    minutes, told = page.locator("[data-minutes]"), page.get_by_role("status").locator("span:visible")
    expect(minutes).to_have_text("10")
    expect(told).to_have_count(0)

    for passes, left, says in (
        ("04:30", "6", ""),
        ("01:00", "5", "5 minutes are left."),
        ("03:40", "1", "1 minute is left."),
        ("01:00", "0", "The time is over. What you have answered will be submitted."),
    ):
        page.clock.run_for(passes)
        expect(minutes).to_have_text(left)
        expect(told).to_have_text([says] if says else [])


def test_an_answer_after_the_time_leads_to_the_result(
    page: Page, live_server, catalogue, practitioner, sign_in
) -> None:
    module = make_module(catalogue, time_limit_minutes=1, grace_seconds=0)
    almost_over = timezone.now() - datetime.timedelta(seconds=55)
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key), at=almost_over)
    sign_in(practitioner)
    page.goto(f"{live_server.url}/check-attempts/{attempt.public_id}/1/")
    page.get_by_label("Option a").check()

    expect(page.get_by_text("The time is over.")).to_be_visible(timeout=15_000)
    page.wait_for_timeout(1_000)  # the page's clock may be a fraction ahead of the server's
    press(page, "Save and continue")

    expect(page.get_by_role("heading", level=1)).to_have_text("Not passed this time")
    expect(page.get_by_text("so this answer was not taken")).to_be_visible()
