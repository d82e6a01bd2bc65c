"""Files are sent ahead of their form: the server refuses a piece, the sign-in ends, and nothing is chosen twice."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from accounts.models import User
from learning.models import Recording, Upload
from tests.browser.admin_screens import VIOLATIONS, faults
from tests.factories.media import FILM, PDF

PIECES = "**/admin/uploads/*-*/"


def test_an_upload_goes_on_after_the_server_was_away_and_after_signing_in_again(
    live_server, page: Page, trainer: User, sign_in: Callable[[User], None]
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(VIOLATIONS)
    answers = [503, 403]  # the server restarts; then the sign-in is over

    def refuse(route: Route) -> None:
        if route.request.method == "PATCH" and answers:
            route.fulfill(status=answers.pop(0))
        else:
            route.continue_()

    sign_in(trainer)
    page.route(PIECES, refuse)
    page.goto(f"{live_server.url}/admin/recordings/new/")
    panel = page.get_by_role("group", name="Upload")
    page.get_by_label("Video file").set_input_files(PDF)
    expect(panel.locator("[data-upload-line]")).to_have_text(
        "File extension “pdf” is not allowed. Allowed extensions are: mp4, webm."
    )
    page.get_by_label("Video file").set_input_files(FILM)
    expect(panel.locator("[data-upload-line]")).to_contain_text("You are signed out. Sign in in another tab")
    expect(panel.get_by_role("progressbar", name="How much is uploaded")).to_be_visible()
    expect(panel.get_by_role("link", name="Sign in in another tab")).to_be_visible()
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert faults(page) == []

    panel.get_by_role("button", name="Go on").click()
    expect(panel.locator("[data-upload-line]")).to_contain_text(f"{FILM.name} (")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("This field is required.")).to_be_visible()
    expect(page.get_by_text("is on the server already")).to_be_visible()
    page.get_by_role("textbox", name="Title").fill("Continuity of care")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("Recording 'Continuity of care' created.")).to_be_visible()
    assert Recording.objects.get().byte_size == FILM.stat().st_size
    assert (answers, errors, Upload.objects.count()) == ([], [], 0)
