"""The server is killed in the middle of a hundred submits: what it acknowledged is there, and nothing is there twice.

A killed process leaves the operating system's memory alone, so this shows that an answer follows its commit, not that
the disk keeps its word; for that there are synchronous=FULL and fsync (config/databases.py).
"""

import http.client
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import transaction

from learning.models import BriefingPage
from records.models import Certificate, Completion
from tests.factories.people import make_person
from tests.faults.serving import Server, Sitting, ready_to_submit

SUBMITS, CLIENTS = 100, 8
NO_ANSWER = (OSError, http.client.HTTPException)


@pytest.fixture
def sittings(module: BriefingPage) -> list[Sitting]:
    """A hundred people before the button."""
    with transaction.atomic():
        return list(ready_to_submit([make_person() for _ in range(SUBMITS)], module))


class Clients:
    """Browsers side by side, who remember which submits were acknowledged to them."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.acknowledged: set[Sitting] = set()

    def submit(self, sittings: Iterable[Sitting], *, kill_after: int | None = None) -> None:
        """Submit them all; kill the server as soon as that many were acknowledged in all."""
        with ThreadPoolExecutor(CLIENTS) as pool:
            pressed = [pool.submit(self._press, sitting) for sitting in sittings]
            if kill_after:
                wait_for(lambda: len(self.acknowledged) >= kill_after)
                self.server.kill()
        for one in pressed:
            one.result()

    def _press(self, sitting: Sitting) -> None:
        try:
            answer = self.server.press(sitting.button, sitting.cookies)
        except NO_ANSWER:
            return
        assert answer == (302, sitting.result)
        self.acknowledged.add(sitting)


def wait_for(happened, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "It did not happen in time"
        time.sleep(0.001)


def recorded() -> Counter:
    """How often each attempt is in the ledger."""
    return Counter(Completion.objects.values_list("attempt", flat=True))


def attempts(sittings: Iterable[Sitting]) -> set:
    return {sitting.attempt.public_id for sitting in sittings}


def test_every_acknowledged_submit_outlives_the_server_and_the_others_can_be_made_again(
    server: Server, sittings: list[Sitting]
) -> None:
    clients = Clients(server)
    for kill_after in (20, 60):
        server.start()
        clients.submit(set(sittings) - clients.acknowledged, kill_after=kill_after)

        assert kill_after <= len(clients.acknowledged) < SUBMITS, "The kill was to be in the middle"
        assert attempts(clients.acknowledged) <= recorded().keys()
        call_command("verify_ledger")

    server.start()
    clients.submit(sittings)  # those who have their answer press once more, too

    assert clients.acknowledged == set(sittings)
    assert recorded() == Counter(attempts(sittings))
    assert Certificate.objects.count() == SUBMITS
    call_command("verify_ledger")


def test_a_server_that_answers_before_it_has_written_is_found_out(server: Server, sittings: list[Sitting]) -> None:
    clients = Clients(server)
    server.start("tests.faults.hasty")

    clients.submit(sittings, kill_after=20)

    assert attempts(clients.acknowledged) - recorded().keys()
