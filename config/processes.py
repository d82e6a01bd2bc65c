"""Programs that run side by side on this computer and end together: for `make demo` and `make run`."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

type Process = subprocess.Popen[bytes]
SECONDS_TO_END = 15


def refuse_taken_port(port: int, target: str) -> None:
    """End with a sentence where something else listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: a port just left is free
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is taken. Choose another: make {target} PORT={port + 1}")


@contextmanager
def running(*commands: Sequence[str]) -> Iterator[list[Process]]:
    """Start every command; end them all, with whatever they started, when the block is left."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        sys.exit(0)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    # Groups of their own: Ctrl-C reaches this process alone, and it decides the order of things.
    started = [subprocess.Popen(command, start_new_session=True) for command in commands]  # noqa: S603 - our own programs, no shell
    try:
        yield started
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave anything behind
        for process in started:
            _signal_group(process, signal.SIGTERM)
        for process in started:
            try:
                process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait()


def _signal_group(process: Process, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def wait_for_answer(port: int, processes: list[Process]) -> None:
    """Return once the server accepts connections; end where one of the programs has ended instead."""
    while not ended(processes):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("The server did not start. The lines above say why.")


def wait_for_end(processes: list[Process]) -> None:
    """Return once any of the programs has ended: one alone is of no use."""
    while not ended(processes):
        time.sleep(0.5)


def ended(processes: list[Process]) -> bool:
    """Whether any of the programs has ended."""
    return any(process.poll() is not None for process in processes)
