"""Who imports questions."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories.people import join_group, make_person


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


@pytest.fixture
def second(db: None) -> Client:
    """Another trainer's."""
    client = Client()
    client.force_login(join_group(make_person("second@example.org", first_name="Sam", last_name="Reid"), "Trainers"))
    return client
