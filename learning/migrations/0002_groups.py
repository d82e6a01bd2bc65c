"""The groups Trainers and Administrators, with exactly the rights they need; Wagtail's own groups go.

Trainers write but can't publish, and nobody but administrators may touch users: who edits users can make superusers.
Agencies, memberships and people are never deleted, so nobody has the right to.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

TRAINERS = {
    "wagtailadmin.access_admin",
    *(
        f"{app}.{verb}_{model}"
        for app, model in [
            ("learning", "recording"),
            ("learning", "slidedeck"),
            ("learning", "casereview"),
            ("learning", "practicetheme"),
            ("quizzes", "question"),
        ]
        for verb in ("add", "change", "view")
    ),
}
ADMINISTRATORS = (
    TRAINERS
    | {f"learning.delete_{model}" for model in ("recording", "slidedeck", "casereview", "practicetheme")}
    | {
        f"{app}.{verb}_{model}"
        for app, model in [("accounts", "user"), ("accounts", "agency"), ("accounts", "membership")]
        for verb in ("add", "change", "view")
    }
    | {f"accounts.{verb}_managerappointment" for verb in ("add", "change", "view")}
    | {"accounts.view_auditentry", "learning.view_problemreport", "learning.change_partnershipsettings"}
    | {f"auth.{verb}_group" for verb in ("add", "change", "delete", "view")}
    | {
        f"wagtailcore.{verb}_{model}"
        for model in ("collection", "workflow", "task", "site")
        for verb in ("add", "change", "delete", "view")
    }
    | {f"wagtailredirects.{verb}_redirect" for verb in ("add", "change", "delete", "view")}
)
PAGES = {
    "Trainers": {"add_page", "change_page"},
    "Administrators": {"add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"},
}
FILES = {
    "Trainers": {"add_image", "change_image", "choose_image"},
    "Administrators": {
        *("add_image", "change_image", "choose_image", "delete_image"),
        *("add_document", "change_document", "choose_document", "delete_document"),
    },
}
OWNERS = ["accounts", "learning", "quizzes", "auth"]
OWNERS += ["wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects"]


def make_permissions(apps, schema_editor):
    """Permissions are made after all migrations; the groups need them now."""
    for label in OWNERS:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None


def make_groups(apps, schema_editor):
    """Give each group its rights over models, over all pages and over all images."""
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in apps.get_model("auth", "Permission").objects.select_related("content_type")
    }
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    everything = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, rights in {"Trainers": TRAINERS, "Administrators": ADMINISTRATORS}.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(permissions[right] for right in rights)
        for codename in PAGES[name]:
            apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                group=group, page=root, permission=permissions[f"wagtailcore.{codename}"]
            )
        for codename in FILES[name]:
            app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=everything, permission=permissions[f"{app}.{codename}"]
            )


def hand_over_approval(apps, schema_editor):
    """Wagtail's one workflow asks its Moderators; from now on it asks the administrators."""
    Group = apps.get_model("auth", "Group")
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(groups__name="Moderators"):
        task.groups.set(Group.objects.filter(name="Administrators"))
        task.name = "Approval by an administrator"
        task.save()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(
        name="Approval before publishing"
    )
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_initial"),
        ("quizzes", "0001_initial"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0003_admin_managed"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "__latest__"),
        ("wagtailredirects", "__latest__"),
    ]

    operations = [
        migrations.RunPython(make_permissions, migrations.RunPython.noop),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(hand_over_approval, migrations.RunPython.noop),
    ]
