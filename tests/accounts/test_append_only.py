"""Sealed rows stay as they are, whatever tries to change them."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.actions import record_audit
from accounts.append_only import install, remove, sealed_tables
from accounts.models import AuditEntry, LedgerLink
from accounts.models.ledger_row import LedgerIsAppendOnly
from records.models import Certificate, Completion, Correction
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db
LEDGER = [AuditEntry, Certificate, Completion, Correction, LedgerLink]


@pytest.fixture
def completion(practitioner):
    return make_completion(practitioner)


def triggers():
    """Names of all triggers in the database."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return {row[0] for row in cursor.fetchall()}


def refused(sql, *parameters):
    """The statement fails, in a savepoint, so that the test can go on."""
    with pytest.raises(IntegrityError, match="rows are sealed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.parametrize("model", LEDGER)
def test_every_ledger_table_has_its_triggers(model):
    table = model._meta.db_table
    verbs = ["update", "delete", "truncate"] if connection.vendor == "postgresql" else ["update", "delete"]
    assert table in sealed_tables()
    assert {f"{table}_no_{verb}" for verb in verbs} <= triggers()


def test_installing_twice_changes_nothing():
    before = triggers()
    install(connection)
    assert triggers() == before


def test_lifting_and_installing_again_leaves_the_same_triggers():
    before = triggers()
    remove(connection)
    assert not {name for name in triggers() if "_no_" in name}
    install(connection)
    assert triggers() == before


def test_the_model_refuses_to_change_or_delete_a_row(completion):
    completion.title = "Another"
    with pytest.raises(LedgerIsAppendOnly):
        completion.save()
    with pytest.raises(LedgerIsAppendOnly):
        completion.delete()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda rows: rows.update(title="Another"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["title"]),
        lambda rows: rows.bulk_create([Completion()]),
        lambda rows: rows.update_or_create(pk=1, defaults={"title": "Another"}),
        lambda rows: rows._raw_delete("default"),
    ],
)
def test_the_queryset_refuses_every_way_of_changing_rows(completion, attempt):
    with pytest.raises(LedgerIsAppendOnly):
        attempt(Completion.objects.all())
    completion.refresh_from_db()
    assert completion.title == "Planning for home"


def test_raw_sql_cannot_change_or_delete_a_row(completion):
    refused("UPDATE records_completion SET title = 'Another' WHERE id = %s", completion.pk)
    refused("DELETE FROM records_certificate WHERE completion_id = %s", completion.pk)
    refused("UPDATE accounts_ledgerlink SET row_digest = ''")
    completion.refresh_from_db()
    assert completion.title == "Planning for home"


@pytest.mark.engine("sqlite")
def test_insert_or_replace_cannot_replace_a_row(completion):
    columns = ", ".join(field.column for field in Completion._meta.fields)
    changed = columns.replace("title", "'Another'")
    refused(f"INSERT OR REPLACE INTO records_completion ({columns}) SELECT {changed} FROM records_completion")


@pytest.mark.engine("postgresql")
def test_truncate_and_upsert_cannot_touch_a_row(completion):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused("TRUNCATE records_completion CASCADE")
    columns = ", ".join(field.column for field in Completion._meta.fields)
    refused(
        f"INSERT INTO records_completion ({columns}) SELECT {columns} FROM records_completion "
        "ON CONFLICT (id) DO UPDATE SET title = 'Another'"
    )


def test_an_audit_entry_is_sealed_too(administrator):
    entry = record_audit(action=AuditEntry.Action.VIEWED_RECORDS, actor=administrator)
    refused("UPDATE accounts_auditentry SET actor_id = NULL WHERE id = %s", entry.pk)
