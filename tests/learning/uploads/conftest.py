"""A trainer who sends files ahead, and a place in which nothing lies yet."""

import shutil

import pytest

from learning.models.storage import PARTIAL_FILES, private_storage


@pytest.fixture(autouse=True)
def no_files_of_others():
    """Nothing that other tests have left."""
    shutil.rmtree(private_storage().path(PARTIAL_FILES), ignore_errors=True)


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client
