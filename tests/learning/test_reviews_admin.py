"""Case reviews with their reports, and practice themes."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from learning.models import CaseReview, PracticeTheme
from tests.factories.media import PPTX, REPORT, make_review, make_theme

ADD = "/admin/case-reviews/new/"


@pytest.fixture
def admin(client, trainer):
    client.force_login(trainer)
    return client


def filled(**fields):
    return {
        "reference": "NSCP-2026-07",
        "title": "Planning for home",
        "review_type": "lcspr",
        "published_on": "2026-03-01",
        "publish_until": "2027-03-01",
        "repository_url": "",
    } | fields


def report(path=REPORT, name="report.pdf"):
    return SimpleUploadedFile(name, path.read_bytes())


def edit_url(review):
    return f"/admin/case-reviews/edit/{review.pk}/"


def content(review):
    with review.report.open() as kept:
        return kept.read()


def test_a_review_is_kept_with_its_report(admin):
    admin.post(ADD, filled(report=report()))

    review = CaseReview.objects.get()
    assert (review.reference, review.review_type) == ("NSCP-2026-07", "lcspr")
    assert review.publish_until == datetime.date(2027, 3, 1)
    assert content(review) == REPORT.read_bytes()


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"report": report(PPTX)}, "report", "This isn’t a PDF, whatever its name says. Save it as a PDF anew."),
        ({"report": report(name="report.docx")}, "report", "File extension “docx” is not allowed."),
        ({"publish_until": "2026-02-28"}, "publish_until", "This day is before the report is published."),
        ({"publish_until": "New Year's Eve"}, "publish_until", "Write the day in figures. For example: 31/12/2027."),
        ({"reference": ""}, "reference", "This field is required."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_the_rest_is_kept(admin, fields, field, sentence):
    response = admin.post(ADD, filled(title="Kept", **fields))

    assert response.context["form"].errors[field][0].startswith(sentence)
    assert 'value="Kept"' in response.text
    assert not CaseReview.objects.exists()


def test_one_reference_is_one_review(admin):
    make_review(reference="NSCP-2026-07")
    response = admin.post(ADD, filled(report=report()))
    assert set(response.context["form"].errors) == {"reference"}
    assert "is on the server already" in response.text


def test_another_report_takes_the_place_of_the_one_before(admin):
    review = make_review()
    other = REPORT.read_bytes() + b"\n% second edition"
    admin.post(edit_url(review), filled(report=SimpleUploadedFile("second.pdf", other)))

    review.refresh_from_db()
    assert content(review) == other


def test_a_tick_takes_the_report_away(admin):
    review = make_review()
    assert 'name="remove_report"' in admin.get(edit_url(review)).text
    admin.post(edit_url(review), filled(remove_report="on"))

    review.refresh_from_db()
    assert not review.report
    page = admin.get(edit_url(review)).text
    assert 'name="remove_report"' not in page
    assert "There is no report yet." in page


def test_other_changes_leave_the_report(admin):
    review = make_review()
    admin.post(edit_url(review), filled(title="Another title"))

    review.refresh_from_db()
    assert (review.title, content(review)) == ("Another title", REPORT.read_bytes())


def test_the_form_says_whether_the_report_is_published(admin):
    review = make_review(publish_until=datetime.date(2026, 6, 30))
    with time_machine.travel(datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)):  # half past eleven here
        assert "The report can be downloaded from every live page" in admin.get(edit_url(review)).text
    with time_machine.travel(datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)):
        assert "The report was published until 30 Jun 2026" in admin.get(edit_url(review)).text


def test_a_review_is_found_by_its_reference_in_the_chooser(admin):
    make_review(reference="NSCP-2026-08", title="Planning")
    make_review(reference="NSCP-2025-01", title="Curiosity")

    found = admin.get(reverse("case_review_chooser:choose_results"), {"q": "2026"}).text
    assert "NSCP-2026-08: Planning" in found
    assert "Curiosity" not in found


def test_a_review_is_added_where_it_is_chosen(admin):
    assert "Add this review" in admin.get(reverse("case_review_chooser:choose")).text
    form = {f"upload-{name}": value for name, value in filled(report=report()).items()}

    answer = admin.post(reverse("case_review_chooser:create"), form).json()

    review = CaseReview.objects.get()
    assert answer["result"]["id"] == str(review.pk)
    assert content(review) == REPORT.read_bytes()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/11/2027", datetime.date(2027, 11, 3)),  # in November: Americans write the month first
        ("31/12/27", datetime.date(2027, 12, 31)),
        ("2027-12-31", datetime.date(2027, 12, 31)),
    ],
)
def test_dates_are_read_as_people_here_type_them(admin, typed, day):
    admin.post(ADD, filled(publish_until=typed))
    review = CaseReview.objects.get()
    assert review.publish_until == day
    assert f'value="{day:%d/%m/%Y}"' in admin.get(edit_url(review)).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_for_any_number(admin, rows, django_assert_num_queries):
    for _ in range(rows):
        make_review()
    admin.get("/admin/case-reviews/")  # what Wagtail remembers between requests
    with django_assert_num_queries(12):
        page = admin.get("/admin/case-reviews/")
    assert page.text.count("Planning for home") >= rows


def test_practice_themes_are_added_and_renamed(admin):
    admin.post("/admin/practice-themes/new/", {"name": "Professional curiosity", "slug": "professional-curiosity"})
    theme = PracticeTheme.objects.get()
    admin.post(f"/admin/practice-themes/edit/{theme.pk}/", {"name": "Curiosity", "slug": "professional-curiosity"})

    theme.refresh_from_db()
    assert (theme.name, theme.slug) == ("Curiosity", "professional-curiosity")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_themes_asks_the_same_for_any_number(admin, rows, django_assert_num_queries):
    themes = [make_theme() for _ in range(rows)]
    admin.get("/admin/practice-themes/")  # what Wagtail remembers between requests
    with django_assert_num_queries(12):
        page = admin.get("/admin/practice-themes/")
    assert all(theme.slug in page.text for theme in themes)
