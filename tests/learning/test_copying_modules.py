"""A module as a template: its words and rules, and nothing of its records."""

import pytest
from django.urls import reverse
from django.utils import timezone

from learning.models import BriefingTheme, LearningPage, Recommendation, WebinarPage
from tests.factories.media import make_deck, make_review
from tests.factories.pages import make_briefing, make_enrolment, make_webinar
from tests.factories.questions import make_question

TYPED = {"title": "Planning for home, 2027", "slug": "planning-2027"}


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def webinar(catalogue):
    return make_webinar(
        catalogue, questions=[make_question()], deck=make_deck(state="ready"), case_review=make_review(), code="W-07",
        recorded_on="2026-05-14", pass_mark=60,
    )  # fmt: skip


def url(page):
    return reverse("use_as_template", args=[page.pk])


def drafted(slug="planning-2027"):
    return LearningPage.objects.get(slug=slug).specific.get_latest_revision_as_object()


def test_all_parts_are_taken_over_where_all_are_ticked(as_trainer, trainer, webinar):
    parts = dict.fromkeys(["briefing", "check", "recording", "case_review"], "on")
    done = as_trainer.post(url(webinar), TYPED | parts)
    copied = drafted()
    assert done.url == reverse("wagtailadmin_pages:edit", args=[copied.pk])
    assert not copied.live
    assert (copied.title, copied.owner, copied.pass_mark, copied.code) == (TYPED["title"], trainer, 60, "")
    assert (copied.recording, copied.deck, copied.case_review) == (
        webinar.recording,
        webinar.deck,
        webinar.case_review,
    )
    assert copied.fixed_questions == webinar.fixed_questions


def test_what_is_not_ticked_stays_behind(as_trainer, webinar):
    as_trainer.post(url(webinar), TYPED)
    copied = drafted()
    assert (copied.recording, copied.deck, copied.case_review, copied.recorded_on) == (None, None, None, None)
    assert copied.fixed_questions == []
    assert WebinarPage.objects.get(pk=webinar.pk).recording == webinar.recording


def test_the_copy_has_an_identity_of_its_own_and_nothing_of_the_records(as_trainer, catalogue, practitioner):
    page = make_briefing(catalogue)
    make_enrolment(practitioner, page, started_at=timezone.now())
    as_trainer.post(url(page), TYPED | {"briefing": "on"})
    copied = drafted()

    assert copied.translation_key != page.translation_key
    assert not practitioner.enrolments.filter(activity=copied.translation_key).exists()
    assert (copied.first_published_at, copied.revisions.count()) == (None, 1)
    [theme] = copied.themes.all()
    assert [each.text for each in theme.recommendations.all()] == ["<p>Ask who was not brought, and why.</p>"]
    for model in (BriefingTheme, Recommendation):
        assert model.objects.count() == 2
        assert model.objects.values("key").distinct().count() == 2
    assert copied.themes.get().key == BriefingTheme.objects.get(page=copied).key


def test_the_newest_draft_is_copied(as_trainer, catalogue):
    page = make_briefing(catalogue)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Better words."
    draft.save_revision()
    as_trainer.post(url(page), TYPED)
    assert drafted().summary == "Better words."


def test_an_address_that_is_taken_is_said_at_its_field(as_trainer, webinar):
    answer = as_trainer.post(url(webinar), TYPED | {"slug": webinar.slug})
    assert answer.context["form"].errors == {"slug": ["Another module has this address already. Choose another one."]}
    assert LearningPage.objects.count() == 1


def test_wagtails_own_copying_leads_here(as_trainer, webinar):
    assert as_trainer.get(reverse("wagtailadmin_pages:copy", args=[webinar.pk])).url == url(webinar)


def test_a_copied_catalogue_shares_no_key_with_the_first(client, administrator, catalogue):
    page = make_briefing(catalogue)
    client.force_login(administrator)
    client.post(
        reverse("wagtailadmin_pages:copy", args=[catalogue.get_parent().pk]),
        {"new_title": "Second", "new_slug": "second", "new_parent_page": 1, "copy_subpages": "on"},
    )
    assert LearningPage.objects.values("translation_key").distinct().count() == 2
    assert Recommendation.objects.values("key").distinct().count() == 2
    assert not LearningPage.objects.exclude(pk=page.pk).get().live


def test_who_may_not_write_here_copies_nothing(client, practitioner, webinar):
    client.force_login(practitioner)
    client.post(url(webinar), TYPED)
    assert LearningPage.objects.count() == 1
