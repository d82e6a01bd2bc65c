"""What the list of questions and the chooser show of a question, and how both narrow it down. Nothing of its key."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

from quizzes import kinds
from quizzes.models import Question
from quizzes.queries import topics


def kind_of(question: Question) -> str:
    """The kind of the newest version."""
    return str(kinds.KINDS[question.kind].label)


def state_of(question: Question) -> str:
    """Which version is asked, and whether a newer one is being written."""
    if question.live_number is None:
        return _("Draft")
    words = _("Version %(number)s, newer draft") if question.draft_number else _("Version %(number)s")
    return words % {"number": question.live_number}


KIND = Column("kind", label=gettext_lazy("Kind"), accessor=kind_of)
STATE = StatusTagColumn(
    "state", label=gettext_lazy("State"), accessor=state_of, primary=lambda question: question.live_number is not None
)


def topic_choices() -> list[tuple[str, str]]:
    """For a filter."""
    return [(topic, topic) for topic in topics()]
