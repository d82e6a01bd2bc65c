"""What Wagtail's content checker tells a trainer of a module, in the editor."""

import pytest
from playwright.sync_api import expect

from learning.models import CataloguePage
from tests.factories.editing import edit_url
from tests.factories.media import make_film, with_captions
from tests.factories.pages import make_webinar

TO = "https://example.org/"
VAGUE = f'<p>The form is <a href="{TO}form">here</a>, at <a href="{TO}">{TO}</a>.</p>'
CLEAR = f'<h4>In a hurry</h4><p>Use <a href="{TO}form">the referral form</a>.</p>'


@pytest.mark.parametrize(
    ("text", "make_recording", "said"),
    [
        (
            VAGUE,
            make_film,
            ["The link is a bare address", "The link doesn’t say where it leads", "The recording has no captions"],
        ),
        (CLEAR, lambda: with_captions(make_film()), []),
    ],
)
def test_the_checker_tells_of_captions_and_links(
    catalogue: CataloguePage, open_admin, text: str, make_recording, said: list[str]
) -> None:
    module = make_webinar(catalogue, recording=make_recording(), background=[("text", text)])
    page = open_admin(edit_url(module))
    page.get_by_role("button", name="Toggle checks").click()
    expect(page.locator("[data-content-word-count]")).not_to_have_text("-")  # it has read the preview
    expect(page.locator(".w-content-checker__name").filter(visible=True)).to_have_text(said, timeout=20_000)
