"""What a trainer does in the forms of a question, in a real browser."""

from playwright.sync_api import Locator, Page


def write(scope: Page | Locator, label: str, text: str) -> None:
    """Type into one of Wagtail's rich text editors, by its name."""
    scope.get_by_role("textbox", name=label, exact=True).click()
    page = scope if isinstance(scope, Page) else scope.page
    for line in text.split("\n"):
        page.keyboard.type(line)
        if line != text.split("\n")[-1]:
            page.keyboard.press("Enter")


def row(page: Page, number: int, part: str = "options") -> Locator:
    """One row of options, or of another part."""
    return page.locator(f"#id_{part}-FORMS > [data-inline-panel-child]").nth(number - 1)
