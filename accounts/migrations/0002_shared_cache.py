"""The table of the shared cache, where the counts of failed sign-ins are kept: `migrate` alone has to suffice."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """Make the table, unless it is there already."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
