"""What people report is read in the admin, and somebody says what became of it."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from learning.models import ProblemReport
from tests.factories.pages import make_briefing

INDEX = "problem_reports:index"


@pytest.fixture
def module(catalogue):
    return make_briefing(catalogue, title="Was not brought")


@pytest.fixture
def report(module, practitioner):
    facts = {"text": "The film stops.", "reply_to": "priya@example.org", "person": practitioner}
    return ProblemReport.objects.create(page_address=f"{module.url}?from=mail", **facts)


def handle_url(report):
    return reverse("problem_reports:handle", args=[report.pk])


def test_a_report_names_the_module_at_its_address(client, trainer, module, report):
    client.force_login(trainer)
    elsewhere = ProblemReport.objects.create(page_address="/cpd/", text="Too long a list.")
    listed = client.get(reverse(INDEX)).text
    assert handle_url(report) in listed
    assert "Was not brought" in listed
    assert "/cpd/" in listed
    assert reverse("wagtailadmin_pages:edit", args=[module.pk]) in client.get(handle_url(report)).text
    assert "/cpd/" in client.get(handle_url(elsewhere)).text


def test_who_wrote_it_is_for_administrators(client, trainer, administrator, report):
    client.force_login(trainer)
    assert "priya@example.org" not in client.get(handle_url(report)).text
    client.force_login(administrator)
    assert "priya@example.org" in client.get(handle_url(report)).text


def test_a_report_is_marked_as_handled_once_and_its_note_may_change(client, trainer, administrator, report):
    client.force_login(trainer)
    done = client.post(handle_url(report), {"handled_note": "Captions corrected."})
    assert "The problem is marked as handled." in " ".join(map(str, get_messages(done.wsgi_request)))
    client.force_login(administrator)
    client.post(handle_url(report), {"handled_note": "Captions corrected, film too."})
    report.refresh_from_db()
    assert (report.handled_by, report.handled_note) == (trainer, "Captions corrected, film too.")
    assert handle_url(report) in client.get(reverse(INDEX), {"state": "handled"}).text
    assert handle_url(report) not in client.get(reverse(INDEX), {"state": "open"}).text


def test_the_list_is_for_whoever_may_see_reports_and_handling_for_whoever_may_change_them(client, practitioner, report):
    may = practitioner.user_permissions
    may.add(Permission.objects.get(codename="access_admin"))
    client.force_login(practitioner)
    for address in (reverse(INDEX), reverse("problem_reports:index_results"), handle_url(report)):
        assert report.text not in client.get(address, follow=True).text
    assert reverse(INDEX) not in client.get(reverse("wagtailadmin_home")).text

    may.add(Permission.objects.get(codename="view_problemreport"))
    assert report.text in client.get(reverse(INDEX)).text
    assert reverse(INDEX) in client.get(reverse("wagtailadmin_home")).text
    client.post(handle_url(report), {"handled_note": "Nothing was done."})
    report.refresh_from_db()
    assert report.handled_at is None


def test_a_report_is_handled_by_somebody_or_not_at_all(report):
    report.handled_at = timezone.now()
    with pytest.raises(IntegrityError, match="problem_is_handled_by_somebody_or_not_at_all"):
        report.save()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_many_as_for_one(client, trainer, module, django_assert_num_queries, rows):
    for number in range(rows):
        ProblemReport.objects.create(page_address=module.url, text=f"Number {number}")
    client.force_login(trainer)
    client.get(reverse(INDEX))
    with django_assert_num_queries(14):
        client.get(reverse(INDEX))
