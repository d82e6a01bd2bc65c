"""What every test has: one database engine set up as in production, Chromium, no way out of this machine."""

import ipaddress
import os
import sys

import pytest
from django.core.cache import cache
from django.db import connection

from tests import chromium

SERIALIZED = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def _refuse_other_hosts(event: str, arguments: tuple) -> None:
    """Any connection that would leave this machine fails the test that tried it."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise RuntimeError(f"A test tried to reach {host}")


sys.addaudithook(_refuse_other_hosts)


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool({"live_server", "transactional_db"} & set(item.fixturenames)) or bool(
        marker and marker.kwargs.get("transaction")
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser tests, and give back Wagtail's root page (made by a migration) after each flush of the database."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
        if _is_transactional(item):
            item.add_marker(SERIALIZED, append=False)


@pytest.fixture(autouse=True)
def _throttles_start_empty(request: pytest.FixtureRequest) -> None:
    """The cache is a table without a model, so a flush leaves it standing."""
    if _is_transactional(request.node):
        request.getfixturevalue("transactional_db")
        cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Chromium of this machine, if it has one (`make test` sees to that)."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.HELP)
    return {"executable_path": path, "args": chromium.ARGUMENTS}


@pytest.fixture
def other_process(transactional_db) -> dict[str, str]:
    """The environment in which another process (a worker, a server) shares this test's database."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        host, port = database["HOST"], database["PORT"]
        url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{host}:{port}/{database['NAME']}"
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
