"""What the list of questions and the chooser show of a question, and how both narrow it down. Nothing of its key."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, StatusTagColumn

from quizzes import kinds
from quizzes.bank_queries import outcomes
from quizzes.models import Question, Thinking
from quizzes.queries import topics

SHORTLY = {Thinking.RECALL: gettext_lazy("Recall"), Thinking.APPLICATION: gettext_lazy("Application")}


def kind_of(question: Question) -> str:
    """The kind of the newest version."""
    return str(kinds.KINDS[question.kind].label)


def state_of(question: Question) -> str:
    """Which version is asked, and how far a newer one is."""
    waits = question.asked_at is not None
    if question.live_number is None:
        return _("Waits for approval") if waits else _("Draft")
    if not question.draft_number:
        return _("Version %(number)s") % {"number": question.live_number}
    words = _("Version %(number)s, newer waits for approval") if waits else _("Version %(number)s, newer draft")
    return words % {"number": question.live_number}


def outcome_of(question: Question) -> str:
    """Its beginning."""
    return Truncator(question.outcome).chars(50)


def thinking_of(question: Question) -> str:
    """In a word."""
    return str(SHORTLY.get(question.thinking, ""))


KIND = Column("kind", label=gettext_lazy("Kind"), accessor=kind_of)
STATE = StatusTagColumn(
    "state", label=gettext_lazy("State"), accessor=state_of, primary=lambda question: question.live_number is not None
)

OUTCOME = Column("outcome", label=gettext_lazy("Learning outcome"), accessor=outcome_of)
DIFFICULTY = Column("difficulty", label=gettext_lazy("Difficulty"), accessor="get_difficulty_display")
THINKING = Column("thinking", label=gettext_lazy("It asks for"), accessor=thinking_of)
CHOSEN = BulkActionsCheckboxColumn("bulk_actions", obj_type="question")


def topic_choices() -> list[tuple[str, str]]:
    """For a filter."""
    return [(topic, topic) for topic in topics()]


def outcome_choices() -> list[tuple[str, str]]:
    """For a filter."""
    return [(outcome, outcome) for outcome in outcomes()]
