"""`make demo`: prepares the demo the first time, then runs the server and the worker until Ctrl-C."""

import argparse
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts import demo_accounts
from config import processes
from config.prepare import prepare_database


def main() -> None:
    """Run until Ctrl-C; what was done is there the next time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="throw away what was done, and start over")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not settings.DEMO:
        sys.exit("The demo runs with LANYARD_ENV=demo only.")
    processes.refuse_taken_port(options.port, "demo")
    with only_one(settings.DATA_DIR):
        if options.reset:
            start_over(settings.DATA_DIR)
        django.setup()
        prepare_database()
        try:
            call_command("seed_demo")  # quick where it has been, and refuses where other people are
        except CommandError as refusal:
            sys.exit(str(refusal))
        serve(options.port)


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Two demos over the same data would pull it from under each other."""
    with data.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("The demo is running already. End it with Ctrl-C first.")
        yield


def start_over(data: Path) -> None:
    """Throw the demo's data away; only what the demo itself has made."""
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"] or os.environ.get("DATABASE_URL"):
        sys.exit("RESET starts over in the demo's own SQLite database only. Unset DATABASE_URL.")
    shutil.rmtree(data)
    data.mkdir()


def serve(port: int) -> None:
    """Run server and worker, and say where they are."""
    server = [
        *(sys.executable, "-m", "gunicorn", "config.wsgi"),
        *("--bind", f"127.0.0.1:{port}", "--threads", "8", "--log-level", "warning", "--no-control-socket"),
    ]
    worker = [sys.executable, "manage.py", "worker"]
    with processes.running(server, worker) as started:
        processes.wait_for_answer(port, started)
        print(welcome(port), flush=True)
        processes.wait_for_end(started)


def welcome(port: int) -> str:
    """Where the demo is, and as whom to sign in."""
    accounts = "\n".join(f"  {account.email:<30} {account.role}" for account in demo_accounts.ACCOUNTS)
    return (
        f"\nLanyard's demo is at http://127.0.0.1:{port} until you press Ctrl-C.\n\n"
        f"Sign in with the password {demo_accounts.PASSWORD} as:\n{accounts}\n"
    )


if __name__ == "__main__":
    main()
