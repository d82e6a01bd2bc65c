"""A trainer who sends files ahead, and a place in which nothing lies yet."""

import shutil
from datetime import timedelta

import pytest

from learning.models.storage import PARTIAL_FILES, private_storage

SLIDES = "/admin/slides/new/"
LATER = timedelta(days=1, minutes=1)


@pytest.fixture(autouse=True)
def no_files_of_others():
    """Nothing that other tests have left."""
    shutil.rmtree(private_storage().path(PARTIAL_FILES), ignore_errors=True)


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client
