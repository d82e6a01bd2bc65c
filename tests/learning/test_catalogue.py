"""Finding modules: search on both engines, filters, pages of results, and what is not for everybody."""

import datetime
import re

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories.media import make_theme
from tests.factories.pages import make_briefing, make_enrolment, make_webinar
from tests.factories.records import make_completion

pytestmark = pytest.mark.django_db
TITLE = re.compile(r'class="app-card__title"><a [^>]*>([^<]*)</a>')


@pytest.fixture
def titles(client, catalogue):
    """The titles that the catalogue lists for a query, in order."""

    def find(**query):
        return TITLE.findall(client.get(catalogue.url, query).text)

    return find


@pytest.fixture
def library(catalogue):
    """Three modules, the last one the newest."""
    make_webinar(catalogue, title="Safeguarding infants at home", summary="Planning early.", cpd_minutes=75)
    make_briefing(catalogue, title="Was not brought", summary="Missed appointments in clinics.", cpd_minutes=30)
    make_webinar(catalogue, title="Infection control", summary="Who runs the café?", cpd_minutes=60)


def restrict(page, kind, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)


def test_everything_is_listed_newest_first_with_what_a_card_says(client, catalogue, library):
    page = client.get(catalogue.url).text

    assert TITLE.findall(page) == ["Infection control", "Was not brought", "Safeguarding infants at home"]
    assert "3 modules" in page
    for shown in ("Webinar", "Briefing", "1 h 15 min", "30 min", "Missed appointments in clinics."):
        assert shown in page, shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("infants", ["Safeguarding infants at home"]),
        ("INFANTS home", ["Safeguarding infants at home"]),
        ("infants clinics", []),
        ("appointments", ["Was not brought"]),
        # stems
        ("safeguard", ["Safeguarding infants at home"]),
        ("safeguards", ["Safeguarding infants at home"]),
        ("safeguarded infant", ["Safeguarding infants at home"]),
        # beginnings of words
        ("safegu", ["Safeguarding infants at home"]),
        ("infec contr", ["Infection control"]),
        # quotes
        ('"infection control"', ["Infection control"]),
        ('"control infection"', []),
        ('"infection control', ["Infection control"]),
        # accents
        ("café", ["Infection control"]),
        # nothing that can be searched for
        ("zebra", []),
        ("%", []),
        ("C++", []),
        ("o'brien", []),
        ('"', []),
        ("title:x AND (", []),
    ],
)
def test_a_search_finds_words_their_relatives_beginnings_and_phrases(titles, library, typed, found):
    assert titles(q=typed) == found


def test_a_search_without_accents_finds_them_where_the_engine_folds_them(titles, library):
    assert titles(q="cafe") == (["Infection control"] if connection.vendor == "sqlite" else [])


def test_the_best_match_comes_first(titles, catalogue):
    make_webinar(catalogue, title="Neglect", summary="Neglect of teeth, neglect of health.")
    make_webinar(catalogue, title="Something else", summary="One word on neglect.")

    assert titles(q="neglect") == ["Neglect", "Something else"]


def test_the_text_of_a_briefing_and_its_themes_is_searched(titles, catalogue):
    page = make_briefing(catalogue, title="A briefing")
    theme = make_theme("Dental health")
    page.practice_themes.add(theme)
    page.save_revision().publish()

    assert titles(q="missed") == ["A briefing"], "the text of its theme"
    assert titles(q="ask") == ["A briefing"], "the text of a recommendation"
    assert titles(q="dental") == ["A briefing"], "the name of a practice theme"


def test_filters_choose_by_kind_and_length(titles, library):
    assert titles(kind="briefing") == ["Was not brought"]
    assert titles(kind="webinar") == ["Infection control", "Safeguarding infants at home"]
    assert titles(length="30") == ["Was not brought"]
    assert titles(length="60") == ["Infection control", "Was not brought"]
    assert titles(length="61") == ["Safeguarding infants at home"]
    assert titles(kind="webinar", length="60", q="control") == ["Infection control"]


def test_a_filter_chooses_by_practice_theme_and_the_card_names_it(client, catalogue, titles, library):
    theme = make_theme("Neglect", slug="neglect")
    page = make_briefing(catalogue, title="On neglect")
    page.practice_themes.add(theme)
    page.save_revision().publish()

    assert titles(theme="neglect") == ["On neglect"]
    assert '<p class="app-card__themes">Neglect</p>' in client.get(catalogue.url, {"theme": "neglect"}).text


def test_what_makes_no_sense_is_ignored(titles, library):
    assert len(titles(theme="nonsense", kind="film", length="-1", page="x")) == 3
    assert len(titles(q="\x00")) == len(titles(q="x" * 101)) == 3


def test_the_form_is_sent_by_get_keeps_what_was_asked_and_offers_everything_again(client, catalogue, library):
    page = client.get(catalogue.url, {"q": '<b>"x', "kind": "webinar"}).text

    assert f'method="get" action="{catalogue.url}"' in page
    assert 'value="&lt;b&gt;&quot;x"' in page
    assert '<option value="webinar" selected>' in page
    assert "Nothing matches. Try fewer words, or take a filter away." in page
    assert f'href="{catalogue.url}">Show everything</a>' in page
    assert "Show everything" not in client.get(catalogue.url).text


def test_an_empty_catalogue_says_so(client, catalogue):
    assert "There is nothing here yet. Come back soon." in client.get(catalogue.url).text


def test_results_are_turned_page_by_page_and_keep_the_filters(client, catalogue):
    for number in range(13):
        make_webinar(catalogue, title=f"Neglect {number}")

    first = client.get(catalogue.url, {"q": "neglect", "kind": "webinar"}).text
    second = client.get(catalogue.url, {"q": "neglect", "kind": "webinar", "page": "2"}).text
    assert (len(TITLE.findall(first)), len(TITLE.findall(second))) == (12, 1)
    assert not set(TITLE.findall(first)) & set(TITLE.findall(second))
    assert 'href="?q=neglect&amp;kind=webinar&amp;page=2"' in first
    assert "13 modules" in second


def test_a_draft_is_never_listed_or_found_not_even_by_its_author(client, titles, catalogue, administrator):
    make_webinar(catalogue, title="Not published yet").unpublish()
    client.force_login(administrator)

    assert titles() == titles(q="published") == []


def test_a_page_that_needs_a_sign_in_is_listed_for_those_who_are_signed_in(client, titles, catalogue, practitioner):
    restrict(make_webinar(catalogue, title="For professionals"), "login")
    assert titles() == titles(q="professionals") == []

    client.force_login(practitioner)
    assert titles() == titles(q="professionals") == ["For professionals"]


def test_a_page_for_a_group_is_listed_for_that_group_alone(client, titles, catalogue, practitioner, trainer):
    restrict(make_webinar(catalogue, title="For trainers"), "groups", trainer.groups.get())
    home = catalogue.get_parent().url

    client.force_login(practitioner)
    assert titles() == titles(q="trainers") == []
    assert "For trainers" not in client.get(home).text
    client.force_login(trainer)
    assert titles() == titles(q="trainers") == ["For trainers"]
    assert "For trainers" in client.get(home).text


def test_a_card_says_how_far_one_is_oneself(client, catalogue, practitioner, colleague):
    begun, done = make_webinar(catalogue, title="Begun"), make_webinar(catalogue, title="Done")
    make_enrolment(practitioner, begun, started_at=timezone.now())
    finished = make_enrolment(practitioner, done, started_at=timezone.now())
    make_completion(practitioner, enrolment=finished.public_id, activity=done.translation_key)

    def tags():
        return re.findall(r'class="govuk-tag govuk-tag--\w+">(\w+)<', client.get(catalogue.url).text)

    assert tags() == []
    client.force_login(practitioner)
    assert tags() == ["Completed", "Started"]
    client.force_login(colleague)
    assert tags() == []


def test_the_home_page_shows_the_four_newest_and_leads_to_all(client, catalogue):
    for number in range(5):
        make_webinar(
            catalogue,
            title=f"Webinar {number}",
            first_published_at=timezone.now() - datetime.timedelta(days=5 - number),
        )

    page = client.get(catalogue.get_parent().url).text
    assert TITLE.findall(page) == ["Webinar 4", "Webinar 3", "Webinar 2", "Webinar 1"]
    assert f'href="{catalogue.url}">See all learning</a>' in page


def test_a_home_page_without_modules_promises_none(client, catalogue):
    assert "New learning" not in client.get(catalogue.get_parent().url).text


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"), [({}, 19), ({"q": "neglect"}, 21), ({"theme": "t", "kind": "webinar", "length": "60"}, 20)]
)
def test_the_catalogue_asks_the_database_as_often_for_one_module_as_for_three(
    client, catalogue, practitioner, django_assert_num_queries, number, query, queries
):
    theme = make_theme(slug="t")
    for _ in range(number):
        page = make_webinar(catalogue, title="Neglect")
        page.practice_themes.add(theme)
        page.save_revision().publish()
        make_enrolment(practitioner, page, started_at=timezone.now())
    client.force_login(practitioner)
    client.get(catalogue.url)
    with django_assert_num_queries(queries):
        assert len(TITLE.findall(client.get(catalogue.url, query).text)) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_home_page_asks_the_database_as_often_for_one_module_as_for_three(
    client, catalogue, practitioner, django_assert_num_queries, number
):
    for _ in range(number):
        make_enrolment(practitioner, make_webinar(catalogue), started_at=timezone.now())
    client.force_login(practitioner)
    home = catalogue.get_parent().url
    client.get(home)
    with django_assert_num_queries(17):
        assert len(TITLE.findall(client.get(home).text)) == number
