"""What all visitors see alike is kept for a minute; what is one's own never is."""

import pytest
from django.core.cache import caches
from wagtail.models import Page, PageViewRestriction, Site

from learning.models import BriefingTheme, ContentPage, HomePage
from tests.factories.pages import make_briefing


@pytest.fixture
def kept(settings):
    """The fragments as a running site keeps them."""
    settings.CACHES = settings.CACHES | {
        "template_fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-fragments"}
    }
    yield
    caches["template_fragments"].clear()


@pytest.fixture
def briefing(catalogue):
    return make_briefing(catalogue, summary="What was learnt at first.")


def test_the_second_visitor_sees_the_module_without_the_first_ones_progress(
    kept, client, practitioner, colleague, briefing
):
    client.force_login(practitioner)
    client.post(f"/journey/{briefing.translation_key}/done/briefing/")
    assert "You have read this briefing." in client.get(briefing.url).text

    client.force_login(colleague)
    page = client.get(briefing.url).text

    assert "Missed appointments." in page
    assert "I have read this briefing" in page
    assert "You have read this briefing." not in page
    assert practitioner.last_name not in page


def test_nobody_gets_the_form_token_of_another(kept, client, practitioner, colleague, briefing):
    tokens = set()
    for person in (practitioner, colleague):
        client.force_login(person)
        tokens |= {str(client.get(briefing.url).context["csrf_token"])}

    assert all(token not in str(caches["template_fragments"]._cache) for token in tokens)
    assert len(tokens) == 2


def test_a_page_published_anew_shows_at_once(kept, client, briefing):
    client.get(briefing.url)
    briefing.summary = "What is known now."
    briefing.themes.add(BriefingTheme(title="Referrals", sort_order=1))
    briefing.save_revision().publish()

    page = client.get(briefing.url).text

    assert "What is known now." in page
    assert "Referrals" in page


def test_a_page_taken_down_is_gone_at_once(kept, client, briefing):
    client.get(briefing.url)
    briefing.unpublish()

    assert client.get(briefing.url).status_code == 404


def test_the_home_page_published_anew_shows_at_once(kept, client, catalogue):
    home = catalogue.get_parent().specific
    client.get(home.url)
    home.introduction = "Learning from case reviews."
    home.save_revision().publish()

    assert "Learning from case reviews." in client.get(home.url).text


def test_a_page_made_private_is_so_at_once(kept, client, briefing):
    client.get(briefing.url)
    make_private(briefing)

    assert client.get(briefing.url).status_code == 302


def test_a_page_put_in_another_place_is_as_private_as_that_place(kept, client, catalogue, briefing):
    client.get(briefing.url)
    other = catalogue.get_parent().add_child(instance=ContentPage(title="Privacy"))
    other.move(catalogue, pos="left")  # the briefing's address stays, its path in the tree doesn't
    make_private(catalogue)

    assert client.get(briefing.url).status_code == 302


def test_a_mirrored_page_that_becomes_one_of_its_own_is_private_by_itself(kept, client, catalogue, briefing):
    mirrored = briefing.create_alias(update_slug="mirrored")
    client.get(mirrored.url)
    mirrored.alias_of = None
    mirrored.save()
    make_private(mirrored)

    assert client.get(mirrored.url).status_code == 302


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_each_host_keeps_its_own_site(kept, client, catalogue, settings):
    settings.ALLOWED_HOSTS = ["*"]
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Southmoor learning", slug="southmoor"))
    Site.objects.create(hostname="south.example.org", root_page=home)

    for _ in range(2):
        assert "Southmoor learning" in client.get("/", headers={"host": "south.example.org"}).text
        assert "Northmoor learning" in client.get("/", headers={"host": "localhost"}).text


def test_the_second_visit_asks_only_who_may_see_the_page(kept, client, briefing, django_assert_num_queries):
    client.get(briefing.url)

    with django_assert_num_queries(4):
        assert "Missed appointments." in client.get(briefing.url).text
