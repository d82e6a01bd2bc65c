"""The tree of agencies in the Wagtail admin: a list that shows it, a form, and closing."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from accounts.forms.agencies import AgencyForm, CloseAgencyForm
from accounts.models import Agency
from accounts.queries import in_tree_order, names_above, what_closing_touches
from accounts.viewsets.filters import AgencyFilterSet
from accounts.viewsets.kept import KeptViewSet, OnceAdded, SaysRefusals


def headcount(agency: Agency) -> str:
    """How many, and when they were counted."""
    if agency.headcount is None:
        return "–"
    return f"{intcomma(agency.headcount)} ({date_format(agency.headcount_on)})"


def state(agency: Agency) -> str:
    """Open, or closed since when."""
    if agency.closed_on is None:
        return gettext("Open")
    return gettext("Closed on %(day)s") % {"day": date_format(agency.closed_on)}


class NodeColumn(TitleColumn):
    """The name, set in by its depth in the tree; found by a search, the names above it as well."""

    cell_template_name = "accounts/admin/node_cell.html"


class AgencyIndexView(generic.IndexView):
    """The tree, from the top down."""

    page_title = _("Agencies")
    add_item_label = _("Add an agency, service or team")

    @cached_property
    def columns(self) -> list[Column]:
        """What is known of each."""
        node_column = self._get_title_column_class(NodeColumn)
        return [
            node_column("name", label=_("Name"), get_url=self.get_edit_url),
            Column("level", label=_("Level"), accessor="get_level_display"),
            Column("sector", label=_("Sector"), accessor="get_sector_display"),
            Column("code", label=_("Code")),
            Column("headcount", label=_("Headcount"), accessor=headcount),
            StatusTagColumn("state", label=_("State"), accessor=state, primary=lambda agency: not agency.closed_on),
        ]

    def get_queryset(self) -> list[Agency]:
        """In the order of the tree, each with its place in it."""
        nodes = in_tree_order(super().get_queryset())
        found = self.is_searching or self.is_filtering
        above = names_above(nodes) if found else {}
        for node in nodes:
            node.set_in = 0 if found else node.depth - 1
            node.above = above.get(node.pk)
        return nodes

    def get_list_more_buttons(self, instance: Agency) -> list[MenuItem]:
        """Change it, add something below it, close it."""
        buttons = super().get_list_more_buttons(instance)
        if not instance.closed_on and self.user_has_permission("add") and instance.level != Agency.Level.TEAM:
            below = f"{reverse(self.add_url_name)}?parent={instance.pk}"
            buttons.append(MenuItem(_("Add below"), url=below, icon_name="plus", priority=20))
        if not instance.closed_on and self.user_has_permission("change"):
            close = reverse("agencies:close", args=[instance.pk])
            buttons.append(MenuItem(_("Close"), url=close, icon_name="lock", priority=30))
        return buttons


class AddAgencyView(SaysRefusals, generic.CreateView):
    """Adds one, below the one that the list's button named."""

    page_subtitle = _("Agency, service or team")
    submit_button_label = _("Add")
    submit_button_active_label = _("Adding…")
    success_message = _("“%(object)s” is added.")

    def get_initial(self) -> dict[str, Any]:
        """What it belongs to."""
        return super().get_initial() | {"parent": self.request.GET.get("parent", "")}


class EditAgencyView(generic.EditView):
    """Changes what may change, and leads to closing."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Closing, while it is open."""
        if self.object.closed_on:
            return []
        return [HeaderButton(_("Close"), url=reverse("agencies:close", args=[self.object.pk]), icon_name="lock")]


class CloseAgencyView(SaysRefusals, generic.EditView):
    """Says what closing touches, and closes."""

    template_name = "accounts/admin/close_agency.html"
    page_title = _("Close")
    submit_button_label = _("Close it")
    submit_button_active_label = _("Closing…")
    success_message = _("“%(object)s” is closed, with everything below it.")
    form_class = CloseAgencyForm

    def get_queryset(self) -> QuerySet[Agency]:
        """What is closed already can't be closed again."""
        return super().get_queryset().open()

    def get_edit_url(self) -> str:
        """Where the form is sent."""
        return reverse("agencies:close", args=[self.object.pk])

    def get_success_buttons(self) -> list:
        """None: this page is gone with it."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many it is about."""
        return super().get_context_data(**kwargs) | what_closing_touches(self.object)


class AgencyViewSet(KeptViewSet):
    """Agencies, services and teams. Closed when they end; never moved or deleted."""

    model = Agency
    icon = "site"
    menu_label = _("Agencies")
    menu_order = 2
    index_view_class = AgencyIndexView
    add_view_class = AddAgencyView
    edit_view_class = EditAgencyView
    filterset_class = AgencyFilterSet
    list_per_page = 200
    search_fields = ["name", "code"]
    edit_handler = ObjectList(
        [
            OnceAdded(template="accounts/admin/agency_facts.html"),
            MultiFieldPanel([FieldPanel("parent"), FieldPanel("level")], heading=_("Place in the tree")),
            FieldPanel("name"),
            FieldPanel("code"),
            FieldPanel("sector"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("headcount"), FieldPanel("headcount_on")])], heading=_("Headcount")
            ),
        ],
        base_form_class=AgencyForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """And a page to close it."""
        close = self.construct_view(CloseAgencyView)
        return [*super().get_urlpatterns(), path("close/<int:pk>/", close, name="close")]
