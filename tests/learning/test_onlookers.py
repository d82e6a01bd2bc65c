"""Whoever may only look into the admin gets to no screen about a module."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from learning.models import LearningPage
from tests.factories.pages import make_briefing
from tests.factories.people import make_person

SCREENS = [
    "identifying_details", "approve_module", "publish_module_alone", "take_down_module", "use_as_template",
    "retire_module", "bring_back_module",
]  # fmt: skip


@pytest.fixture
def onlooker(db):
    person = make_person("onlooker@example.org")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_sends_them_away_and_nothing_happens(client, catalogue, onlooker, name):
    page = make_briefing(catalogue, title="Was not brought", summary="Robin Hughes")
    client.force_login(onlooker)
    address = reverse(name, args=[page.pk])
    for answer in (client.get(address), client.post(address, {"reason": "Old.", "title": "Copy", "slug": "copy"})):
        assert answer.url == reverse("wagtailadmin_home")
    assert LearningPage.objects.get().live


def test_whoever_may_not_write_it_is_shown_no_way_to_its_details(client, catalogue, onlooker, trainer):
    page = make_briefing(catalogue)
    publishers = Group.objects.create(name="Publishers")
    may = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=publishers, page=catalogue, permission=may)
    onlooker.groups.add(publishers)
    explorer, details = (
        reverse("wagtailadmin_explore", args=[catalogue.pk]),
        reverse("identifying_details", args=[page.pk]),
    )
    for person, is_shown in ((trainer, True), (onlooker, False)):
        client.force_login(person)
        listed = client.get(explorer).text
        assert page.title in listed
        assert (details in listed) is is_shown
