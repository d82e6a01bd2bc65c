"""A trainer's work with pages in a real browser: nothing typed is lost, previews show it, and it becomes a module."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import Agency, User
from learning.models import BriefingPage, CataloguePage, WebinarPage
from tests.browser.admin_screens import faults
from tests.browser.editing import tab, write
from tests.browser.watching import wait_until
from tests.factories.editing import add_url, edit_url
from tests.factories.media import make_deck, make_film, with_captions
from tests.factories.pages import make_briefing, make_webinar
from tests.factories.questions import make_question

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves

# Wagtail's own faults, which our pages can't mend.
WAGTAILS_OWN = {
    # Rows within rows: each row's panel is a landmark named by its number, and each theme counts anew.
    "landmark-unique",
}


def row(page: Page, name: str) -> Locator:
    """A row of an inline, by the prefix of its fields."""
    return page.locator(f"#inline_child_{name}")


def press(place: Locator, name: str) -> None:
    """A button of a row itself, not of the rows within it."""
    place.get_by_role("button", name=name, exact=True).first.click()


def drafted(kind: type = BriefingPage) -> list[tuple[str, list[str]]]:
    """Themes of the one page as its newest draft has them: title, and words of the recommendations."""
    page = kind.objects.first()
    if page is None:
        return []
    draft = page.get_latest_revision_as_object()
    return [(theme.title, [_plain(each.text) for each in theme.recommendations.all()]) for theme in draft.themes.all()]


def _plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


def test_themes_and_recommendations_are_added_moved_and_removed_and_all_is_kept(
    catalogue: CataloguePage, open_admin, agency: Agency, settings
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it would now and then be under way when the button is pressed
    page = open_admin(add_url(BriefingPage, catalogue))
    page.locator("#id_title").fill("Was not brought")
    tab(page, "Briefing")
    for number, title in enumerate(["Referrals", "Missed appointments", "A mistake"]):
        page.get_by_role("button", name="Add Theme").click()
        page.locator(f"#id_themes-{number}-title").fill(title)
    missed = row(page, "themes-1")
    for number, text in enumerate(["Ring the family.", "Ask who was not brought."]):
        press(missed, "Add Recommendation")
        write(row(page, f"themes-1-recommendations-{number}"), "Recommendation", text)
    row(page, "themes-1-recommendations-0").get_by_label(agency.name).check()

    press(row(page, "themes-1"), "Move up")
    press(row(page, "themes-1-recommendations-1"), "Move up")
    press(row(page, "themes-2"), "Delete")
    kept = [("Missed appointments", ["Ask who was not brought.", "Ring the family."]), ("Referrals", [])]
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("Was not brought")
    assert drafted() == kept

    page = open_admin(edit_url(BriefingPage.objects.get()))
    tab(page, "Briefing")
    expect(page.locator("#id_themes-0-title")).to_have_value("Missed appointments")
    expect(row(page, "themes-0-recommendations-1").get_by_label(agency.name)).to_be_checked()
    press(row(page, "themes-0-recommendations-1"), "Delete")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("Was not brought")
    assert drafted() == [("Missed appointments", ["Ask who was not brought."]), ("Referrals", [])]


def test_what_is_typed_is_kept_without_pressing_anything(catalogue: CataloguePage, open_admin) -> None:
    page = open_admin(add_url(WebinarPage, catalogue))
    page.locator("#id_title").press_sequentially("Only a title")
    page.keyboard.press("Tab")
    wait_until(page, WebinarPage.objects.exists)
    page.wait_for_url("**/edit/**")  # the form of a new page has become that of one that exists
    saved = page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")
    # Wagtail takes what is typed while the answer is under way for saved, until the next change.
    expect(saved).to_be_attached()
    tab(page, "Briefing")
    page.get_by_role("button", name="Add Theme").click()
    page.locator("#id_themes-0-title").press_sequentially("Planning too late")
    wait_until(page, lambda: drafted(WebinarPage) == [("Planning too late", [])])
    expect(saved).to_be_attached()
    page.locator("#id_themes-0-title").fill("Planning in time")
    wait_until(page, lambda: drafted(WebinarPage) == [("Planning in time", [])])
    assert not WebinarPage.objects.get().live


def test_the_recording_and_the_slides_of_an_unsaved_webinar_are_in_its_preview(
    catalogue: CataloguePage, open_admin, editor: Page, live_server
) -> None:
    film, deck = with_captions(make_film()), make_deck()
    page = make_webinar(catalogue, recording=film, deck=deck, questions=[make_question()])
    page.unpublish()
    admin = open_admin(edit_url(page))
    admin.get_by_role("button", name="Toggle preview").click()
    preview = admin.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(page.title)
    admin.locator("#id_title").fill("As typed")
    expect(preview.get_by_role("heading", level=1)).to_have_text("As typed")
    wait_until(admin, lambda: preview.locator("video").evaluate("video => video.readyState") >= 1)
    expect(preview.get_by_role("button", name="Start the check")).to_be_disabled()
    expect(preview.get_by_role("link", name="Download the slides")).to_be_visible()
    admin.get_by_label("Preview mode").select_option("handout")
    expect(preview.locator("video")).to_have_count(0)


def test_a_block_is_seen_before_it_is_chosen(catalogue: CataloguePage, open_admin) -> None:
    page = open_admin(add_url(BriefingPage, catalogue))
    tab(page, "Briefing")
    page.get_by_role("button", name="Insert a block").first.click()
    expect(page.get_by_role("option")).to_have_count(4)
    page.get_by_role("button", name="Preview", exact=True).nth(2).click()
    example = page.frame_locator(".w-combobox-preview__iframe").locator("blockquote")
    expect(example).to_have_text("Nobody asked me what I wanted.")


@pytest.mark.parametrize("kind", [WebinarPage, BriefingPage])
def test_every_tab_is_accessible(kind, catalogue: CataloguePage, open_admin) -> None:
    make = make_webinar if kind is WebinarPage else make_briefing
    page = open_admin(edit_url(make(catalogue, questions=[make_question()])))
    for name in page.get_by_role("tab").all_inner_texts():
        if name in {"Module", "Handout"}:
            continue
        tab(page, name)
        page.mouse.move(0, 0)
        assert [fault for fault in faults(page) if fault[0] not in WAGTAILS_OWN] == [], name


def test_the_dashboard_and_the_settings_are_accessible(
    catalogue: CataloguePage, open_admin, sign_in, administrator: User
) -> None:
    assert faults(open_admin("/admin/")) == []
    sign_in(administrator)
    assert faults(open_admin(f"/admin/settings/learning/partnershipsettings/{catalogue.get_site().pk}/")) == []


def test_a_briefing_goes_from_nothing_to_a_practitioner(
    catalogue: CataloguePage, open_admin, sign_in, administrator: User, practitioner: User, live_server
) -> None:
    page = open_admin("/admin/")
    page.get_by_role("link", name="Briefing", exact=True).click()
    page.locator("#id_title").fill("Was not brought")
    page.locator("#id_summary").fill("What was learnt.")
    page.locator("#id_cpd_minutes").fill("30")
    tab(page, "Briefing")
    page.get_by_role("button", name="Add Theme").click()
    page.locator("#id_themes-0-title").fill("Missed appointments")
    press(row(page, "themes-0"), "Add Recommendation")
    write(row(page, "themes-0-recommendations-0"), "Recommendation", "Ring the family.")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Second pair of eyes").click()
    expect(page.locator(".messages")).to_contain_text("submitted for moderation")

    sign_in(administrator)
    page = open_admin("/admin/")
    page.get_by_role("link", name="Was not brought").first.click()
    page.get_by_role("link", name="Look at it and approve").click()
    expect(page.get_by_role("heading", name="Look at it and approve")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    assert faults(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    for answer in page.get_by_role("radio", name="Yes").all():
        answer.check()
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".messages")).to_contain_text("is live")
    wait_until(page, lambda: BriefingPage.objects.get().live)

    sign_in(practitioner)
    page.goto(f"{live_server.url}{BriefingPage.objects.get().url}")
    expect(page.get_by_text("Ring the family.")).to_be_visible()
    page.get_by_role("button", name="I have read this briefing").click()
    expect(page.get_by_text("You have completed this.")).to_be_visible()
