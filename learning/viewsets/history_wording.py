"""What the history of a module says of what Wagtail has no words for."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry


class WithReason(LogFormatter):
    """With the reason that somebody gave."""

    def format_message(self, log_entry: PageLogEntry) -> str:
        """What happened, and why."""
        return f"{self.message}: “{self.format_comment(log_entry)}”"

    def format_comment(self, log_entry: PageLogEntry) -> str:
        """In their words."""
        return log_entry.data.get("comment", "")


class PublishedAlone(WithReason):
    """Nobody else has looked at it."""

    label = _("Publish alone")
    message = _("Published without a second pair of eyes")


class TakenDown(WithReason):
    """In a hurry."""

    label = _("Take down")
    message = _("Taken down at once")


def register(registry: LogActionRegistry) -> None:
    """Tell Wagtail of both."""
    registry.register_action("learning.publish_alone")(PublishedAlone)
    registry.register_action("learning.take_down")(TakenDown)
