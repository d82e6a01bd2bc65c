"""Runs a command with a PostgreSQL of its own: `python -m tests.postgresql -- pytest`.

DATABASE_URL wins where it names a PostgreSQL. Otherwise a server is made in a temporary folder, listening on a spare
port of 127.0.0.1 alone, and removed at the end. fsync stays on: tests of durability mean it. Nobody replicates it or
pulls its plug, so it writes the little log that a restart needs: emptying the tables takes a fraction of the time.
"""

import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HELP = "No PostgreSQL here: install it (Debian: apt-get install postgresql) or set DATABASE_URL."


def programs() -> Path | None:
    """The folder of initdb and postgres: the newest of Debian's, else wherever PATH has one."""
    debians = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: _version(path.parent.parent))
    found = str(debians[-1]) if debians else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _version(folder: Path) -> int:
    return int(re.sub(r"\D", "", folder.name) or 0)


def install() -> Path | None:
    """Debian's package, where we may install one."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "postgresql"]):
        subprocess.run(command, stdout=sys.stderr, check=False)
    return programs()


def _account() -> str | None:
    """PostgreSQL refuses to run as root: the account to run it as instead."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def spare_port() -> int:
    """A port nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """A fresh server for as long as the block lasts; gives its address as DATABASE_URL has it."""
    account, port = _account(), spare_port()
    with tempfile.TemporaryDirectory(prefix="lanyard-postgresql-") as home:
        data = Path(home) / "data"
        if account:
            shutil.chown(home, account)
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "lanyard", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            user=account, cwd=home, stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home}"
        options += " -c wal_level=minimal -c max_wal_senders=0 -c full_page_writes=off"
        pg_ctl = [bin_folder / "pg_ctl", "-D", data, "-w", "-l", data / "log"]
        subprocess.run([*pg_ctl, "-o", options, "start"], user=account, cwd=home, stdout=subprocess.DEVNULL, check=True)
        try:
            yield f"postgresql://lanyard:lanyard@127.0.0.1:{port}/postgres"
        finally:
            # pg_ctl reads the process id from this data folder: no other server can be hit.
            subprocess.run(
                [*pg_ctl, "-m", "fast", "stop"], user=account, cwd=home, stdout=subprocess.DEVNULL, check=True
            )


def main(command: list[str]) -> int:
    """Run the command against PostgreSQL, and return what it returned."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    bin_folder = programs() or install()
    if bin_folder is None:
        sys.exit(HELP)
    with server(bin_folder) as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
