"""A module's page asks the database as often however much there is on it."""

import pytest

from learning.models import BriefingTheme, Recommendation
from tests.factories.pages import make_enrolment, make_webinar
from tests.factories.people import make_agency
from tests.factories.questions import make_question
from tests.reports.history import noon


def with_themes(page, agencies, rows):
    """So many themes of so many recommendations to so many agencies each."""
    for place in range(rows):
        theme = BriefingTheme(title=f"Theme {place}", sort_order=place)
        asked = [Recommendation(text="<p>Ask who was not brought.</p>", sort_order=n) for n in range(rows)]
        for recommendation in asked:
            recommendation.addressed_to = agencies[:rows]
        theme.recommendations = asked
        page.themes.add(theme)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_module_takes_the_same_queries_however_much_there_is_to_read(
    client, practitioner, catalogue, agency, other_agency, rows, django_assert_num_queries
):
    agencies = [agency, other_agency, make_agency()]
    page = make_webinar(catalogue, questions=[make_question() for _ in range(rows)])
    with_themes(page, agencies, rows)
    make_enrolment(practitioner, page, started_at=noon(page.first_published_at.date()))
    client.force_login(practitioner)
    client.get(page.url)

    with django_assert_num_queries(30):
        answer = client.get(page.url)

    assert answer.content.count(b'class="app-recommendation__to"') == rows * rows
