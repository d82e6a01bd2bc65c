"""`make run`: the development server, the worker and the styles, each starting again when its files change."""

import argparse
import os
import sys

import django

from config import processes
from config.prepare import prepare_database


def main() -> None:
    """Run until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    processes.refuse_taken_port(port, "run")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    prepare_database()
    manage = [sys.executable, "manage.py"]
    commands = (
        [*manage, "runserver", f"127.0.0.1:{port}"],
        [*manage, "worker", "--reload"],
        ["npm", "run", "--silent", "watch"],
    )
    with processes.running(*commands) as started:
        processes.wait_for_end(started)


if __name__ == "__main__":
    main()
