"""A knowledge check that somebody has begun."""

import pytest

from tests.learning.sitting import begin, make_module


@pytest.fixture
def module(catalogue):
    """Complete with its check of three questions alone."""
    return make_module(catalogue)


@pytest.fixture
def learner(client, practitioner):
    """The practitioner's browser, signed in."""
    client.force_login(practitioner)
    return client


@pytest.fixture
def attempt(learner, module, practitioner):
    """Just started."""
    return begin(learner, module, practitioner)
