"""What a trainer types into the page editor, as the browser would send it."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text, streamfield

from learning.models import LearningPage

EMPTY = "null"  # what the rich text editor sends where nothing is written


def add_url(kind: type[LearningPage], parent: Page) -> str:
    """Where a page of this kind is begun."""
    return reverse("wagtailadmin_pages:add", args=["learning", kind._meta.model_name, parent.pk])


def edit_url(page: Page) -> str:
    """Where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def open_form(client: Client, url: str) -> dict[str, Any]:
    """The editor's form as it is shown, ready to be changed and sent. What only scripts draw is added here."""
    html = client.get(url).content.decode()
    form = querydict_from_html(html, form_id="page-edit-form").dict()
    return form | {"reading_counts": "on"} | nested_form_data({"background": streamfield([])})


def themes(*described: tuple[str, list[str]]) -> dict[str, str]:
    """Themes, each a title with its recommendations, as new rows."""
    rows = [
        {
            "title": title,
            "text": EMPTY,
            "recommendations": inline_formset([{"text": rich_text(text) if text else EMPTY} for text in texts]),
        }
        for title, texts in described
    ]
    return nested_form_data({"themes": inline_formset(rows)})


def background(text: str) -> dict[str, str]:
    """One paragraph of background."""
    return nested_form_data({"background": streamfield([("key_point", text)])})
