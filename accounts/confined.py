"""Runs a program on a file that a stranger may have made: limited time, memory and disk, no network, no secrets.

A parser that breaks on a hostile file then breaks its own process only. Run as a module, this is the first thing in
the new process: it gives up what the program must not have, and becomes the program.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from accounts import no_network

PROJECT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024
LARGEST_FILE = 1024 * MEGABYTE


class TookTooLong(Exception):
    """The program was stopped after its time was over."""


class BrokeDown(Exception):
    """The program ended by itself without having done its work. Its exit status is the argument."""


def run(program: Sequence[str | Path], *, folder: Path, seconds: int, megabytes: int) -> bytes:
    """What the program prints. It works in `folder`, which is also its home and its place for temporary files."""
    limits = [str(seconds), str(megabytes * MEGABYTE)]
    command = [sys.executable, "-P", "-m", "accounts.confined", *limits, *map(str, program)]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(PROJECT),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }
    # A session of its own, so that whatever the program starts can be ended with it.
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TookTooLong(program[0]) from error
        finally:
            _end(process)
    if process.returncode == -signal.SIGXCPU:
        raise TookTooLong(program[0])
    if process.returncode:
        raise BrokeDown(process.returncode)
    return output


def _end(process: subprocess.Popen) -> None:
    """End the program and all that it started; it may have gone already."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def _leave_the_network() -> None:
    """A network of one's own has nothing in it. Not every system lets a program have one: no sockets then, either."""
    user = os.getuid()
    try:
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    except (OSError, AttributeError):  # AttributeError: not Linux
        pass
    if no_network.holds_here():
        no_network.give_up()


def main(seconds: str, memory: str, *program: str) -> None:
    """Give up what the program must not have, and become the program."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere it is refused, or counts what is only reserved
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    _leave_the_network()
    os.execvp(program[0], program)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(*sys.argv[1:])
