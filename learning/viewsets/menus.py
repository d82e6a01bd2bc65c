"""The admin's menu and first page without what is noise to a trainer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.models import Page
from wagtail.permissions import policy_registry

from learning.desk_queries import may_publish
from learning.page_queries import newest_catalogue


@require_admin_access
def modules(request: HttpRequest) -> HttpResponse:
    """Straight to the modules, wherever the catalogue stands."""
    catalogue = newest_catalogue()
    return redirect("wagtailadmin_explore", catalogue.pk) if catalogue else redirect("wagtailadmin_explore_root")


class ModulesMenuItem(MenuItem):
    """Shown to whoever may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whoever may write a page."""
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, ["add", "change", "publish"])


def keep_to_modules(request: HttpRequest, panels: list[Any]) -> list[Any]:
    """The list of modules says what a trainer edited last; who publishes edits other pages too."""
    if may_publish(request.user):
        return panels
    return [panel for panel in panels if not isinstance(panel, RecentEditsPanel)]
