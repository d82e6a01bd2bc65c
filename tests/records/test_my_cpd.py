"""My CPD: what was started, what was completed in the year that one chose, and the minutes of it."""

import pytest

from records.actions import revoke_completion
from tests.factories.pages import make_briefing, make_enrolment, make_webinar
from tests.factories.records import make_completion, on

pytestmark = pytest.mark.usefixtures("fourth_of_may")


def test_an_empty_record_says_how_to_begin(mine, catalogue):
    page = mine.get("/cpd/").text

    assert "Nothing was completed here in this time." in page
    assert f'href="{catalogue.url}" role="button"' in page
    assert "CPD years" not in page


def test_what_was_started_is_listed_until_it_is_completed(mine, practitioner, catalogue):
    webinar, briefing = make_webinar(catalogue, title="Planning early"), make_briefing(catalogue, title="Not brought")
    make_enrolment(practitioner, webinar, started_at=on(2026, 5, 1))
    done = make_enrolment(practitioner, briefing, started_at=on(2026, 5, 2))
    make_completion(practitioner, enrolment=done.public_id, activity=done.activity, title="Not brought")

    page = mine.get("/cpd/").text
    assert f'href="{webinar.url}">Planning early</a>' in page
    assert "Started on 1 May 2026" in page
    assert "Started on 2 May 2026" not in page
    assert page.count("Not brought") == 1


def test_what_was_started_and_taken_down_since_is_named_and_leads_nowhere(mine, practitioner, catalogue):
    page = make_webinar(catalogue, title="Planning early")
    make_enrolment(practitioner, page, started_at=on(2026, 5, 1))
    page.unpublish()

    answer = mine.get("/cpd/").text
    assert "Planning early" in answer
    assert "No longer available" in answer
    assert page.url not in answer


def test_minutes_are_those_of_the_cpd_year_without_what_was_revoked(mine, practitioner, administrator):
    make_completion(practitioner, cpd_minutes=75, participatory_minutes=30, completed_at=on(2026, 4, 1))
    make_completion(practitioner, cpd_minutes=50, completed_at=on(2026, 5, 1))
    make_completion(practitioner, cpd_minutes=600, completed_at=on(2026, 3, 31, hour=11))
    wrong = make_completion(practitioner, cpd_minutes=999, title="By mistake", completed_at=on(2026, 5, 2))
    revoke_completion(completion=wrong, reason="A mistake.", by=administrator)

    page = mine.get("/cpd/").text
    assert "Completed from 1 April 2026 to 31 March 2027" in page
    assert "<dd>2</dd>" in page
    assert "<dd>2 hours 5 minutes</dd>" in page
    assert "<dd>30 minutes</dd>" in page
    assert "Revoked: does not count" in page


def test_earlier_years_are_a_link_away(mine, practitioner):
    make_completion(practitioner, title="Two years ago", completed_at=on(2024, 6, 1))

    assert "Two years ago" not in mine.get("/cpd/").text
    page = mine.get("/cpd/", {"year": "2024"}).text
    assert "Completed from 1 April 2024 to 31 March 2025" in page
    assert "Two years ago" in page
    assert '<strong aria-current="true">Apr 2024 – Mar 2025</strong>' in page
    assert 'href="?year=2025#year">Apr 2025 – Mar 2026</a>' in page


@pytest.mark.parametrize("year", ["2023", "9999", "soon", "-1", "²"])
def test_a_year_that_does_not_exist_shows_this_one(mine, practitioner, year):
    make_completion(practitioner, completed_at=on(2024, 6, 1))

    assert "Completed from 1 April 2026 to 31 March 2027" in mine.get("/cpd/", {"year": year}).text


def test_the_month_in_which_the_year_starts_can_be_chosen(mine, practitioner):
    make_completion(practitioner, title="In winter", completed_at=on(2025, 12, 3))
    assert "In winter" not in mine.get("/cpd/").text

    page = mine.post("/cpd/", {"cpd_year_starts_month": "12"}, follow=True).text
    practitioner.refresh_from_db()
    assert practitioner.cpd_year_starts_month == 12
    assert "Your CPD year now starts in December." in page
    assert "Completed from 1 December 2025 to 30 November 2026" in page
    assert "In winter" in page


def test_a_month_that_does_not_exist_is_refused_at_the_field(mine, practitioner):
    page = mine.post("/cpd/", {"cpd_year_starts_month": "13"}).text

    assert "There is a problem" in page
    assert "Completed from 1 April 2026" in page
    practitioner.refresh_from_db()
    assert practitioner.cpd_year_starts_month == 4


@pytest.mark.parametrize("number", [1, 3])
def test_my_cpd_asks_the_database_as_often_for_one_row_as_for_three(
    mine, practitioner, catalogue, django_assert_num_queries, number
):
    for _ in range(number):
        make_completion(practitioner, completed_at=on(2026, 5, 1))
        make_enrolment(practitioner, make_webinar(catalogue), started_at=on(2026, 5, 1))
    mine.get("/cpd/")
    with django_assert_num_queries(12):
        page = mine.get("/cpd/").text
    assert (page.count("Started on"), page.count("app-serial")) == (number, number)
