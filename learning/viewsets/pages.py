"""What Wagtail's page explorer must not do to modules, and where a trainer begins."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from learning.models import BriefingPage, LearningPage, WebinarPage
from learning.page_queries import newest_catalogue, taken_up
from learning.viewsets.retiring import may_retire


def refuse_deleting(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Where somebody has started one of them, or one below, say so: their record needs the page it speaks of."""
    kept = list(taken_up(pages))
    if not kept:
        return None
    sentence = ngettext(
        "%(titles)s can't be deleted: people have started it, and their records speak of it. "
        "Retire it instead. It leaves the catalogue, old links say so or lead on, and the records stay.",
        "%(titles)s can't be deleted: people have started them, and their records speak of them. "
        "Retire them instead. They leave the catalogue, old links say so or lead on, and the records stay.",
        len(kept),
    )
    buttons = [
        messages.button(reverse("retire_module", args=[page.pk]), _("Retire"))
        for page in kept[:1]
        if len(kept) == 1 and may_retire(request.user, page)
    ]
    messages.error(request, sentence % {"titles": _quoted(kept)}, buttons=buttons)
    return _back_to_the_list(kept)


def _quoted(pages: list[LearningPage]) -> str:
    return get_text_list([f"“{page.get_admin_display_title()}”" for page in pages], _("and"))


def _back_to_the_list(pages: list[LearningPage]) -> HttpResponse:
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


class StartPanel(Component):
    """The first thing on the dashboard: begin a webinar or a briefing."""

    name = "start"
    order = 90  # before what waits for approval
    template_name = "learning/admin/start.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Both kinds of module, for whoever may add one."""
        catalogue = newest_catalogue()
        if catalogue is None or not catalogue.permissions_for_user(parent_context["request"].user).can_add_subpage():
            return {"kinds": []}
        kinds = [(WebinarPage, "media", _("A recording, with slides and a briefing note.")),
                 (BriefingPage, "doc-full", _("What a review found, and what should change."))]  # fmt: skip
        return {
            "kinds": [
                {
                    "name": kind.get_verbose_name(),
                    "icon": icon,
                    "about": about,
                    "url": reverse("wagtailadmin_pages:add", args=["learning", kind._meta.model_name, catalogue.pk]),
                }
                for kind, icon, about in kinds
            ]
        }
