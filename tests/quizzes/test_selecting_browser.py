"""Writing pairs, orders and texts with gaps in a real browser: accessible at each step, and with a silent console."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Question
from tests.browser.admin_screens import faults
from tests.quizzes.writing import row, write


def test_a_text_with_gaps_is_written_put_right_and_tried(open_admin) -> None:
    page = open_admin("questions/new/missing_words/")
    expect(page.get_by_role("textbox", name="Text with gaps")).to_be_visible()
    assert faults(page) == []

    page.get_by_label("Name").fill("Not brought")
    write(page, "Question", "Complete the advice.")
    write(page, "Text with gaps", "A child who [[1]] has not [[3]].")
    for number, word in enumerate(["was not brought", "did not come"], start=1):
        row(page, number, "choices").get_by_label("Text").fill(word)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("There is a gap [[3]], but no choice 3.")).to_be_visible()
    expect(row(page, 2, "choices").get_by_label("Text")).to_have_value("did not come")
    assert faults(page) == []

    for number, word in enumerate(["chosen to stay away", "moved"], start=3):
        row(page, number, "choices").get_by_label("Text").fill(word)
        row(page, number, "choices").get_by_label("Group").fill("2")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Not brought” is published.")).to_be_visible()

    page.get_by_role("link", name="Not brought").click()
    page.get_by_role("link", name="Try it").click()
    page.get_by_label("Gap 1 of 2").select_option("was not brought")
    page.get_by_label("Gap 2 of 2").select_option("moved")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("1 of 2 right")).to_be_visible()
    assert faults(page) == []


def test_an_order_is_written_and_rows_are_moved_before_it_is_tried(open_admin) -> None:
    page = open_admin("questions/new/ordering/")
    page.get_by_label("Name").fill("Burn")
    write(page, "Question", "What is done first?")
    for number, text in enumerate(["Tell the lead", "Make her safe", "Write it down"], start=1):
        write(row(page, number, "items"), "Text", text)
    row(page, 2, "items").get_by_role("button", name="Move up").press("Enter")
    page.get_by_label("Part marks").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Burn” is published.")).to_be_visible()
    content = Question.objects.get().current_version.content
    assert [item["text"] for item in content["items"]] == ["Make her safe", "Tell the lead", "Write it down"]
    assert content["scoring"] == "part"

    page.get_by_role("link", name="Burn").click()
    page.get_by_role("link", name="Try it").click()
    page.get_by_role("button", name="Move up: Tell the lead").click()
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text("Partly right")).to_be_visible()
    expect(page.locator("[data-order] label")).to_have_text(["Tell the lead", "Make her safe", "Write it down"])


@pytest.mark.parametrize(
    ("kind", "part", "message"),
    [("matching", "pairs", "Write at least two pairs"), ("ordering", "items", "Write at least two items.")],
)
def test_the_form_is_accessible_empty_and_with_its_problems(open_admin, kind: str, part: str, message: str) -> None:
    page = open_admin(f"questions/new/{kind}/")
    expect(row(page, 1, part).get_by_role("textbox", name="Text")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Name").fill("Unfinished")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(message)).to_be_visible()
    assert faults(page) == []
