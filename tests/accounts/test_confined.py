"""What keeps a hostile file in its process."""

import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from accounts import confined, no_network


def python(code):
    return [sys.executable, "-c", code]


def test_a_confined_program_ends_with_its_time_and_takes_what_it_started_with_it(tmp_path):
    started = tmp_path / "started"
    child = f"import subprocess, time; subprocess.Popen(['sleep', '60']); open({str(started)!r}, 'w'); time.sleep(60)"
    before = time.monotonic()
    with pytest.raises(confined.TookTooLong):
        confined.run(python(child), folder=tmp_path, seconds=3, megabytes=512)
    assert time.monotonic() - before < 15
    assert started.exists()
    assert not _running_in(tmp_path)


def test_a_confined_program_gets_no_more_memory_than_it_was_given(tmp_path):
    with pytest.raises(confined.BrokeDown):
        confined.run(python("bytearray(1024 ** 3)"), folder=tmp_path, seconds=20, megabytes=512)


def test_a_confined_program_has_no_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "told")
    monkeypatch.setenv("DATABASE_URL", "told")
    seen = confined.run(python("import os; print(os.environ)"), folder=tmp_path, seconds=20, megabytes=512)
    assert b"told" not in seen
    assert str(tmp_path).encode() in seen


def test_a_confined_program_has_no_network_where_the_system_lets_it_leave(tmp_path):
    code = "import os; os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)"
    may_leave = not os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code])
    links = confined.run(
        python("import os; print(os.listdir('/sys/class/net'), os.readlink('/proc/self/ns/net'))"),
        folder=tmp_path,
        seconds=20,
        megabytes=512,
    ).decode()
    assert (str(Path("/proc/self/ns/net").readlink()) not in links) == may_leave


SOCKETS = """
import ctypes, socket
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
    try:
        socket.socket(family, socket.SOCK_STREAM).close()
        print("opened")
    except PermissionError:
        print("refused")
print(ctypes.CDLL(None).syscall(425, 1, 0))  # io_uring, by which sockets can be had without asking for one
"""


def test_a_confined_program_opens_no_socket_to_the_network_even_where_it_can_not_leave_it(tmp_path):
    said = confined.run(python(SOCKETS), folder=tmp_path, seconds=20, megabytes=512).decode().split()
    assert said == (["refused", "refused", "opened", "-1"] if no_network.holds_here() else ["opened"] * 3 + ["-1"])


def test_what_a_confined_program_starts_opens_no_socket_either(tmp_path):
    code = "import subprocess, sys; print(subprocess.run([sys.executable, '-c', sys.argv[1]], capture_output=True))"
    child = "import socket; socket.create_connection(('127.0.0.1', 9))"
    said = confined.run([*python(code), child], folder=tmp_path, seconds=20, megabytes=512).decode()
    assert ("PermissionError" in said) == no_network.holds_here()


def test_a_confined_program_that_is_killed_has_broken_down(tmp_path):
    def kill():
        while not (found := _running_in(tmp_path)):
            time.sleep(0.05)
        os.kill(found[0], signal.SIGKILL)

    Thread(target=kill).start()
    with pytest.raises(confined.BrokeDown, match=str(-signal.SIGKILL)):
        confined.run(python("import time; time.sleep(60)"), folder=tmp_path, seconds=60, megabytes=512)


def _running_in(folder: Path) -> list[int]:
    """Which processes have this folder as their own."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder and (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:  # ended meanwhile
            pass
    return found
