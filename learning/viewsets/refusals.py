"""Where Wagtail's own screens would publish a module whose gates are closed, they say why instead."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from learning.models import LearningPage
from learning.page_queries import not_ready


def refuse_in_bulk(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """In bulk nobody sees the form that would ask. Nothing is published, and each page says what it lacks."""
    closed = not_ready(pages)
    for page, problems in closed:
        _say(request, page, _("“%(title)s” isn't finished. Nothing was published."), problems)
    return redirect("wagtailadmin_explore", closed[0][0].get_parent().pk) if closed else None


def refuse_by_the_button(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The form has asked for what it can; the words are kept as a draft."""
    for draft, problems in not_ready([page]):
        _say(request, draft, _("“%(title)s” is saved as a draft, not published."), problems)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def say_what_stayed_a_draft(request: HttpRequest, page: Page, copy: Page) -> None:
    """A copy that was to be live meets the gates like any other page."""
    if request.POST.get("publish_copies") and any(
        not made.live for made in LearningPage.objects.descendant_of(copy, inclusive=True)
    ):
        messages.warning(
            request, _("Copied modules are drafts where they need somebody's approval, or captions, of their own.")
        )


def _say(request: HttpRequest, page: LearningPage, what: str, problems: dict[str, str]) -> None:
    buttons = [
        messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit")),
        messages.button(reverse("publish_module_alone", args=[page.pk]), _("Publish alone")),
    ]
    text = " ".join([what % {"title": page.get_admin_display_title()}, *problems.values()])
    messages.error(request, text, buttons=buttons if "has_case_material" in problems else buttons[:1])


class ApproveItem(ActionMenuItem):
    """In the editor, approving leads to the checklist; it publishes what is saved, not what is being typed."""

    name = "approve-module"
    label = gettext_lazy("Look at it and approve")
    icon_name = "success"
    order = 10

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The page with the checklist."""
        return reverse("approve_module", args=[parent_context["page"].pk])


def lead_to_the_checklist(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put our item where Wagtail has its own."""
    if isinstance(context.get("page"), LearningPage):
        items[:] = [ApproveItem() if item.name == "approve" else item for item in items]
