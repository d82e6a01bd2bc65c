"""Wagtail's command of this name, for which a module that may not go live is an error that stops all others."""

from typing import Any

from django.core.management import CommandError
from wagtail.management.commands.publish_scheduled import Command as WagtailsCommand

from learning.actions.schedule import publish_due_modules


class Command(WagtailsCommand):
    """Modules first, each for itself; then Wagtail's work."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish what is due, and unpublish what has expired."""
        failed = 0 if options["dryrun"] else publish_due_modules()
        super().handle(*args, **options)
        if failed:
            raise CommandError(f"{failed} modules could not be published at their hour. The log says why.")
