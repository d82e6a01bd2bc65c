"""The background worker: queued work as it comes, and `tick` every 30 seconds."""

import logging
import time
from threading import Event, Thread

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import OperationalError, close_old_connections
from django.utils.autoreload import run_with_reloader
from django_tasks_db.management.commands.db_worker import Worker

from learning import outbox

TICK_SECONDS = 30
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs until it is told to stop; finishes the task in hand first."""

    help = "Do the queued work (mail, certificates, slides, exports) and what is due. One is enough, several are safe."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer one round for cron, and restarting for development."""
        parser.add_argument("--once", action="store_true", help="Do what is waiting now, then end.")
        parser.add_argument("--reload", action="store_true", help="Start again when code changes (development).")

    def handle(self, *, once: bool, reload: bool, **options: object) -> None:
        """Work until SIGTERM or Ctrl-C."""
        worker = make_worker(once=once)
        if once:
            call_command("tick")
            worker.run()
        elif reload:
            run_with_reloader(work, worker)
        else:
            worker.configure_signals()
            work(worker)


def make_worker(*, once: bool) -> Worker:
    """A worker for every queue of the durable backend; `once`: until nothing is left."""
    return Worker(
        queue_names=["*"],
        interval=1,
        batch=once,
        backend_name=outbox.BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=outbox.worker_id(),
        excluded_queue_names=[],
    )


def work(worker: Worker) -> None:
    """Both loops until the worker stops. A long task must not hold up a scheduled page, so `tick` has a thread."""
    stop = Event()
    Thread(target=tick_until, args=[stop], daemon=True).start()
    while worker.running:
        try:
            worker.run()
        except OperationalError as error:  # a restart of PostgreSQL, a long lock: not ours to die of
            logger.warning("The database did not answer; trying again in 5 seconds: %s", error)
            close_old_connections()
            time.sleep(5)
    stop.set()


def tick_until(stop: Event) -> None:
    """Call `tick` now and every 30 seconds after."""
    while not stop.is_set():
        close_old_connections()
        try:
            call_command("tick")
        except (CommandError, OperationalError) as error:
            logger.warning("tick: %s", error)
        stop.wait(TICK_SECONDS)
