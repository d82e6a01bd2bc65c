"""A briefing on paper: two pages that are handed round in a team meeting."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.demo_site import Demo


@pytest.mark.parametrize("kind", ["webinar", "briefing"])
def test_a_module_prints_its_briefing_alone_on_two_pages(demo: Demo, live_server, page: Page, kind: str) -> None:
    module = getattr(demo, kind)
    page.goto(f"{live_server.url}{module.url}")

    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))

    words = " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    assert len(sheets) == 2
    for said in (module.title, "Background", "What should change", "Worried about a child?"):
        assert " ".join(said.split()) in " ".join(words.split())
    for left_out in ("Knowledge check", "The recording", "Transcript", "Slide 1 of", "Accessibility statement"):
        assert left_out not in words
