"""Publishing many drafts at once, as after an import."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from quizzes.actions import NeedsAnotherPerson, publish_version
from quizzes.models import Question


class PublishChosen(BulkAction):
    """The button below the list: publish the drafts of the questions that are ticked. What can't be, says why."""

    models = [Question]
    action_type = "publish"
    display_name = gettext_lazy("Publish")
    aria_label = gettext_lazy("Publish the chosen questions")
    template_name = "quizzes/admin/publish_chosen.html"
    action_priority = 10

    def check_perm(self, question: Question) -> bool:
        """Whoever may write it."""
        return policy_registry.get_by_type(Question).user_has_permission_for_instance(
            self.request.user, "change", question
        )

    def get_execution_context(self) -> dict[str, Any]:
        """Who presses, and where refusals are told."""
        return {"action": self}

    @classmethod
    def execute_action(cls, objects: Iterable[Question], *, action: "PublishChosen", **kwargs: Any) -> tuple[int, int]:
        """Each by the rules by which it would be published alone."""
        unfinished, others, published = [], [], 0
        for question in objects:
            draft = question.draft_version
            if draft is None:
                continue
            try:
                publish_version(version=draft, by=action.request.user)
            except ValidationError:
                unfinished.append(question.name)
            except NeedsAnotherPerson:
                others.append(question.name)
            else:
                log(instance=question, action="wagtail.publish", user=action.request.user)
                published += 1
        action.say(_("Not published, because something is missing: %(names)s. Open them to see what."), unfinished)
        action.say(_("Not published, because you wrote them and they draw on a real case: %(names)s."), others)
        return published, 0

    def say(self, sentence: str, names: list[str]) -> None:
        """Tell of those that weren't published."""
        if names:
            messages.warning(self.request, sentence % {"names": get_text_list(names, _("and"))})

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many were."""
        words = ngettext("%(count)s question is published.", "%(count)s questions are published.", num_parent_objects)
        return words % {"count": num_parent_objects}
