"""Every page type: it has a place in the tree, opens, is rendered, edited and previewed."""

import pytest
from django.http import Http404
from django.urls import reverse
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import querydict_from_html

from learning.models import BriefingPage, CataloguePage, ContentPage, HomePage, LearningPage, WebinarPage
from tests.factories.pages import make_briefing, make_webinar

OURS = [model for model in get_page_models() if model._meta.app_label == "learning"]
CREATABLE = [model for model in OURS if model.is_creatable]
MODES = [(kind, mode) for kind in CREATABLE for mode in ("", "handout") if not mode or issubclass(kind, LearningPage)]


@pytest.fixture
def pages(catalogue):
    """One live page of each kind."""
    home = HomePage.objects.get()
    text = home.add_child(instance=ContentPage(title="Privacy notice", slug="privacy"))
    return {type(page): page for page in (home, catalogue, text, make_webinar(catalogue), make_briefing(catalogue))}


def test_this_file_knows_every_page_type(pages):
    assert set(pages) == set(CREATABLE)
    assert set(OURS) - set(CREATABLE) == {LearningPage}


def test_modules_live_in_the_catalogue_and_nowhere_else():
    assert set(CataloguePage.allowed_subpage_models()) == {WebinarPage, BriefingPage}
    assert set(HomePage.allowed_subpage_models()) == {CataloguePage, ContentPage}
    assert not WebinarPage.allowed_subpage_models()
    assert WebinarPage.allowed_parent_page_models() == BriefingPage.allowed_parent_page_models() == [CataloguePage]


@pytest.mark.parametrize("kind", CREATABLE)
def test_it_is_found_by_its_address_and_rendered(kind, pages, client):
    page = pages[kind]
    body = client.get(page.get_url()).content.decode()
    assert f"{page.title}</h1>" in body
    try:
        found, _args, _kwargs = page.get_site().root_page.specific.route(
            client.get(page.get_url()).wsgi_request, [part for part in page.get_url().split("/") if part]
        )
    except Http404:
        pytest.fail(f"{page.get_url()} leads nowhere")
    assert found.specific == page


@pytest.mark.parametrize("kind", CREATABLE)
def test_it_is_edited_as_it_is_shown(kind, pages, client, administrator):
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:edit", args=[pages[kind].pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    streams = {f"{name}-count": "0" for name in ("body", "background")}
    response = client.post(url, form.dict() | streams | {"reading_counts": "on", "action-publish": "yes"})
    assert response.status_code == 302, response.context["form"].errors
    page = kind.objects.get(pk=pages[kind].pk)
    assert page.title == pages[kind].title
    assert page.live_revision.user == administrator


@pytest.mark.parametrize(("kind", "mode"), MODES)
def test_it_is_previewed_in_each_way(kind, mode, pages, client, trainer):
    page = pages[kind]
    page.title = "As typed"
    page.save_revision()
    client.force_login(trainer)
    body = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode}).content.decode()
    assert "As typed</h1>" in body
