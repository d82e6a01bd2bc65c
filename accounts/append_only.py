"""The database triggers that keep sealed rows sealed, on both engines.

`install` is idempotent and runs after every migrate. A model is sealed by an attribute `sealed_when`: the SQL condition
on the old row under which it may not change any more; an empty one means always (see `accounts.models.ledger_row`).
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSING_FUNCTION = "refuse_change_of_sealed_row"


def sealed_tables() -> dict[str, str]:
    """Table name → the SQL condition on the old row under which it is sealed; empty for always."""
    return {
        model._meta.db_table: model.sealed_when
        for model in apps.get_models()
        if getattr(model, "sealed_when", None) is not None
    }


def install_after_migrate(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """The receiver of `post_migrate`."""
    install(connections[using])


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place on every sealed table that exists. Safe to repeat."""
    existing = set(connection.introspection.table_names())
    statements = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, condition in sealed_tables().items():
            if table in existing:
                for sql in statements(table, condition):
                    cursor.execute(sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers. For the test suite's flush only; the site itself never calls this."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in sealed_tables():
            if table in existing:
                for name in ("update", "delete", "truncate"):
                    on = f" ON {table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}{on}")


def _sqlite(table: str, condition: str) -> Iterable[str]:
    when = f"WHEN {condition}" if condition else ""
    for verb in ("update", "delete"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
        yield (
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are sealed'); END"
        )


def _postgresql(table: str, condition: str) -> Iterable[str]:
    when = f"WHEN ({condition})" if condition else ""
    yield (
        f"CREATE OR REPLACE FUNCTION {REFUSING_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% rows are sealed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    for verb in ("update", "delete"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}"
        yield (
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"FOR EACH ROW {when} EXECUTE FUNCTION {REFUSING_FUNCTION}()"
        )
    yield f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}"
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {REFUSING_FUNCTION}()"
    )
