"""Somebody looks at their own record, on a day in a CPD year."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from learning.models import CataloguePage
from tests.factories.records import on


@pytest.fixture
def fourth_of_may() -> Iterator[None]:
    """It is noon, UTC, on 4 May 2026."""
    with time_machine.travel(on(2026, 5, 4), tick=False):
        yield


@pytest.fixture
def mine(client: Client, practitioner: User, catalogue: CataloguePage) -> Client:
    """The practitioner's browser."""
    client.force_login(practitioner)
    return client
