"""What the history of a question says of what Wagtail has no words for."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

PLAIN = {
    "quizzes.import": (_("Import"), _("Imported from a file")),
    "quizzes.ask_approval": (_("Ask for approval"), _("Waits for somebody else to publish it")),
}
WITH_REASON = {
    "quizzes.regrade": (_("Mark again"), _("Earlier answers marked again")),
    "quizzes.write_back": (_("Write back"), _("Written back to its author")),
    "quizzes.publish_alone": (_("Publish alone"), _("Published without a second pair of eyes")),
    "quizzes.remove_case_mark": (_("No case material"), _("Said to draw on no real case after all")),
}


class WithReason(LogFormatter):
    """With what somebody gave as a reason, or wrote to the author."""

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """What happened, and why."""
        comment = self.format_comment(log_entry)
        return f"{self.message}: “{comment}”" if comment else str(self.message)

    def format_comment(self, log_entry: ModelLogEntry) -> str:
        """In their words."""
        return log_entry.data.get("comment", "")


class Exported(LogFormatter):
    """The key left the bank in a file."""

    label = _("Export")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """In which format."""
        return _("Exported with its key, as %(format)s") % {"format": log_entry.data.get("format", "")}


def register(registry: LogActionRegistry) -> None:
    """Tell Wagtail of all of them."""
    for action, (label, message) in PLAIN.items():
        registry.register_action(action, label, message)
    for action, (label, message) in WITH_REASON.items():
        formatter = type("Formatter", (WithReason,), {"label": label, "message": message})
        registry.register_action(action)(formatter)
    registry.register_action("quizzes.export")(Exported)
