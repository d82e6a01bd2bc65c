"""The exact rights of the two groups: one more would be a decision."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Workflow


def rights(name):
    group = Group.objects.get(name=name)
    models = {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()}
    pages = {f"{right.page.title}: {right.permission.codename}" for right in group.page_permissions.all()}
    files = {f"{right.collection.name}: {right.permission.codename}" for right in group.collection_permissions.all()}
    return models, pages, files


def test_wagtails_own_groups_are_gone(db):
    assert set(Group.objects.values_list("name", flat=True)) == {"Trainers", "Administrators"}


def test_trainers_write_but_do_not_publish_and_touch_no_people(db):
    models, pages, files = rights("Trainers")
    written = ["learning.{}_recording", "learning.{}_slidedeck", "learning.{}_casereview", "learning.{}_practicetheme",
               "quizzes.{}_question"]  # fmt: skip
    assert models == {"wagtailadmin.access_admin"} | {
        right.format(verb) for right in written for verb in ("add", "change", "view")
    } | {"learning.change_problemreport", "learning.view_problemreport"}
    assert pages == {"Root: add_page", "Root: change_page"}
    assert files == {"Root: add_image", "Root: change_image", "Root: choose_image"}


def test_administrators_may_do_everything_but_delete_people_and_agencies(db):
    models, pages, _files = rights("Administrators")
    assert rights("Trainers")[0] < models
    assert "Root: publish_page" in pages
    assert {right for right in models if right.startswith(("accounts.", "auth."))} == {
        f"accounts.{verb}_{model}"
        for verb in ("add", "change", "view")
        for model in ("user", "agency", "membership", "managerappointment")
    } | {f"auth.{verb}_group" for verb in ("add", "change", "delete", "view")} | {"accounts.view_auditentry"}
    assert {"learning.change_partnershipsettings", "learning.view_problemreport"} < models


def test_what_trainers_submit_is_approved_by_trainers_and_administrators(db):
    [task] = Workflow.objects.get().tasks
    assert {group.name for group in task.specific.groups.all()} == {"Administrators", "Trainers"}


@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index"])
def test_only_administrators_see_users_and_groups(client, trainer, administrator, name):
    client.force_login(trainer)
    assert client.get(reverse(name)).status_code == 302
    client.force_login(administrator)
    assert client.get(reverse(name)).status_code == 200


def test_a_practitioner_does_not_get_into_the_admin(client, practitioner):
    client.force_login(practitioner)
    assert client.get("/admin/").status_code == 302
