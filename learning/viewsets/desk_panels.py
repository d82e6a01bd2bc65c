"""The panels of the admin's first page, as Wagtail draws panels."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from learning.desk_queries import FirstModule, OnDesk, first_module, may_publish, modules_on_desk
from learning.models import LearningPage, WebinarPage
from learning.page_queries import newest_catalogue
from learning.viewsets.attention import sorts
from learning.viewsets.statistics import check_url, may_see
from quizzes.statistics import FEWEST
from quizzes.statistics_wording import fewer


class AttentionPanel(Component):
    """What needs attention."""

    name = "attention"
    order = 80
    template_name = "learning/admin/desk/attention.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """For whoever is signed in, a handful of each sort."""
        beginnings = [sort.beginning() for sort in sorts(parent_context["request"].user)]
        return {"sorts": [beginning for beginning in beginnings if beginning.matters]}


class Step(NamedTuple):
    """One step of the way to a first module."""

    name: str
    url: str
    is_done: bool


class FirstStepsPanel(Component):
    """The way to a first module, ticked by what is there. Wagtail keeps for each person that it was closed."""

    name = "first_steps"
    order = 85
    template_name = "learning/admin/desk/first_steps.html"
    dismissible_id = "lanyard_first_steps"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """No steps for whoever has published a module, closed the list, or approves what others begin."""
        user = parent_context["request"].user
        profile = getattr(user, "wagtail_userprofile", None)
        if profile and profile.dismissibles.get(self.dismissible_id):
            return {"steps": []}
        catalogue, first = newest_catalogue(), first_module(user)
        if first is None or catalogue is None or not catalogue.permissions_for_user(user).can_add_subpage():
            return {"steps": []}
        if first.page is None and may_publish(user):
            return {"steps": []}
        add = reverse("wagtailadmin_pages:add", args=["learning", WebinarPage._meta.model_name, catalogue.pk])
        return {"steps": _steps(first, add), "dismissible_id": self.dismissible_id}


def _steps(first: FirstModule, begin: str) -> list[Step]:
    editor = reverse("wagtailadmin_pages:edit", args=[first.page.pk]) if first.page else begin
    begin_with, captions = reverse("recordings:add"), "recordings:captions"
    recording = reverse(captions, args=[first.recording.pk]) if first.recording else begin_with
    return [
        Step(_("Upload a recording, if it is a webinar"), begin_with, first.recording is not None),
        Step(_("Review its captions"), recording, first.has_captions),
        Step(_("Upload the slides"), reverse("slides:add"), first.has_slides),
        Step(_("Begin the module, and say what it is about"), editor, first.page is not None),
        Step(
            _("Choose its recording and its slides there, if it is a webinar"),
            f"{editor}#tab-recording_and_slides",
            first.has_recording,
        ),
        Step(
            _("Write the briefing: background, themes, recommendations"), f"{editor}#tab-briefing", first.has_briefing
        ),
        Step(_("Write questions, or paste them from Word"), reverse("questions:import"), first.has_questions),
        Step(_("Put the check together"), f"{editor}#tab-knowledge_check", first.has_check),
        Step(_("Submit it for approval"), editor, first.is_submitted),
    ]


class Row(NamedTuple):
    """A module in the list: what it is, how it stands, where to go."""

    page: LearningPage
    state: str
    is_live: bool
    people: str
    statistics_url: str


class ModulesPanel(Component):
    """My modules."""

    name = "modules"
    order = 95
    template_name = "learning/admin/desk/modules.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """The newest ten, with the way to all of them."""
        request = parent_context["request"]
        rows = [_row(one, shows_statistics=may_see(request.user)) for one in modules_on_desk(request.user)]
        return {"rows": rows, "request": request}  # the addresses of all pages are found with one look at the sites


def _row(one: OnDesk, *, shows_statistics: bool) -> Row:
    people = fewer() if 0 < one.people < FEWEST else str(one.people)
    statistics = check_url(one.page) if shows_statistics and one.page.first_published_at else ""
    return Row(one.page, state_in_words(one), one.page.live, people, statistics)


def state_in_words(one: OnDesk) -> str:
    """How a module stands."""
    page, workflow = one.page, one.page.current_workflow_state
    if one.retired:
        return _("Retired")
    if workflow and workflow.status == workflow.STATUS_NEEDS_CHANGES:
        return _("Given back: changes are asked for")
    if workflow and workflow.current_task_state:
        return _("In approval: %(with)s") % {"with": workflow.current_task_state.task.name}
    if page.approved_schedule:
        return _("Scheduled")
    if page.live:
        return _("Live, with changes not published yet") if page.has_unpublished_changes else _("Live")
    return _("Taken down") if page.first_published_at else _("Draft")
