"""Writing numbers, short answers and part marks in a real browser: rows are added and unfolded, and axe is content."""

from playwright.sync_api import expect

from quizzes.models import Question
from tests.browser.admin_screens import faults
from tests.quizzes.writing import row, write


def content() -> dict:
    return Question.objects.get().current_version.content


def test_a_number_is_written_with_a_second_answer_and_units(open_admin) -> None:
    page = open_admin("questions/new/numerical/")
    page.get_by_label("Name").fill("Dose")
    write(page, "Question", "How much in a day?")
    row(page, 1, "answers").get_by_label("Number").fill("one")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Write a number, for example 12.5.")).to_be_visible()
    expect(row(page, 1, "answers").get_by_label("Number")).to_have_value("one")
    assert faults(page) == []

    row(page, 1, "answers").get_by_label("Number").fill("1,5")
    page.get_by_role("button", name="Add answer").click()
    second = row(page, 2, "answers")
    second.get_by_label("Number").fill("1.2")
    second.get_by_label("Give or take").fill("0.05")
    expect(second.get_by_label("Part of the mark (per cent)")).to_be_hidden()
    second.locator("section section").get_by_role("button", name="Toggle section").press("Enter")
    second.get_by_label("Part of the mark (per cent)").fill("50")
    for name, factor in (("g", ""), ("mg", "1000")):
        page.get_by_role("button", name="Add unit").click()
        unit = page.locator("#id_units-FORMS > [data-inline-panel-child]").last
        unit.get_by_label("Unit", exact=True).fill(name)
        unit.get_by_label("How many of it make one of the first unit").fill(factor)
    assert faults(page) == []
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Dose” is published.")).to_be_visible()

    assert content()["answers"] == [
        {"id": "a", "text": "1.5", "tolerance": "0", "feedback": ""},
        {"id": "b", "text": "1.2", "tolerance": "0.05", "feedback": "", "weight": "50"},
    ]
    assert content()["units"] == [{"name": "g", "factor": "1"}, {"name": "mg", "factor": "1000"}]


def test_a_short_text_is_written_and_its_answers_change_places(open_admin) -> None:
    page = open_admin("questions/new/short_text/")
    page.get_by_label("Name").fill("Lead")
    write(page, "Question", "Who leads?")
    for number, text in enumerate(["health visit*", "not the *"], start=1):
        row(page, number, "answers").get_by_label("Answer", exact=True).fill(text)
        write(row(page, number, "answers"), "Feedback to people who give it", f"You said {number}.")
    row(page, 2, "answers").get_by_role("button", name="Move up").press("Enter")
    write(page, "Feedback to any other answer", "Look again.")
    assert faults(page) == []
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Lead” is published.")).to_be_visible()

    assert [(answer["text"], answer["feedback"]) for answer in content()["answers"]] == [
        ("not the *", "<p>You said 2.</p>"),
        ("health visit*", "<p>You said 1.</p>"),
    ]
    assert content()["other"] == "<p>Look again.</p>"


def test_weights_are_unfolded_and_a_refused_one_shows_itself(open_admin) -> None:
    page = open_admin("questions/new/multiple_choice/")
    page.get_by_label("Name").fill("Whom")
    write(page, "Question", "Whom do you ask?")
    for number, text in enumerate(["Imani", "Nobody"], start=1):
        write(row(page, number), "Text", text)
    row(page, 1).get_by_label("This is a right answer").check()
    page.get_by_label("Part marks").check()
    weight = row(page, 2).get_by_label("Part of the mark (per cent)")
    expect(weight).to_be_hidden()
    row(page, 2).locator("section section").get_by_role("button", name="Toggle section").click()
    weight.fill("10")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("A right option earns something.")).to_be_visible()
    expect(page.get_by_text("Say that this is a right answer, or write no more than 0.")).to_be_visible()
    assert faults(page) == []

    row(page, 1).get_by_label("Part of the mark (per cent)").fill("100")
    weight.fill("-50")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“Whom” is published.")).to_be_visible()
    assert [option["weight"] for option in content()["options"]] == ["100", "-50"]


def test_a_reflection_is_written(open_admin) -> None:
    page = open_admin("questions/new/essay/")
    expect(page.get_by_text("People answer in their own words.")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Name").fill("What now")
    write(page, "Question", "What will you do differently?")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("“What now” is published.")).to_be_visible()
    assert set(content()) == {"stem", "rationale", "explained_in"}
