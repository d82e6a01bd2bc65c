"""What people say is wrong with a page: a list, and what was done about each."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from accounts.models import User
from learning.desk.forms import HandleForm
from learning.desk.problems import handle_problem
from learning.models import ProblemReport
from learning.problem_queries import modules_at, report_or_404

MAY_READ = "learning.view_problemreport"


def may_see_senders(user: User) -> bool:
    """Who reported it, and where they can be written to, is for those who may see people at all."""
    return user.has_perm("accounts.view_user")


def problem_url(report: ProblemReport) -> str:
    """Where one report is read and marked as handled."""
    return reverse("problem_reports:handle", args=[report.pk])


class ProblemFilterSet(WagtailFilterSet):
    """By whether somebody has seen to it."""

    state = ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[("open", gettext_lazy("Not handled yet")), ("handled", gettext_lazy("Handled"))],
        method="of_state",
    )

    class Meta:
        model = ProblemReport
        fields: list[str] = []

    def of_state(self, reports: QuerySet, name: str, value: str) -> QuerySet:
        """Handled, or not yet."""
        return reports.filter(handled_at__isnull=value == "open")


class ProblemsView(ReportView):
    """Every report, newest first."""

    model = ProblemReport
    permission_required = "view"
    page_title = gettext_lazy("Problems reported")
    header_icon = "warning"
    filterset_class = ProblemFilterSet
    default_ordering = ("-created_at", "-pk")
    is_searchable = False
    no_results_message = gettext_lazy("Nobody has reported a problem.")
    columns = [
        TitleColumn(
            "text",
            label=gettext_lazy("What went wrong"),
            accessor=lambda report: Truncator(report.text).chars(120),
            get_url=problem_url,
            width="40%",
        ),
        Column("about", label=gettext_lazy("Page"), width="25%"),
        DateColumn("created_at", label=gettext_lazy("Reported"), width="15%"),
        StatusTagColumn(
            "handled",
            label=gettext_lazy("State"),
            accessor=lambda report: _("Handled") if report.handled_at else _("Not handled yet"),
            primary=lambda report: report.handled_at is None,
            width="20%",
        ),
    ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the title of the module that each is about, where its address is a module's."""
        context = super().get_context_data(*args, **kwargs)
        reports = context["object_list"]
        modules = modules_at(report.page_address for report in reports)
        for report in reports:
            module = modules.get(report.page_address)
            report.about = module.title if module else report.page_address
        return context


class HandleView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """One report in full, and what was done."""

    model = ProblemReport
    permission_required = "change"
    form_class = HandleForm
    template_name = "learning/admin/desk/problem.html"
    page_title = gettext_lazy("Problem reported")
    header_icon = "warning"
    index_url_name = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The report."""
        super().setup(request, *args, **kwargs)
        self.report = report_or_404(kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was noted before."""
        return super().get_form_kwargs() | {"instance": self.report}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below all reports."""
        above = {"url": reverse(self.index_url_name), "label": _("Problems reported")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The module it is about, and who sent it where that may be seen."""
        return super().get_context_data(
            report=self.report,
            module=modules_at([self.report.page_address]).get(self.report.page_address),
            shows_sender=may_see_senders(self.request.user),
            **kwargs,
        )

    def form_valid(self, form: HandleForm) -> HttpResponse:
        """Keep it."""
        handle_problem(report=self.report, note=form.cleaned_data["handled_note"], by=self.request.user)
        messages.success(self.request, _("The problem is marked as handled."))
        return redirect(self.index_url_name)


class ProblemsMenuItem(MenuItem):
    """Shown to whoever may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The right that the list asks for too."""
        return request.user.has_perm(MAY_READ)


class ProblemReportViewSet(ViewSet):
    """The list, and each report."""

    icon = "warning"
    menu_label = gettext_lazy("Problems reported")
    menu_hook = "register_reports_menu_item"
    menu_item_class = ProblemsMenuItem
    menu_order = 90

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Where the list is, and its part that filters replace."""
        links = {f"{view}_url_name": self.get_url_name(view) for view in ("index", "index_results")}
        return super().get_common_view_kwargs(**links, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, whole and in part, and one report."""
        return [
            path("", self.construct_view(ProblemsView), name="index"),
            path("results/", self.construct_view(ProblemsView, results_only=True), name="index_results"),
            path("<int:pk>/", self.construct_view(HandleView), name="handle"),
        ]
