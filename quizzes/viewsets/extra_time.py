"""Who has extra time in checks with a time limit, for administrators."""

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from accounts.viewsets.kept import KeptViewSet, OnceAdded
from quizzes.forms.extra_time import ExtraTimeForm
from quizzes.models import ExtraTime


def more(extra_time: ExtraTime) -> str:
    """How much."""
    return gettext("%(percent)d%% more") % {"percent": extra_time.percent}


def until(extra_time: ExtraTime) -> str:
    """The last day, if there is one."""
    return date_format(extra_time.ends_on) if extra_time.ends_on else "–"


class ExtraTimeListView(generic.IndexView):
    """Whose, how much, since when and until when."""

    add_item_label = _("Give extra time")
    page_title = _("Extra time")

    def get_base_queryset(self) -> QuerySet[ExtraTime]:
        """With the people."""
        return super().get_base_queryset().select_related("person", "granted_by")


class AddExtraTimeView(generic.CreateView):
    """Gives it to somebody."""

    page_title = _("Give extra time")
    submit_button_label = _("Give it")
    submit_button_active_label = _("Giving it…")
    success_message = _("Given: %(object)s.")


class ExtraTimeViewSet(KeptViewSet):
    """Given and ended, never deleted. Nobody says why: that would tell of somebody's health."""

    model = ExtraTime
    pages = ("index", "index_results", "add", "edit")
    icon = "time"
    menu_label = _("Extra time")
    menu_order = 60
    menu_hook = "register_people_menu_item"
    index_view_class = ExtraTimeListView
    add_view_class = AddExtraTimeView
    list_display = [
        "person",
        Column("percent", label=_("Time"), accessor=more, sort_key="percent"),
        Column("starts_on", label=_("From"), accessor=lambda given: date_format(given.starts_on), sort_key="starts_on"),
        Column("ends_on", label=_("Until"), accessor=until, sort_key="ends_on"),
        Column("granted_by", label=_("Given by")),
    ]
    search_fields = ["person__first_name", "person__last_name", "person__email"]
    ordering = ["person__last_name", "person__first_name", "-starts_on"]
    edit_handler = ObjectList(
        [
            HelpPanel(_("For every check with a time limit that the person starts in this time. Don’t write why.")),
            OnceAdded(template="quizzes/admin/extra_time_facts.html"),
            FieldPanel("email"),
            FieldPanel("percent"),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        ],
        base_form_class=ExtraTimeForm,
    )
