"""What lies in private storage opens through a live page that shows it, or for whoever may change it in the admin."""

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import PageViewRestriction

from tests.factories.media import make_review
from tests.factories.pages import make_briefing


@pytest.fixture
def shown(catalogue):
    """A live page and the address of its report."""
    review = make_review()
    return make_briefing(catalogue, case_review=review), f"/media/reviews/{review.public_id}/report/"


def allow(person, *names):
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))


def test_another_live_page_does_not_open_what_is_taken_down(client, catalogue, shown):
    page, report = shown
    make_briefing(catalogue, case_review=make_review())
    make_briefing(catalogue)
    page.unpublish()
    assert client.get(report).status_code == 404


def test_every_restriction_above_a_page_has_to_let_one_in(client, shown, practitioner):
    page, report = shown
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.GROUPS)
    client.force_login(practitioner)  # signed in, but in none of the groups
    assert client.get(report).status_code == 404


def test_the_session_is_looked_at_only_where_no_public_page_shows_it(client, shown):
    page, report = shown
    assert "Cookie" not in client.get(report).headers.get("Vary", "")
    page.unpublish()
    assert "Cookie" in client.get(report).headers["Vary"]


def test_whoever_may_change_it_needs_the_admin_too(client, shown, practitioner):
    page, report = shown
    page.unpublish()
    client.force_login(practitioner)
    allow(practitioner, "change_casereview")
    assert client.get(report).status_code == 404
    allow(practitioner, "access_admin")
    assert client.get(report).status_code == 200


def test_whoever_may_only_see_the_admin_has_no_right_to_it(client, shown, practitioner):
    page, report = shown
    page.unpublish()
    allow(practitioner, "access_admin", "view_casereview")
    client.force_login(practitioner)
    assert client.get(report).status_code == 404
