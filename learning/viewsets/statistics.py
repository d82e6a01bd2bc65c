"""Whether a check teaches: a report for those who write questions."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from accounts.models import User
from learning.check_statistics import report_on
from learning.models import LearningPage
from learning.statistics_queries import Which, checks
from quizzes.models import Question
from quizzes.statistics import FEWEST
from quizzes.statistics_wording import fewer


def may_see(user: User) -> bool:
    """Statistics tell which answers are right: they are for those who may write them."""
    return policy_registry.get_by_type(Question).user_has_permission(user, "change")


def people(page: LearningPage) -> str:
    """How many have submitted it."""
    return fewer() if 0 < page.people < FEWEST else str(page.people)


class ForAuthors(PermissionCheckedMixin):
    """Asks for the right to change questions."""

    permission_required = "change"

    @cached_property
    def permission_policy(self) -> BasePermissionPolicy:
        """That of questions, though the pages listed are modules."""
        return policy_registry.get_by_type(Question)


class ChecksView(ForAuthors, ReportView):
    """Every knowledge check."""

    page_title = _("Knowledge checks")
    header_icon = "help"
    default_ordering = "title"
    is_searchable = False
    no_results_message = _("No module has a knowledge check yet.")
    columns = [
        TitleColumn("title", label=_("Module"), get_url=lambda page: check_url(page)),
        Column("people", label=_("People who have submitted it"), accessor=people),
    ]

    def get_base_queryset(self) -> QuerySet[LearningPage]:
        """With the number of people."""
        return checks()

    def get_queryset(self) -> QuerySet[LearningPage]:
        """By title."""
        return self.get_base_queryset().order_by("title", "pk")


class CheckStatisticsView(ForAuthors, WagtailAdminTemplateMixin, TemplateView):
    """One check: as a whole, and question by question."""

    template_name = "learning/admin/statistics.html"
    page_title = _("Knowledge check")
    header_icon = "help"
    index_url_name = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The module it belongs to."""
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(checks(), pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The module."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Under all checks."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Knowledge checks")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures of the attempts that are asked for; the first ones unless all are."""
        asked = self.request.GET.get("attempts")
        which = Which.ALL if asked == Which.ALL else Which.FIRST
        return super().get_context_data(
            page=self.page, report=report_on(self.page, which), which=which, choices=Which.choices, **kwargs
        )


class ChecksMenuItem(MenuItem):
    """Shown to whoever may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The right that the views ask for too."""
        return may_see(request.user)


class CheckStatisticsViewSet(ViewSet):
    """The report: all checks, and each by itself."""

    icon = "help"
    menu_label = _("Knowledge checks")
    menu_hook = "register_reports_menu_item"
    menu_item_class = ChecksMenuItem
    menu_order = 100  # before Wagtail's own reports

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Where the list is, and its part that is replaced when one turns the page."""
        links = {f"{view}_url_name": self.get_url_name(view) for view in ("index", "index_results")}
        return super().get_common_view_kwargs(**links, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, whole and in part, and a check."""
        return [
            path("", self.construct_view(ChecksView), name="index"),
            path("results/", self.construct_view(ChecksView, results_only=True), name="index_results"),
            path("<int:pk>/", self.construct_view(CheckStatisticsView), name="check"),
        ]


def check_url(page: Page) -> str:
    """Where the statistics of a module's check are."""
    return reverse("check_statistics:check", args=[page.pk])
