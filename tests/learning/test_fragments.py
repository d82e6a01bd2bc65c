"""What all visitors see alike is kept for a minute; what is one's own never is."""

import pytest
from django.core.cache import caches

from learning.models import BriefingTheme
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


def test_the_second_visit_asks_for_no_fragment_again(kept, client, briefing, django_assert_num_queries):
    client.get(briefing.url)

    with django_assert_num_queries(10):
        assert "Missed appointments." in client.get(briefing.url).text
