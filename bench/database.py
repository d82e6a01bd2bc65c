"""A database of the measurements' own, made and removed by them. Nobody's data is touched."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bench.models import Note


@contextmanager
def own_database(*, demo: bool = False) -> Iterator[None]:
    """A migrated database for as long as the block lasts; with the demo's content where asked."""
    name = settings.DATABASES["default"]["NAME"]
    with redirect_stdout(sys.stderr):
        print(f"Making a database ({connection.display_name})...")
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with connection.schema_editor() as editor:
            editor.create_model(Note)
        if demo:
            call_command("seed_demo", verbosity=0)
        yield
    finally:
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()
        connection.creation.destroy_test_db(name, verbosity=0)
