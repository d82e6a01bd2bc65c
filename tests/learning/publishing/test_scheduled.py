"""At a planned hour nobody can be asked, so nothing raises: what may go live does, and owners are told of the rest."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from learning.actions.schedule import publish_due
from learning.models import CaptionsClock, NotReadyToPublish, WebinarPage
from tests.factories.pages import make_webinar
from tests.factories.publishing import approve


@pytest.fixture
def planned(catalogue, trainer):
    """Two webinars without captions, approved and planned, whose hour has come."""
    past = timezone.now() - datetime.timedelta(minutes=1)
    for title in ("First", "Second"):
        page = make_webinar(catalogue, title=title, owner=trainer)
        CaptionsClock.objects.all().delete()
        page.unpublish()
        page.captions_later_because, page.has_case_material, page.go_live_at = "", True, past
        revision = page.save_revision(user=trainer)
        approve(revision)
        revision.approved_go_live_at = past
        revision.save()
    return [WebinarPage.objects.get(title=title) for title in ("First", "Second")]


def live():
    return set(WebinarPage.objects.live().values_list("title", flat=True))


def test_missing_captions_start_the_clock_and_tell_the_owner(planned, trainer, run_durable_tasks, mailoutbox):
    call_command("publish_scheduled")
    assert live() == {"First", "Second"}
    clock = CaptionsClock.objects.get(activity=planned[0].translation_key)
    assert (clock.reason, clock.started_by) == ("Scheduled", None)
    assert clock.due_on == timezone.localdate() + datetime.timedelta(days=14)

    run_durable_tasks()
    assert sorted(mail.subject for mail in mailoutbox) == [
        "Captions are missing: First",
        "Captions are missing: Second",
    ]
    assert {mail.to[0] for mail in mailoutbox} == {trainer.email}


def test_what_nobody_approved_loses_its_hour_and_the_others_go_on(planned, run_durable_tasks, mailoutbox):
    draft = planned[0].get_latest_revision_as_object()
    draft.title = "Robin of Mill Lane"
    changed = draft.save_revision()
    changed.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=2)
    changed.save()
    planned[0].revisions.exclude(pk=changed.pk).update(approved_go_live_at=None)

    call_command("publish_scheduled")
    assert live() == {"Second"}
    assert not planned[0].revisions.filter(approved_go_live_at__isnull=False).exists()
    run_durable_tasks()
    [mail] = [mail for mail in mailoutbox if mail.subject == "Not published: Robin of Mill Lane"]
    assert "somebody who didn't write it has to approve it" in mail.body

    call_command("publish_scheduled")  # and nothing is tried again
    assert live() == {"Second"}


def test_of_two_workers_one_publishes(planned):
    both_found = planned[0].revisions.get(approved_go_live_at__isnull=False)
    for _ in range(2):
        publish_due(revision=both_found)
    assert live() == {"First"}
    assert PageLogEntry.objects.filter(page=planned[0].pk, action="wagtail.publish.scheduled").count() == 1


def test_of_two_workers_one_tells_why_the_hour_was_missed(planned, run_durable_tasks, mailoutbox):
    both_found = planned[0].revisions.get(approved_go_live_at__isnull=False)
    both_found.content["summary"] = "Robin of Mill Lane."
    both_found.save()
    for _ in range(2):
        publish_due(revision=both_found)
    run_durable_tasks()
    assert [mail.subject for mail in mailoutbox] == ["Not published: First"]


def test_planning_meets_the_gates_as_publishing_does(catalogue, trainer):
    page = make_webinar(catalogue)
    page.unpublish()
    page.has_case_material, page.go_live_at = True, timezone.now() + datetime.timedelta(days=1)
    with pytest.raises(NotReadyToPublish):
        page.save_revision(user=trainer).publish()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    revision = page.save_revision(user=trainer)
    approve(revision)
    revision.publish()
    assert page.revisions.get(approved_go_live_at__isnull=False) == revision
    assert not WebinarPage.objects.get().live


def test_the_clock_is_never_started_again(catalogue, trainer):
    page = make_webinar(catalogue)
    started = CaptionsClock.objects.get().started_at
    page.unpublish()
    page.captions_later_because = "Still being typed."
    page.save_revision(user=trainer).publish()
    assert CaptionsClock.objects.get().started_at == started
    (clock,) = CaptionsClock.objects.running()
    assert not clock.is_over


def test_after_a_fortnight_a_live_module_is_mended_and_stays_overdue_and_a_retired_one_stays_away(catalogue):
    page = make_webinar(catalogue)
    CaptionsClock.objects.update(started_at=timezone.now() - datetime.timedelta(days=15))
    page.title = "Without the mistake"
    page.save_revision().publish()
    assert live() == {"Without the mistake"}
    (clock,) = CaptionsClock.objects.running()
    assert clock.is_over

    page = WebinarPage.objects.get()
    page.unpublish()
    assert not CaptionsClock.objects.running()
    with pytest.raises(NotReadyToPublish) as refused:
        page.save_revision().publish()
    assert set(refused.value.problems) == {"recording"}
