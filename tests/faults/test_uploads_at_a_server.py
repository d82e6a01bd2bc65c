"""Large files and broken lines at a real server."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from accounts.models import User
from bench.memory import peak_growth, workers_of
from learning.models import Recording, Upload
from learning.models.storage import private_storage
from tests.factories.media import FILM
from tests.faults.sending import PIECE_BLOCKS, Sender
from tests.faults.serving import Server
from tests.together import all_at_once

MEGABYTES = int(os.environ.get("UPLOAD_MEGABYTES", "512"))  # bench/README.md has what a gigabyte took
# What a server's threads keep for themselves comes and goes by some twenty megabytes; the file's own are far more.
MOST_GROWTH = MEGABYTES / 8


@pytest.fixture
def sender(server: Server, trainer: User) -> Sender:
    server.start()
    return Sender(trainer, server.port)


@pytest.mark.parametrize("way", ["in_pieces", "with_its_form"])
def test_a_large_file_leaves_the_server_small(server: Server, sender: Sender, way: str):
    send = getattr(sender, f"send_{way}")
    for _ in range(3):  # many at once, so that both workers have met every module and every thread has its connection
        all_at_once(*[partial(send, PIECE_BLOCKS)] * 8)
        Upload.objects.all().delete()

    begun = time.monotonic()
    growth = peak_growth(lambda: send(MEGABYTES), workers_of(server.process.pid))
    print(f"{MEGABYTES} MB {way}: {time.monotonic() - begun:.1f} s, memory +{growth:.1f} MB")  # noqa: T201 - with -s it is told

    assert growth < MOST_GROWTH
    if way == "in_pieces":
        upload = Upload.objects.get()
        assert upload.is_finished
        assert upload.path.stat().st_size == MEGABYTES * 1024**2
    else:
        assert not Recording.objects.exists()  # what is no film was refused, after all of it had come


def test_a_line_that_breaks_leaves_a_part_that_is_gone_on_with(sender: Sender):
    data = FILM.read_bytes()
    address = sender.begin(len(data))
    sender.break_off(address, len(data), data[:400_000])
    deadline = time.monotonic() + 20
    while (offset := sender.how_far(address)) == 0 and time.monotonic() < deadline:
        time.sleep(0.1)

    assert offset == 400_000
    assert sender.send_piece(address, offset, data[offset:]) == len(data)
    sender.post_with(address)
    assert Path(Recording.objects.get().file.path).read_bytes() == data


def test_a_cancelled_upload_leaves_no_file(sender: Sender):
    address = sender.send_in_pieces(6)
    path = Upload.objects.get().path
    assert path.exists()

    sender.ask("DELETE", address)

    assert not path.exists()
    assert not Upload.objects.exists()
    assert private_storage().exists("uploads")
