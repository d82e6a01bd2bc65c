"""Every screen around a module's publishing, retiring and problems, as a browser sees it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from learning.actions import report_problem
from learning.desk.retiring import retire_module
from tests.browser.admin_screens import cut_off, faults
from tests.factories.editing import edit_url
from tests.factories.pages import make_briefing

WIDTHS = (1280, 320)
LONG = "somebody.with.a.rather.long.name@safeguarding.children.northmoor.example.org"


@pytest.fixture
def addresses(catalogue, administrator) -> list[str]:
    """One of each screen. The module has a place that may identify somebody, and a problem was reported with it."""
    module = make_briefing(catalogue, title="Robin, born on 3 March 2014", owner=administrator)
    retired = make_briefing(catalogue, title="Was not brought")
    retire_module(page=retired, by=administrator, reason="Replaced.", replaced_by=module)
    problem = report_problem(page_address=module.url, text="The second number is wrong.", reply_to=LONG)
    about_it = ["identifying_details", "take_down_module", "publish_module_alone", "retire_module", "use_as_template"]
    return [
        *(reverse(name, args=[module.pk]) for name in about_it),
        reverse("bring_back_module", args=[retired.pk]),
        reverse("attention", args=["problems"]),
        reverse("problem_reports:index"),
        reverse("case_reviews:add"),
        reverse("problem_reports:handle", args=[problem.pk]),
        "/admin/",
    ]


def test_no_screen_of_the_desk_has_a_fault_that_a_browser_finds(
    addresses, administrator, sign_in, editor, live_server
) -> None:
    sign_in(administrator)
    for address in addresses:
        editor.set_viewport_size({"width": 1280, "height": 900})
        assert editor.goto(f"{live_server.url}{address}").status == 200, address
        for width in WIDTHS:
            editor.set_viewport_size({"width": width, "height": 900})
            assert faults(editor) == [], (address, width)
            assert cut_off(editor) == [], (address, width)


def test_a_certificate_in_preview_has_none_and_asks_nothing_of_the_trainer(catalogue, open_admin, live_server) -> None:
    module = make_briefing(catalogue, title="Was not brought")
    editor = open_admin(edit_url(module))
    editor.get_by_role("button", name="Toggle preview").click()
    expect(
        editor.frame_locator("#w-preview-iframe").get_by_role("heading", name="Was not brought", exact=True)
    ).to_be_visible()

    editor.goto(f"{live_server.url}/admin/pages/{module.pk}/edit/preview/?mode=certificate")
    expect(editor.locator("[data-content-checker-count]").first).to_have_text("0")
    for width in WIDTHS:
        editor.set_viewport_size({"width": width, "height": 900})
        assert faults(editor) == [], width
