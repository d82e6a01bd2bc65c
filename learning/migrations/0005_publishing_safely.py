"""The gates before publishing: approvals, the captions clock, and the workflow "Second pair of eyes"."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def put_a_second_pair_of_eyes_before_publishing(apps, schema_editor):
    """The workflow that every page goes through asks trainers and administrators from now on, what waits too.

    Where there is none at the root of the tree, it is made.
    """
    model = apps.get_model("learning", "SecondPairOfEyes")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="learning", model="secondpairofeyes"
    )
    task = model.objects.create(name="Approval by somebody else", content_type=kind)
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=["Trainers", "Administrators"]))
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    Workflow = apps.get_model("wagtailcore", "Workflow")
    workflow = Workflow.objects.filter(workflow_pages__page=root).first() or Workflow.objects.create()
    apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(page=root, defaults={"workflow": workflow})
    before = [step.task_id for step in workflow.workflow_tasks.all()]
    workflow.workflow_tasks.all().delete()
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    Workflow.objects.filter(pk=workflow.pk).update(name="Second pair of eyes", active=True)
    apps.get_model("wagtailcore", "TaskState").objects.filter(task_id__in=before, status="in_progress").update(
        task_id=task.pk
    )
    apps.get_model("wagtailcore", "Task").objects.filter(pk__in=before, workflow_tasks=None).update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0004_extra_time_for_administrators"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='learningpage',
            name='has_case_material',
            field=models.BooleanField(default=True, help_text='Then somebody else than its authors has to approve it before it goes live.', verbose_name='it draws on a real case'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='captions_later_because',
            field=models.CharField(blank=True, help_text="Only where people can't wait: the captions must be there within 14 days. For example: Being typed.", max_length=300, verbose_name='publish before the captions are reviewed, because'),
        ),
        migrations.CreateModel(
            name='SecondPairOfEyes',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'second pair of eyes',
                'verbose_name_plural': 'second pairs of eyes',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_id', models.PositiveBigIntegerField()),
                ('revision_id', models.PositiveBigIntegerField()),
                ('content_digest', models.CharField(max_length=64)),
                ('approved_at', models.DateTimeField()),
                ('checklist_version', models.PositiveSmallIntegerField()),
                ('checklist', models.TextField()),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('alone_because', models.CharField(blank=True, max_length=300, verbose_name='reason for publishing alone')),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['-approved_at', '-pk'],
                'indexes': [models.Index(fields=['page_id', '-approved_at'], name='approvals_of_a_page')],
            },
        ),
        migrations.CreateModel(
            name='CaptionsClock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.UUIDField()),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('recording', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='captions_clocks', to='learning.recording')),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'captions clock',
                'verbose_name_plural': 'captions clocks',
                'ordering': ['started_at'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'recording'), name='captions_clock_starts_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='captions_clock_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='TakeDown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_id', models.PositiveBigIntegerField()),
                ('title', models.CharField(max_length=255)),
                ('reason', models.CharField(help_text='For example: The town is named on slide 4.', max_length=300, verbose_name='reason')),
                ('taken_down_at', models.DateTimeField()),
                ('taken_down_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'take-down',
                'verbose_name_plural': 'take-downs',
                'ordering': ['-taken_down_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='take_down_has_a_reason')],
            },
        ),
        migrations.RunPython(put_a_second_pair_of_eyes_before_publishing, migrations.RunPython.noop),
    ]
