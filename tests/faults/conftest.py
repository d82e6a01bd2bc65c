"""A server that is gone after the test, however the test ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from learning.models import BriefingPage, CataloguePage
from tests.factories.pages import make_briefing
from tests.factories.questions import make_question
from tests.faults.serving import Server


@pytest.fixture
def server(other_process: dict[str, str], tmp_path: Path) -> Iterator[Server]:
    """Not started yet."""
    server = Server(other_process, tmp_path / "server.log")
    yield server
    server.kill()


@pytest.fixture
def module(catalogue: CataloguePage) -> BriefingPage:
    """A module that is complete with its check alone."""
    return make_briefing(catalogue, reading_counts=False, questions=[make_question(), make_question()])
