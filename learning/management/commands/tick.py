"""What is due now. The worker calls it every 30 seconds; it may also run from cron."""

import logging

from django.core.cache import cache
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from learning import outbox
from learning.actions import finish_check
from learning.authoring.transfer import remove_stale_uploads
from learning.tasks.reviews import remind_of_reviews
from learning.tasks.weak_questions import look_for_weak_questions
from quizzes.queries import overdue_attempts

logger = logging.getLogger(__name__)


def publish_scheduled() -> None:
    """Publish the pages whose hour has come, and take off those whose time is over."""
    call_command("publish_scheduled")


def submit_overdue_checks() -> None:
    """Submit the checks whose time is over. One that fails must not keep the others open."""
    failed = []
    for attempt in overdue_attempts(timezone.now()):
        try:
            finish_check(attempt=attempt)
        except Exception:
            logger.exception("Attempt %s could not be submitted", attempt.public_id)
            failed.append(attempt.public_id)
    if failed:
        raise CommandError(f"{len(failed)} checks whose time is over are still open.")


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


def look_at_checks_daily() -> None:
    """Once a day, count which checks have questions that call for a look: too slow to do it while somebody waits."""
    if cache.add(f"looked-at-checks-on-{timezone.localdate()}", value=True, timeout=2 * 24 * 60 * 60):
        look_for_weak_questions.enqueue()


STEPS = (
    outbox.take_back_abandoned,
    outbox.retry_failed,
    publish_scheduled,
    submit_overdue_checks,
    remind_of_reviews,
    remove_stale_uploads,
    look_at_checks_daily,
    clean_up_daily,
)


class Command(BaseCommand):
    """Runs every step, and fails at the end if one of them did."""

    help = (
        "Retry failed work, publish what is scheduled, submit overdue checks, clean up. The worker does it by itself."
    )

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
