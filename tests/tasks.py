"""Tasks that a real worker runs in tests of the queue."""

import time
from pathlib import Path

from django.core.mail import EmailMessage
from django.tasks import task


@task(backend="durable")
def write_slowly_at_first(path: str) -> None:
    """Hang the first time, so that the worker can be killed; be quick the second time."""
    started = Path(path + ".started")
    if not started.exists():
        started.touch()
        time.sleep(60)
    with Path(path).open("a") as file:
        file.write("done\n")


@task(backend="durable")
def send_one(address: str, message_id: str) -> None:
    """Send one message under a name that stays the same however often it is tried."""
    EmailMessage("Subject", "Text", to=[address], headers={"Message-ID": message_id}).send()


@task(backend="durable")
def fail() -> None:
    """Never succeed."""
    raise RuntimeError("as asked")
