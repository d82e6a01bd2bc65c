"""The tab in which a check is put together, at the size of a large one."""

from learning.models import CataloguePage
from tests.browser.admin_screens import faults
from tests.browser.editing import tab
from tests.factories.editing import edit_url
from tests.factories.pages import make_webinar
from tests.factories.questions import make_question

MOST_ELEMENTS = 8_000


def test_the_editor_of_a_check_of_fifty_questions_is_light(catalogue: CataloguePage, open_admin) -> None:
    module = make_webinar(catalogue, questions=[make_question() for _ in range(50)])
    page = open_admin(edit_url(module))
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST_ELEMENTS


def test_the_tab_has_no_fault_that_a_browser_finds(catalogue: CataloguePage, open_admin) -> None:
    module = make_webinar(catalogue, questions=[make_question(), make_question(publish=False)])
    page = open_admin(edit_url(module))
    tab(page, "Knowledge check")
    page.get_by_role("button", name="Add Random draw").click()
    page.get_by_label("The right answer: After it is passed").check()
    assert page.get_by_text("Still in draft, so nobody is asked").is_visible()
    assert faults(page) == []
