"""Modules can be retired, and what people report can be marked as handled: by trainers too."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

RIGHTS = ["view_problemreport", "change_problemreport"]


def allow(apps, schema_editor):
    """Permissions are made after all migrations; the groups need them now."""
    config = apps.get_app_config("learning")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="learning", codename__in=RIGHTS
    )
    for name in ("Trainers", "Administrators"):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0008_deck_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Retirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.UUIDField()),
                ('replaced_by', models.UUIDField(null=True)),
                ('reason', models.CharField(help_text='People who follow an old link read it. For example: The guidance changed in April 2026.', max_length=300, verbose_name='reason')),
                ('retired_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'retirement',
                'ordering': ['-retired_at', '-pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='problemreport',
            options={'ordering': ['-created_at'], 'verbose_name': 'problem report', 'verbose_name_plural': 'problem reports'},
        ),
        migrations.AddField(
            model_name='problemreport',
            name='handled_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='handled'),
        ),
        migrations.AddField(
            model_name='problemreport',
            name='handled_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='problemreport',
            name='handled_note',
            field=models.TextField(blank=True, help_text='For your colleagues. For example: Captions corrected at 12:30.', max_length=1000, verbose_name='what was done'),
        ),
        migrations.AlterField(
            model_name='problemreport',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='reported'),
        ),
        migrations.AddConstraint(
            model_name='problemreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('handled_at', None), ('handled_by', None)), models.Q(('handled_at__isnull', False), ('handled_by__isnull', False)), _connector='OR'), name='problem_is_handled_by_somebody_or_not_at_all'),
        ),
        migrations.AddField(
            model_name='retirement',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='retirement',
            name='retired_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='retirement',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('activity',), name='module_is_retired_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='retirement',
            constraint=models.CheckConstraint(condition=models.Q(('replaced_by', None), models.Q(('replaced_by', models.F('activity')), _negated=True), _connector='OR'), name='no_module_replaces_itself'),
        ),
        migrations.AddConstraint(
            model_name='retirement',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='retirement_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='retirement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='retirement_ends_by_somebody_or_not_at_all'),
        ),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
