"""In the editor of a module that waits, on top: for whom, and for what."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, WorkflowState

from learning.models import LearningPage
from learning.page_queries import waits_for


def tell_what_it_waits_for(request: HttpRequest, page: Page) -> None:
    """Wagtail has the button in a closed menu, and the words of who gave it back two screens away."""
    if request.method != "GET" or not isinstance(page, LearningPage):
        return
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, _given_back(state))
    elif waits_for(page, request.user):
        button = messages.button(reverse("approve_module", args=[page.pk]), _("Look at it and approve"))
        words = _("It waits for your approval. Change a word of it, and you are an author of it, who can’t approve it.")
        messages.info(request, words, buttons=[button])


def _given_back(state: WorkflowState) -> str:
    task = state.current_task_state
    names = {"name": task.finished_by.get_full_name() if task.finished_by else _("Somebody"), "words": task.comment}
    if task.comment:
        return _("%(name)s asks for changes: %(words)s") % names
    return _("%(name)s asks for changes.") % names
