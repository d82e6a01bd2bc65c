"""Whichever way a module could become live, it meets the gates."""

import datetime
from contextlib import suppress
from itertools import product

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale

from learning.actions import take_down
from learning.models import BriefingPage, LearningPage, NotReadyToPublish, WebinarPage
from learning.models.recording import CaptionsState
from tests.factories.editing import background, edit_url, open_form
from tests.factories.media import with_captions
from tests.factories.pages import make_briefing, make_recording, make_webinar
from tests.factories.publishing import approve


def bulk(client, pages, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?" + "&".join(f"id={page.pk}" for page in pages), data)


def schedule(page):
    """As Wagtail leaves a page whose publishing is planned: the hour has come."""
    past = timezone.now() - datetime.timedelta(minutes=1)
    page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=past)


def save_by_the_form(client, page, **button):
    form = open_form(client, edit_url(page)) | {"has_case_material": "on"}
    client.post(edit_url(page), form | button)


def by_the_button(client, page):
    save_by_the_form(client, page, **{"action-publish": "yes"})


def in_bulk(client, page):
    bulk(client, [page])


def in_bulk_from_above(client, page):
    bulk(client, [page.get_parent()], include_descendants="on")


def by_the_clock(client, page):
    schedule(page)
    call_command("publish_scheduled")


def by_the_admin_api(client, page):
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))


def by_the_revision(client, page):
    page.latest_revision.publish()


def by_wagtails_action(client, page):
    PublishPageRevisionAction(page.latest_revision).execute()


def by_saving_it_live(client, page):
    page.live = True
    page.save()


def by_saving_it_live_with_a_revision(client, page):
    page = page.get_latest_revision_as_object()
    page.live, page.live_revision = True, page.latest_revision
    page.save()


def by_saving_something_else_with_that_revision(client, page):
    page.live, page.live_revision = True, page.latest_revision
    page.title = "Robin of Mill Lane"
    page.save()


DOORS = [
    by_the_button, in_bulk, in_bulk_from_above, by_the_clock, by_the_admin_api, by_the_revision, by_wagtails_action,
    by_saving_it_live, by_saving_it_live_with_a_revision, by_saving_something_else_with_that_revision,
]  # fmt: skip
NEVER = [by_saving_it_live, by_saving_something_else_with_that_revision]  # no revision says what would be live


@pytest.fixture
def draft(catalogue):
    """Of a webinar with reviewed captions that draws on a case."""
    page = make_webinar(catalogue, recording=with_captions(make_recording()), captions_later_because="")
    page.unpublish()
    page.has_case_material = True
    page.save_revision()
    return WebinarPage.objects.get().get_latest_revision_as_object()


@pytest.fixture
def publisher(client, administrator):
    client.force_login(administrator)
    return client


def leave_unapproved(page):
    pass


def lose_the_captions(page):
    page.recording.keep_captions("", CaptionsState.NONE, by=None, at=timezone.now())
    page.recording.save()
    approve(page.latest_revision)


def lose_a_field(page):
    page.summary = ""
    page.save_revision(clean=False)
    approve(page.latest_revision)


def change_it_after_approval(page):
    approve(page.latest_revision)
    page.title = "Robin of Mill Lane"
    page.save_revision()


CLOSED = [leave_unapproved, lose_the_captions, lose_a_field, change_it_after_approval]
# The clock can ask nobody for a reason: it starts another one instead, see tests/learning/publishing/test_scheduled.py.
GOES_ON = (by_the_clock, lose_the_captions)


@pytest.mark.parametrize(("door", "gate"), [pair for pair in product(DOORS, CLOSED) if pair != GOES_ON])
def test_no_door_is_open_while_a_gate_is_closed(door, gate, draft, publisher):
    gate(draft)
    with suppress(NotReadyToPublish):
        door(publisher, WebinarPage.objects.get())
    assert not WebinarPage.objects.get().live


@pytest.mark.parametrize("door", [door for door in DOORS if door not in NEVER])
def test_every_door_is_open_where_the_gates_are(door, draft, publisher):
    if door is by_the_button:  # the form writes some values in its own way, and that is what is approved
        save_by_the_form(publisher, draft)
    approve(WebinarPage.objects.get().latest_revision)
    door(publisher, WebinarPage.objects.get())
    assert WebinarPage.objects.get().live


def test_what_is_published_again_after_it_was_unpublished_needs_no_new_approval(draft):
    approve(draft.latest_revision)
    draft.latest_revision.publish()
    WebinarPage.objects.get().unpublish()
    WebinarPage.objects.get().latest_revision.publish()
    assert WebinarPage.objects.get().live


def test_an_earlier_version_is_not_published_by_the_approval_of_a_later_one(draft):
    earlier = draft.latest_revision
    approve(earlier)
    draft.title = "A better title"
    approve(draft.save_revision())
    with pytest.raises(NotReadyToPublish):
        earlier.publish()


def test_a_new_row_is_a_draft(catalogue):
    catalogue.add_child(instance=BriefingPage(title="Half", slug="half"))
    assert not BriefingPage.objects.get().live


def copies(page):
    return LearningPage.objects.exclude(pk=page.pk)


@pytest.fixture
def live_one(draft):
    """The module, approved and live."""
    approve(draft.latest_revision)
    draft.latest_revision.publish()
    return WebinarPage.objects.get()


def copied(page, client):
    page.copy(update_attrs={"slug": "a-copy"}, keep_live=True)


def copied_with_the_catalogue(page, client):
    page.get_parent().copy(recursive=True, update_attrs={"slug": "a-copy"}, keep_live=True)


def translated(page, client):
    page.copy_for_translation(Locale.objects.create(language_code="cy"), copy_parents=True)


COPIES = [copied, copied_with_the_catalogue]


@pytest.mark.parametrize("copy", [*COPIES, translated])
def test_a_copy_is_a_page_that_nobody_has_approved(copy, live_one, publisher):
    copy(live_one, publisher)
    copy = copies(live_one).get()
    assert (copy.live, copy.live_revision, copy.first_published_at) == (False, None, None)
    with pytest.raises(NotReadyToPublish):
        copy.specific.latest_revision.publish()


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_of_what_draws_on_no_case_is_live_where_that_is_asked(copy, catalogue, publisher):
    page = make_webinar(catalogue, recording=with_captions(make_recording()))
    copy(page, publisher)
    copy = copies(page).get()
    assert copy.live
    assert copy.live_revision is not None


def test_an_alias_is_as_live_as_what_it_repeats(live_one):
    alias = live_one.create_alias(update_slug="an-alias")
    assert LearningPage.objects.get(pk=alias.pk).live
    draft = live_one.get_latest_revision_as_object()
    draft.title = "Robin of Mill Lane"
    with pytest.raises(NotReadyToPublish):
        draft.save_revision().publish()
    assert LearningPage.objects.get(pk=alias.pk).title != "Robin of Mill Lane"


def test_moving_it_changes_nothing(live_one, catalogue):
    live_one.move(catalogue, pos="first-child")
    assert WebinarPage.objects.get().live


def test_a_live_page_and_its_drafts_are_saved_without_meeting_a_gate(live_one):
    live_one.recording.keep_captions("", CaptionsState.NONE, by=None, at=timezone.now())
    live_one.recording.save()
    live_one.summary = "Another."
    live_one.save()
    draft = live_one.get_latest_revision_as_object()
    draft.summary = ""
    draft.recording = None
    draft.save_revision(clean=False)
    page = WebinarPage.objects.get()
    assert (page.live, page.summary, page.has_unpublished_changes) == (True, "Another.", True)


def test_what_was_taken_down_takes_somebody_else_even_where_it_draws_on_no_case(client, catalogue, administrator):
    page = make_briefing(catalogue)
    assert not page.has_case_material
    take_down(page=page, by=administrator, reason="The town is named after all.")
    client.force_login(administrator)
    form = open_form(client, edit_url(page)) | {"action-publish": "yes"} | background("Ask why.")
    told = client.post(edit_url(page), form, follow=True).text
    assert "It was taken down once, so somebody who didn&#x27;t write it has to approve it" in told
    assert reverse("publish_module_alone", args=[page.pk]) in told
    assert not BriefingPage.objects.get().live

    approve(BriefingPage.objects.get().latest_revision)
    BriefingPage.objects.get().latest_revision.publish()
    assert BriefingPage.objects.get().live
