"""Files are sent ahead of their form: the server refuses a piece, the sign-in ends, and nothing is chosen twice."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Request, Route, expect

from accounts.models import User
from learning.models import Recording, Upload
from tests.browser.admin_screens import VIOLATIONS, faults
from tests.browser.editing import open_upload, tab
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


def test_an_upload_in_a_chooser_goes_on_after_it_was_closed_and_its_film_stands_in_the_page(
    live_server, page: Page, trainer: User, sign_in: Callable[[User], None], catalogue, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("learning.authoring.file_input.PIECE_BYTES", 500_000)  # the film is three of them
    errors: list[str] = []
    asked: list[str] = []
    pieces: list[int] = []
    text = tmp_path / "text.mp4"
    text.write_text("Dear colleague")

    def note(request: Request) -> None:
        if "/admin/uploads/" in request.url:
            asked.append(request.method)
        if request.method == "PATCH":
            pieces.append(int(request.headers["upload-offset"]))

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(VIOLATIONS)
    sign_in(trainer)
    page.goto(f"{live_server.url}/admin/pages/add/learning/webinarpage/{catalogue.pk}/")
    tab(page, "Recording and slides")
    dialog = open_upload(page, "Choose a recording")
    line, button = dialog.locator("[data-upload-line]"), dialog.get_by_role("button", name="Save and choose")

    dialog.get_by_label("Title").fill("Continuity of care")
    dialog.get_by_label("Video file").set_input_files(text)
    button.click()
    expect(dialog.get_by_text("This isn’t a video file, whatever its name says.")).to_be_visible()
    expect(dialog.get_by_label("Video file")).to_be_focused()
    expect(dialog.get_by_label("Title")).to_have_value("Continuity of care")

    page.on("request", note)
    page.route(PIECES, lambda route: route.abort() if len(pieces) > 1 else route.continue_())
    dialog.get_by_label("Video file").set_input_files(FILM)
    expect(line).to_contain_text("The connection is lost.")
    expect(dialog.get_by_text("whatever its name says")).to_have_count(0)
    bar = dialog.get_by_role("progressbar", name="How much is uploaded")
    assert 0.39 < bar.evaluate("bar => bar.value") < 1  # 500 kB of 1.3 MB, at least
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Choose a recording")).to_be_focused()

    asked.clear()
    for _ in range(3):  # the line is back and breaks again, but nobody looks on any more
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(300)
    assert len(asked) <= 1
    page.unroute(PIECES)
    open_upload(page, "Choose a recording")
    dialog.get_by_label("Video file").set_input_files(FILM)
    expect(line).to_contain_text("is on the server. Save the form to keep it.")
    assert pieces == [0, 500_000, 500_000, 1_000_000]

    button.press("Enter")
    expect(dialog.get_by_text("This field is required.")).to_be_visible()
    expect(dialog.get_by_label("Title")).to_be_focused()
    dialog.get_by_label("Title").fill("Continuity of care")
    page.context.clear_cookies()
    expect(button).to_be_enabled()  # Wagtail keeps it back for half a second
    button.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text(
        "You are signed out. Sign in in another tab, then press the button"
    )
    expect(button).to_be_focused()
    assert faults(page) == []

    sign_in(trainer)
    page.request.get(f"{live_server.url}/admin/")  # the other tab; its form's token is a new one
    button.press("Enter")
    expect(dialog).to_be_hidden()
    chooser = page.locator("#id_recording-chooser")
    expect(chooser.get_by_text("Continuity of care")).to_be_visible()
    expect(chooser.get_by_role("button", name="Actions")).to_be_focused()
    assert Recording.objects.get().byte_size == FILM.stat().st_size
    assert (errors, Upload.objects.count()) == ([], 0)
