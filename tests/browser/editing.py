"""What a trainer does in the page editor."""

from playwright.sync_api import Locator, Page


def tab(page: Page, name: str) -> None:
    """Turn to a tab."""
    page.get_by_role("tab", name=name, exact=True).click()


def write(place: Locator, label: str, text: str) -> None:
    """Type into a rich text editor. It hands over what was typed a quarter of a second later."""
    place.get_by_role("textbox", name=label, exact=True).click()
    place.page.keyboard.type(text)
    place.page.wait_for_timeout(400)


def open_upload(page: Page, choose: str) -> Locator:
    """The second tab of a chooser. While it comes into sight it takes the focus, and with it what a key would do."""
    page.get_by_role("button", name=choose).press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    return dialog
