"""What quizzes add to the Wagtail admin."""

from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from accounts.permissions import NeverDeleted
from quizzes import history_wording
from quizzes.models import ExtraTime, VersionImage
from quizzes.viewsets import VIEWSETS
from quizzes.viewsets.exporting import ExportChosen
from quizzes.viewsets.picture_usage import PictureUsage
from quizzes.viewsets.publishing import PublishChosen

register_permission_policy(ExtraTime, NeverDeleted(ExtraTime))
register_admin_url_finder(VersionImage, PictureUsage)


@hooks.register("register_admin_viewset")
def question_bank() -> list:
    """The bank of questions, how a page chooses from it, and extra time."""
    return VIEWSETS


for bulk_action in (PublishChosen, ExportChosen):
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_log_actions")
def what_happens_to_questions(registry: LogActionRegistry) -> None:
    """Imports, exports and approvals, in the words of a question's history."""
    history_wording.register(registry)
