"""What every test has: one database engine set up as in production, Chromium, no way out of this machine."""

import ipaddress
import os
import sys
from collections.abc import Callable, Iterator

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Playwright
from pytest_django.plugin import blocking_manager_key

from accounts import append_only
from accounts.models import Agency, User
from learning.management.commands.worker import make_worker
from learning.models import CataloguePage
from tests import chromium
from tests.factories.pages import make_site
from tests.factories.people import join_group, make_agency, make_manager, make_membership, make_person
from tests.in_flight import wait_until_all_are_answered

hypothesis.settings.register_profile("untimed", deadline=None)  # how busy the machine is decides nothing
hypothesis.settings.load_profile("untimed")
MIGRATED = pytest.StashKey[str | None]()
EMPTIED = pytest.StashKey[bool]()
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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark browser tests, and give back Wagtail's root page (made by a migration) after each flush of the database."""
    others = [item for item in items if any(connection.vendor not in mark.args for mark in item.iter_markers("engine"))]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
        if _is_transactional(item):
            item.add_marker(SERIALIZED, append=False)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """A transactional test leaves nothing behind, not even what migrations had put there."""
    if _is_transactional(item):
        item.config.stash[EMPTIED] = True


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Transactional tests begin by giving it back. Others count on it, and may come later: workers take over work."""
    counts_on_it = "db" in item.fixturenames or item.get_closest_marker("django_db")
    if counts_on_it and not _is_transactional(item) and item.config.stash.get(EMPTIED, False):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(item.config.stash[MIGRATED])
            append_only.install(connection)
        item.config.stash[EMPTIED] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, pytestconfig: pytest.Config) -> None:
    """Keep what migrations put into the database; Django keeps it on the connection, for after each flush."""
    pytestconfig.stash[MIGRATED] = getattr(connection, "_test_serialized_contents", None)


@pytest.fixture(scope="session")
def playwright(playwright: Playwright, pytestconfig: pytest.Config) -> Playwright:
    """Its event loop, once it runs, has a connection of its own, which has to know what was migrated too."""
    if MIGRATED in pytestconfig.stash:
        connection._test_serialized_contents = pytestconfig.stash[MIGRATED]
    return playwright


@pytest.fixture(autouse=True)
def _sealed_rows_and_the_cache_outlive_a_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """Triggers refuse a flush, so they are lifted around it and nowhere else; the cache is a table it does not know."""
    if not _is_transactional(request.node):
        yield
        return
    request.getfixturevalue("transactional_db")
    append_only.install(connection)
    cache.clear()
    yield
    if "live_server" in request.fixturenames:  # the browser is closed by now
        wait_until_all_are_answered()
    append_only.remove(connection)


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


@pytest.fixture
def agency(db: None) -> Agency:
    """Where the practitioner, the colleague and their manager work."""
    return make_agency("Northmoor Council", sector="council")


@pytest.fixture
def other_agency(db: None) -> Agency:
    """Where the stranger manages."""
    return make_agency("Westmoor NHS Trust", sector="health")


@pytest.fixture
def practitioner(agency: Agency) -> User:
    """Learns."""
    person = make_person("practitioner@example.org", first_name="Priya", last_name="Shah")
    make_membership(person, agency, staff_number="N-1001", job_role="Social worker")
    return person


@pytest.fixture
def colleague(agency: Agency) -> User:
    """Learns too, in the same agency."""
    person = make_person("colleague@example.org", first_name="Colm", last_name="Byrne")
    make_membership(person, agency, staff_number="N-1002", job_role="Family support worker")
    return person


@pytest.fixture
def manager(agency: Agency) -> User:
    """Manages the practitioner's agency."""
    person = make_person("manager@example.org", first_name="Mair", last_name="Evans")
    make_membership(person, agency)
    make_manager(person, agency)
    return person


@pytest.fixture
def stranger(other_agency: Agency) -> User:
    """Manages another agency."""
    person = make_person("stranger@example.org", first_name="Stefan", last_name="Nowak")
    make_membership(person, other_agency)
    make_manager(person, other_agency)
    return person


@pytest.fixture
def trainer(db: None) -> User:
    """Writes modules, may not publish."""
    return join_group(make_person("trainer@example.org", first_name="Tess", last_name="Okafor"), "Trainers")


@pytest.fixture
def administrator(db: None) -> User:
    """Runs the site."""
    return join_group(make_person("administrator@example.org", first_name="Ada", last_name="Lind"), "Administrators")


@pytest.fixture
def catalogue(db: None) -> CataloguePage:
    """An empty catalogue below a home page, served at the root of the test server."""
    return make_site()


@pytest.fixture
def run_durable_tasks() -> Callable[[], None]:
    """Does what the queue holds now: the worker's own code but for its loop, which drops a test's connection."""

    def run() -> None:
        worker = make_worker(once=True)
        while row := DBTaskResult.objects.ready().filter(backend_name=worker.backend_name).first():
            row.claim(worker.worker_id)
            worker.run_task(row)

    return run
