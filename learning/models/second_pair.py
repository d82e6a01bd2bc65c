"""The step of Wagtail's workflow in which somebody else than its authors looks at a module."""

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from accounts.models import User
from learning.models.eyes import has_written
from learning.models.modules import LearningPage


class SecondPairOfEyes(AbstractGroupApprovalTask):
    """Modules are approved on a page of their own, with the checklist; other pages by whoever may publish them."""

    class Meta:
        verbose_name = _("second pair of eyes")
        verbose_name_plural = _("second pairs of eyes")

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Nobody approves what they wrote or submitted, whichever of their accounts they use."""
        actions = super().get_actions(obj, user)
        if not actions or not isinstance(obj.specific_deferred, LearningPage):
            return actions if obj.permissions_for_user(user).can_publish() else []
        state = obj.current_workflow_state
        asked = state.requested_by if state else None
        if has_written(user, obj.latest_revision, submitted_by=asked):
            return []
        return [("reject", _("Request changes"), True), ("approve", _("Look at it and approve"), False)]

    def get_form_for_action(self, action: str) -> type[Form]:
        """To approve takes the checklist, which has a page of its own."""
        return Form if action == "approve" else super().get_form_for_action(action)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> str | None:
        """Lead to that page. Of other pages, approve at once."""
        page = task_state.workflow_state.content_object
        if action_name == "approve" and isinstance(page.specific_deferred, LearningPage):
            return reverse("approve_module", args=[page.pk])
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        """What waits for them, without what they submitted or saved last."""
        own = user.identities()
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        return waiting.exclude(workflow_state__requested_by__in=own).exclude(revision__user__in=own)

    @classmethod
    def get_description(cls) -> str:
        """For whoever puts a workflow together."""
        return _("Somebody of the chosen groups, but neither its authors nor whoever submitted it")
