"""What is due now. The worker calls it every 30 seconds; it may also run from cron."""

import logging

from django.core.cache import cache
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from learning import outbox

logger = logging.getLogger(__name__)


def publish_scheduled() -> None:
    """Publish and retire the pages whose time has come."""
    call_command("publish_scheduled")


def clean_up_daily() -> None:
    """Once a day, forget old results of tasks and ended sessions."""
    if cache.add(f"cleaned-up-on-{timezone.localdate()}", value=True, timeout=2 * 24 * 60 * 60):
        call_command(
            "prune_db_task_results",
            f"--backend={outbox.BACKEND}",
            "--queue-name=*",
            "--min-age-days=14",
            "--failed-min-age-days=90",
            verbosity=0,
        )
        call_command("clearsessions")


STEPS = (outbox.take_back_abandoned, outbox.retry_failed, publish_scheduled, clean_up_daily)


class Command(BaseCommand):
    """Runs every step, and fails at the end if one of them did."""

    help = "Retry failed work, publish what is scheduled and clean up. The worker does this by itself."

    def handle(self, **options: object) -> None:
        """A step that fails must not keep the others from running."""
        failed = []
        for step in STEPS:
            try:
                step()
            except Exception:
                logger.exception("%s failed", step.__name__)
                failed.append(step.__name__)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
