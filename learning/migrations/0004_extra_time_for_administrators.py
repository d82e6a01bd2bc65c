"""Administrators may give people extra time in checks. Nobody deletes it: it is ended."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = [f"{verb}_extratime" for verb in ("add", "change", "view")]


def allow(apps, schema_editor):
    """Permissions are made after all migrations; the group needs them now."""
    config = apps.get_app_config("quizzes")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="quizzes", codename__in=RIGHTS)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Administrators")
    group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0003_deeper_check"),
        ("quizzes", "0002_deeper_bank_and_check"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
