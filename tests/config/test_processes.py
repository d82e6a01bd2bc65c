"""What `make demo` and `make run` start ends with them."""

import signal
import socket
import subprocess
import sys
import time

import pytest

from config import processes

SUPERVISOR = """
import sys
import time
from config import processes
with processes.running(["sh", "-c", "(while :; do echo alive >> $0; sleep 0.05; done) & wait", sys.argv[1]]) as started:
    processes.wait_for_end(started)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_left_when_it_is_told_to_end(number, tmp_path):
    signs_of_life = tmp_path / "signs-of-life"
    with subprocess.Popen([sys.executable, "-c", SUPERVISOR, signs_of_life]) as supervisor:
        while not signs_of_life.exists():
            time.sleep(0.02)
        supervisor.send_signal(number)
        assert supervisor.wait(60) == 0
    size = signs_of_life.stat().st_size
    time.sleep(0.3)
    assert signs_of_life.stat().st_size == size, "What the started program had started is still running"


def test_one_that_ends_takes_the_other_with_it():
    with processes.running(["true"], ["sleep", "60"]) as started:
        processes.wait_for_end(started)
    assert processes.ended([started[1]])


def test_a_taken_port_is_said_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} is taken. Choose another: make demo PORT={port + 1}"):
            processes.refuse_taken_port(port, "demo")
