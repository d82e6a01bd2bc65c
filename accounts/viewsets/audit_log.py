"""The audit log in the Wagtail admin: read, never written."""

import json
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from accounts.audit_wording import in_words
from accounts.models import AuditEntry
from accounts.queries import agency_names
from accounts.viewsets.filters import AuditFilterSet


def moment(entry: AuditEntry) -> str:
    """The day and the minute."""
    return date_format(localtime(entry.at), "j M Y, H:i")


class AuditLogView(ReportView):
    """Who did what about whom, newest first."""

    model = AuditEntry
    permission_required = "view"
    page_title = _("Audit log")
    header_icon = "history"
    filterset_class = AuditFilterSet
    default_ordering = ("-at", "-pk")
    verbose_name_plural = AuditEntry._meta.verbose_name_plural
    columns = [
        Column("at", label=_("When"), accessor=moment, width="18%"),
        Column("actor", label=_("Who"), width="14%"),
        Column("action", label=_("What"), accessor="get_action_display", width="18%"),
        Column("subject", label=_("About whom"), width="14%"),
        Column("agency", label=_("Agency"), width="17%"),
        Column("words", label=_("Details")),
    ]

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        """With the names."""
        return super().get_base_queryset().select_related("actor", "subject", "agency")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the details of each in words; agencies are named by one query for all of them."""
        context = super().get_context_data(*args, **kwargs)
        details = {entry.pk: json.loads(entry.detail) for entry in context["object_list"]}
        names = agency_names(detail.get("from_agency") for detail in details.values())
        for entry in context["object_list"]:
            entry.words = in_words(details[entry.pk], names)
        return context


class AuditMenuItem(MenuItem):
    """Shown to whoever may read the log."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The right that the view asks for too."""
        return request.user.has_perm("accounts.view_auditentry")


class AuditLogViewSet(ViewSet):
    """The log, and nothing that could change it."""

    icon = "history"
    menu_label = _("Audit log")
    menu_order = 3
    menu_item_class = AuditMenuItem

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Where the list is, and its part that filters replace."""
        links = {f"{page}_url_name": self.get_url_name(page) for page in ("index", "index_results")}
        return super().get_common_view_kwargs(**links, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, whole and in part."""
        return [
            path("", self.construct_view(AuditLogView), name="index"),
            path("results/", self.construct_view(AuditLogView, results_only=True), name="index_results"),
        ]
