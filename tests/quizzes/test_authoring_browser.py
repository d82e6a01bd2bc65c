"""Writing and choosing questions in a real browser: with the keyboard, accessible, and with a silent console."""

from playwright.sync_api import expect

from learning.models import CataloguePage
from quizzes.models import Question
from tests.browser.admin_screens import faults
from tests.factories.pages import make_webinar
from tests.factories.questions import make_question
from tests.quizzes.writing import row, write


def test_a_question_is_written_put_right_kept_and_tried(open_admin) -> None:
    page = open_admin("questions/")
    page.get_by_role("link", name="Add question").click()
    expect(page.get_by_role("heading", name="What kind of question is it?")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Single choice").click()
    expect(page.get_by_role("textbox", name="Question", exact=True)).to_be_visible()
    assert faults(page) == []

    page.get_by_label("Name").fill("First day")
    write(page, "Question", "Imani is nine.\nWhen do you ask?")
    for number, text in enumerate(["Today", "Later", "Never"], start=1):
        write(row(page, number), "Text", text)
        write(row(page, number), "Feedback to people who choose it", f"You said {text}.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Say which option is right.")).to_be_visible()
    expect(row(page, 3).get_by_text("You said Never.")).to_be_visible()
    assert faults(page) == []

    row(page, 1).get_by_label("This is a right answer").focus()
    page.keyboard.press("Space")
    row(page, 2).get_by_role("button", name="Move up").press("Enter")
    page.get_by_role("button", name="Add option").press("Enter")
    write(row(page, 5), "Text", "Ask her")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“First day” is published.")).to_be_visible()
    options = Question.objects.get().current_version.content["options"]
    assert [(one["text"], one["correct"]) for one in options] == [
        ("Later", False),
        ("Today", True),
        ("Never", False),
        ("Ask her", False),
    ]

    page.get_by_role("link", name="First day").click()
    expect(page.get_by_text("Version 1 is live")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="Try it").click()
    page.get_by_label("Today").check()
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("You said Today.")).to_be_visible()
    assert faults(page) == []


def test_what_is_typed_last_is_kept_too(open_admin) -> None:
    page = open_admin("questions/new/true_false/")
    page.get_by_label("Name").fill("Nineteen people")
    write(page, "Question", "Nineteen people are too many.")
    page.wait_for_timeout(100)  # as long as a hand needs; by itself the editor would wait for 250
    page.keyboard.press("Control+s")
    expect(page.get_by_text("is kept as a draft.")).to_be_visible()
    assert Question.objects.get().draft_version.content["stem"] == "<p>Nineteen people are too many.</p>"


def test_the_list_is_accessible(open_admin) -> None:
    make_question(name="Asked")
    make_question(name="Unasked", publish=False)
    page = open_admin("questions/")
    expect(page.get_by_text("Unasked")).to_be_visible()
    assert faults(page) == []


def test_a_page_editor_chooses_several_questions_orders_and_removes_them(
    open_admin, catalogue: CataloguePage, settings
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it would race with the button, and lose
    webinar = make_webinar(catalogue, title="Early planning", questions=[make_question(name="Placed before")])
    for name in ("One", "Two", "Three"):
        make_question(name=name, publish=name != "Three")

    page = open_admin(f"pages/{webinar.pk}/edit/")
    page.get_by_role("tab", name="Knowledge check").click()
    page.get_by_role("button", name="Add question").click()
    modal = page.get_by_role("dialog")
    expect(modal.get_by_text("Draft", exact=True)).to_be_visible()
    assert faults(page) == []
    modal.get_by_label("Search term").fill("t")
    expect(modal.get_by_text("One", exact=True)).to_have_count(0)
    modal.get_by_label("Two").check()
    modal.get_by_label("Three").check()
    modal.get_by_role("button", name="Confirm selection").click()

    rows = page.locator("#id_check_items-FORMS [data-inline-panel-child]:visible")
    expect(rows).to_have_count(3)
    before = next(name for name in ("Two", "Three") if name in rows.nth(1).inner_text())
    rows.nth(2).get_by_role("button", name="Move up").click()
    rows.nth(0).get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible()

    page.reload()
    page.get_by_role("tab", name="Knowledge check").click()
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text(before)
    open_admin("")  # Wagtail notes on leaving that nobody edits the page any more
    saved = type(webinar).objects.get(pk=webinar.pk).get_latest_revision_as_object()
    assert [item.question.name for item in saved.check_items.all()][1] == before
