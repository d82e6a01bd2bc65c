"""The same button in twenty tabs at the same moment, over HTTP, to two server processes of eight threads.

The controls take a guard away and see the same clicks go wrong.
"""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from accounts import append_only
from accounts.models import LedgerLink, User
from learning.models import BriefingPage
from quizzes.actions import submit_attempt
from records.models import Completion
from tests.factories.people import make_person
from tests.faults.serving import Answer, Server, Sitting, ready_to_submit

CLICKS = 20
ROUNDS = 10  # a race without its guard may go well by chance
needs_postgresql = pytest.mark.engine("postgresql")  # SQLite lets one writer in at a time


@pytest.fixture
def sittings(module: BriefingPage) -> list[Sitting]:
    """A sitting for each round."""
    with transaction.atomic():
        return list(ready_to_submit([make_person() for _ in range(ROUNDS)], module))


def submit(server: Server, sitting: Sitting) -> list[Answer]:
    """All tabs submit the attempt."""
    return server.press_at_once(sitting.button, sitting.cookies, CLICKS)


def start(server: Server, sitting: Sitting, module: BriefingPage) -> list[Answer]:
    """All tabs take up a module whose last step is done already: each of them finds it complete."""
    submit_attempt(attempt=sitting.attempt)
    return server.press_at_once(reverse("learning:start", args=[module.translation_key]), sitting.cookies, CLICKS)


def assert_recorded_once(sitting: Sitting) -> None:
    """One completion, one certificate, a link for each, one mail to be sent; and the ledger is whole."""
    completion = Completion.objects.get()
    certificate = completion.certificates.get()
    assert completion.attempt == sitting.attempt.public_id
    assert list(LedgerLink.objects.order_by("sequence").values_list("row_model", "row_id")) == [
        ("records.completion", completion.pk),
        ("records.certificate", certificate.pk),
    ]
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[certificate.serial]]
    call_command("verify_ledger")


def completed_more_than_once() -> bool:
    """Whether anybody has two completions of the one module."""
    people = list(Completion.objects.values_list("person", flat=True))
    return len(people) > len(set(people))


def test_twenty_submits_of_one_attempt_complete_once_and_lead_to_the_same_result(
    server: Server, module: BriefingPage, practitioner: User
) -> None:
    [sitting] = ready_to_submit([practitioner], module)
    server.start()

    assert set(submit(server, sitting)) == {(302, sitting.result)}
    assert_recorded_once(sitting)


def test_without_the_locks_some_of_the_tabs_are_shown_an_error(server: Server, sittings: list[Sitting]) -> None:
    server.start("tests.faults.unguarded")

    assert any(answer.status == 500 for sitting in sittings for answer in submit(server, sitting))
    assert not completed_more_than_once(), "The seal and the constraints are there still"


def test_twenty_tabs_that_find_a_module_complete_record_it_once(
    server: Server, module: BriefingPage, practitioner: User
) -> None:
    [sitting] = ready_to_submit([practitioner], module)
    server.start()

    assert set(start(server, sitting, module)) == {(302, module.get_url())}
    assert_recorded_once(sitting)


@pytest.fixture
def nothing_unique(transactional_db: None) -> Iterator[None]:
    """The database without the constraints by which a completion is recorded once."""
    table = Completion._meta.db_table
    names = ["completed_once_in_each_cycle", f"{table}_enrolment_key"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = ANY(%s)", [names])
        constraints = cursor.fetchall()
        assert len(constraints) == len(names)
        for name, _ in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        append_only.remove(connection)  # the ledger can't be emptied; here it must, so that the constraints fit again
        cursor.execute(f"TRUNCATE {table} CASCADE")
        for name, definition in constraints:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


@needs_postgresql
def test_without_the_constraints_the_tabs_record_a_completion_more_than_once(
    server: Server, module: BriefingPage, sittings: list[Sitting], nothing_unique: None
) -> None:
    server.start()

    assert any(start(server, sitting, module) and completed_more_than_once() for sitting in sittings)
