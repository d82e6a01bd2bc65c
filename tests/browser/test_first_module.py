"""A trainer who has never been here: from a film, slides and questions to a module that somebody else has approved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Agency, User
from learning.models import Approval, CataloguePage, Recording, SlideDeck, WebinarPage
from tests.browser.admin_screens import faults
from tests.browser.authoring import import_ten, place_on_the_page, publish_all
from tests.browser.editing import tab, write
from tests.factories.editing import add_url, edit_url
from tests.factories.media import CAPTIONS, FILM, PDF
from tests.factories.people import join_group, make_person

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves


def upload_the_recording(page: Page, home: str, folder: Path) -> None:
    """The film, with the captions that a program made of it."""
    heard = folder / "heard.vtt"
    heard.write_text(CAPTIONS.read_text().replace("Robin", "Robbing", 1))
    page.goto(f"{home}/admin/recordings/new/")
    page.get_by_role("textbox", name="Title").fill("Continuity of care")
    page.get_by_label("Video file").set_input_files(FILM)
    page.get_by_label("Captions file").set_input_files(heard)
    page.get_by_label("State of the captions").select_option("automatic")
    page.get_by_role("button", name="Create").click()
    expect(page.locator(".messages")).to_contain_text("Continuity of care")


def review_the_captions(page: Page, home: str) -> None:
    """Put the misheard name right beside the player, and say that all was read."""
    page.goto(f"{home}/admin/recordings/captions/{Recording.objects.get().pk}/")
    page.get_by_text("Find and replace").click()
    page.get_by_label("Find", exact=True).fill("Robbing")
    page.get_by_label("Replace with").fill("Robin")
    page.get_by_role("button", name="Replace all").click()
    page.get_by_role("button", name="Save and mark as reviewed").click()
    expect(page.locator(".messages")).to_contain_text("saved and marked as reviewed")


def upload_the_slides(page: Page, home: str) -> None:
    """A PDF; the worker makes pictures of it."""
    page.goto(f"{home}/admin/slides/new/")
    page.get_by_role("textbox", name="Title").fill("Slides of May")
    page.locator("#id_file").set_input_files(PDF)
    page.get_by_role("button", name="Create").click()
    expect(page.locator(".messages")).to_contain_text("Slides of May")


def choose(page: Page, button: str, title: str) -> None:
    """From the library, in the chooser's dialogue."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("dialog").get_by_role("link", name=title).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def write_the_page(page: Page, home: str, catalogue: CataloguePage, agency: Agency) -> None:
    """All tabs: what it is, what is watched, what is read, what is asked."""
    page.goto(f"{home}{add_url(WebinarPage, catalogue)}")
    page.locator("#id_title").fill("Planning for home")
    page.locator("#id_summary").fill("A child was ready to go home in March and went home in September.")
    page.locator("#id_cpd_minutes").fill("45")
    tab(page, "Recording and slides")
    choose(page, "Choose a recording", "Continuity of care")
    choose(page, "Choose slides", "Slides of May")
    tab(page, "Briefing")
    page.get_by_role("button", name="Add Theme").click()
    page.locator("#id_themes-0-title").fill("Planning too late")
    theme = page.locator("#inline_child_themes-0")
    theme.get_by_role("button", name="Add Recommendation", exact=True).first.click()
    recommendation = page.locator("#inline_child_themes-0-recommendations-0")
    write(recommendation, "Recommendation", "Plan for home from the first day.")
    recommendation.get_by_label(agency.name).check()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("Planning for home")
    page.goto(f"{home}{edit_url(WebinarPage.objects.get())}")
    place_on_the_page(page)


def answer_the_checklist(page: Page) -> None:
    """Each of its items, as somebody does who has looked."""
    for item in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        item.get_by_label("Yes").check()


def submit(page: Page, home: str, module: WebinarPage) -> None:
    """To whoever else is there."""
    page.goto(f"{home}{edit_url(module)}")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Second pair of eyes").click()
    expect(page.locator(".messages")).to_contain_text("submitted", ignore_case=True)


def test_from_a_film_to_a_module_that_another_trainer_has_approved(
    catalogue: CataloguePage,
    live_server,
    editor: Page,
    sign_in: Callable[[User], None],
    trainer: User,
    agency: Agency,
    run_durable_tasks: Callable[[], None],
    settings,
    tmp_path: Path,
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it would now and then be under way when the button is pressed
    home, page = live_server.url, editor
    other = join_group(make_person("second@example.org", first_name="Sam", last_name="Reid"), "Trainers")
    page.goto(f"{home}/admin/")
    expect(page.get_by_role("heading", name="Your first module, step by step")).to_be_visible()
    assert faults(page) == []

    upload_the_recording(page, home, tmp_path)
    review_the_captions(page, home)
    upload_the_slides(page, home)
    run_durable_tasks()
    assert SlideDeck.objects.get().is_ready
    import_ten(page, home)
    publish_all(page, home)
    write_the_page(page, home, catalogue, agency)
    module = WebinarPage.objects.get()
    submit(page, home, module)
    assert not WebinarPage.objects.get().live

    sign_in(other)
    page.goto(f"{home}/admin/")
    page.get_by_role("link", name="Planning for home").first.click()
    page.goto(f"{home}/admin/modules/{module.pk}/approve/")
    assert faults(page) == []
    answer_the_checklist(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".messages")).to_contain_text("“Planning for home” is live.")
    assert Approval.objects.get().approved_by == other

    sign_in(trainer)
    page.goto(f"{home}/admin/modules/{module.pk}/template/")
    page.get_by_label("Title").fill("Planning for home, again")
    for part in page.get_by_role("group", name="Also take over").get_by_role("checkbox").all():
        part.check()
    page.get_by_role("button", name="Make the draft").click()
    again = WebinarPage.objects.get(title="Planning for home, again")
    page.goto(f"{home}/admin/modules/{again.pk}/publish-alone/")
    answer_the_checklist(page)
    page.get_by_role("button", name="Publish alone").click()
    expect(page.get_by_text("Say why nobody else looks at it.")).to_be_visible()
    page.get_by_label("Nobody else looks at it, because").fill("Sam is away until June.")
    assert faults(page) == []
    page.get_by_role("button", name="Publish alone").click()
    expect(page.locator(".messages")).to_contain_text("“Planning for home, again” is live.")
    assert page.goto(f"{home}{again.url}").status == 200
