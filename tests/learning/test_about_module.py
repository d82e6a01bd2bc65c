"""Screens about one module: each says which one, and a form with mistakes loses nothing of what was typed."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.admin.icons import get_icons

from learning.desk.retiring import retire_module
from tests.factories.pages import make_briefing
from tests.factories.publishing import looked_over

SCREENS = ["identifying_details", "take_down_module", "publish_module_alone", "retire_module", "use_as_template"]
NAMED = re.compile(r"""(?:header_icon = |icon_name=|\bicon = |icon name=)["']([a-z0-9-]+)["']""")


@pytest.fixture
def module(catalogue, administrator):
    return make_briefing(catalogue, title="Was not brought", owner=administrator)


def names_it(page, module):
    editor = reverse("wagtailadmin_pages:edit", args=[module.pk])
    return f'<a class="w-underline" href="{editor}">Was not brought</a>' in page.text


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_about_a_module_says_which_one_it_is(name, client, module, administrator):
    client.force_login(administrator)

    assert names_it(client.get(reverse(name, args=[module.pk])), module)


def test_bringing_back_and_approving_say_it_too(client, module, administrator):
    retire_module(page=module, by=administrator, reason="Replaced.")
    client.force_login(administrator)

    for name in ("bring_back_module", "approve_module"):
        assert names_it(client.get(reverse(name, args=[module.pk])), module), name


@pytest.mark.parametrize(
    ("name", "typed", "wrong"),
    [
        ("take_down_module", {"reason": ""}, "reason"),
        ("retire_module", {"reason": ""}, "reason"),
        ("use_as_template", {"title": "Kept as it was typed", "slug": "two words"}, "slug"),
        ("publish_module_alone", {"because": "Kept as it was typed", "schools": "yes"}, "siblings"),
    ],
)
def test_a_form_with_mistakes_says_at_the_top_that_nothing_has_happened(
    name, typed, wrong, client, module, administrator
):
    client.force_login(administrator)

    page = client.post(reverse(name, args=[module.pk]), typed)

    told = [str(message).strip() for message in get_messages(page.wsgi_request)]
    assert told == ["Nothing has happened yet. See below what to put right."]
    assert wrong in page.context["form"].errors
    assert {field: page.context["form"][field].value() for field in typed} == typed


def test_what_was_answered_stays_where_another_gate_is_closed(client, module, administrator):
    draft = module.get_latest_revision_as_object()
    draft.summary = ""
    draft.save_revision(user=administrator, clean=False)
    client.force_login(administrator)
    url = reverse("publish_module_alone", args=[module.pk])

    page = client.post(url, looked_over(client, url, because="I am alone until June."))

    assert "It can&#x27;t be published yet. Summary: This field cannot be blank." in page.text
    assert "I am alone until June.</textarea>" in page.text
    assert page.context["form"]["schools"].value() == "yes"


def test_every_icon_that_is_named_is_one_that_the_admin_has():
    apps = ("accounts", "learning", "quizzes", "records", "reports", "templates")
    files = (
        path for app in apps for path in Path(settings.BASE_DIR, app).rglob("*.*") if path.suffix in (".py", ".html")
    )
    named = {(icon, path.name) for path in files for icon in NAMED.findall(path.read_text())}

    assert [one for one in sorted(named) if f'id="icon-{one[0]}"' not in get_icons()] == []
    assert ("rotate", "retiring.py") in named
