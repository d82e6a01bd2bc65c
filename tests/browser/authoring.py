"""Questions on their way from a page of Word to a check, screen by screen."""

from playwright.sync_api import Page, expect

from tests.browser.editing import tab

WORD = "\n\n".join(
    f"{number}. Ava missed appointment {number}. What do you do first?\n"
    f"A) Close the referral\nFeedback: Nobody has asked why.\n"
    f"*B) Ring the family\nFeedback: So that she is brought next time.\n"
    f"C) Write a letter"
    for number in range(1, 11)
)
WITHOUT_KEY = WORD.replace("2. Ava", "2. Bo").replace("*B", "B", 1).replace("*B", "B", 1)


def import_ten(page: Page, home: str) -> None:
    """Paste, put two right in place, keep."""
    page.goto(f"{home}/admin/")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Questions", exact=True).click()
    page.get_by_role("link", name="Import questions").click()
    page.get_by_label("Paste questions").fill(WITHOUT_KEY)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("2 places could not be understood.")).to_be_visible()
    text = page.get_by_label("The text, to put right here")
    text.fill(text.input_value().replace("\nB)", "\n*B)"))
    page.get_by_label("File all of them under").fill("Was not brought")
    page.get_by_role("button", name="Keep as drafts").click()
    expect(page.get_by_text("10 questions are kept as drafts.")).to_be_visible()


def publish_all(page: Page, home: str) -> None:
    """Tick all of the list, and publish."""
    page.goto(f"{home}/admin/questions/")
    page.get_by_role("checkbox", name="Select all").first.check()
    page.get_by_role("link", name="Publish the chosen questions").click()
    page.get_by_role("button", name="Publish them").click()
    expect(page.get_by_text("10 questions are published.")).to_be_visible()


def place_on_the_page(page: Page) -> None:
    """Choose all of them at once in the check's tab, and save."""
    tab(page, "Knowledge check")
    page.get_by_role("button", name="Add question", exact=True).click()
    dialog = page.locator(".modal.in, .modal.show").first
    boxes = dialog.locator("tbody").get_by_role("checkbox")
    expect(boxes).to_have_count(10)
    for box in boxes.all():
        box.check()
    dialog.get_by_role("button", name="Confirm selection").click()
    expect(page.locator("#id_check_items-9-question")).to_be_attached()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("has been updated")
