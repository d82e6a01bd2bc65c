"""A retired module leaves the catalogue; its address leads on or says so, and nobody's record changes."""

from uuid import UUID, uuid4

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from learning.desk.retiring import AlreadyRetired, LeadsInACircle, bring_back, retire_module
from learning.models import LearningPage, Retirement
from learning.replacing import end_of_chain, leads_in_a_circle
from tests.factories.editing import edit_url, open_form
from tests.factories.pages import make_briefing, make_enrolment
from tests.factories.records import make_completion

A, B, C, D = (UUID(int=number) for number in range(1, 5))


@pytest.mark.parametrize(
    ("replacements", "ends_at"),
    [
        ({}, A),
        ({A: None}, None),
        ({A: B}, B),
        ({A: B, B: C}, C),
        ({A: B, B: None}, None),
        ({A: B, B: A}, None),
        ({A: B, B: C, C: B}, None),
    ],
)
def test_a_chain_of_replacements_is_followed_to_its_end(replacements, ends_at):
    assert end_of_chain(replacements, A) == ends_at


@pytest.mark.parametrize(
    ("replacements", "replaced_by", "circle"),
    [({}, B, False), ({}, A, True), ({B: A}, B, True), ({B: C, C: A}, B, True), ({B: C, C: D}, B, False),
     ({B: C, C: B}, B, False), ({B: None}, B, False)],
)  # fmt: skip
def test_a_circle_is_seen_before_it_is_closed(replacements, replaced_by, circle):
    assert leads_in_a_circle(replacements, A, replaced_by) is circle


@pytest.fixture
def module(catalogue):
    return make_briefing(catalogue, title="Was not brought")


@pytest.fixture
def successor(catalogue):
    return make_briefing(catalogue, title="Was not brought, 2027")


@pytest.fixture
def retire(administrator):
    def retire(page, replaced_by=None, reason="The guidance changed."):
        retire_module(page=page, reason=reason, by=administrator, replaced_by=replaced_by)
        return LearningPage.objects.get(pk=page.pk)

    return retire


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_old_address_says_when_and_why_and_the_catalogue_forgets_it(client, module, retire, catalogue):
    retire(module)

    page = client.get(module.url)

    assert page.status_code == 410
    assert f"This module was retired on {timezone.localdate():%-d %B %Y}" in page.text
    assert "The guidance changed." in page.text
    assert module.title not in client.get(catalogue.url).text
    assert module.title not in client.get(f"{catalogue.url}?q=brought").text


def test_the_old_address_leads_on_to_what_replaces_it_along_the_chain(client, module, successor, retire, catalogue):
    newest = make_briefing(catalogue, title="Was not brought, 2028")
    retire(module, replaced_by=successor)
    assert client.get(module.url).url == successor.url
    retire(successor, replaced_by=newest)
    assert client.get(module.url).url == newest.url


def test_a_replacement_that_is_not_live_leads_nobody_into_nothing(client, module, successor, retire):
    retire(module, replaced_by=successor)
    successor.unpublish()
    assert "This module was retired on" in client.get(module.url).text


def test_a_module_that_was_only_unpublished_is_not_found(client, module):
    module.unpublish()
    assert client.get(module.url).status_code == 404


def test_a_moved_module_stays_retired_at_its_new_address(client, module, retire, catalogue):
    retire(module)
    LearningPage.objects.get(pk=module.pk).move(catalogue.get_parent(), pos="last-child")
    moved = LearningPage.objects.get(pk=module.pk)
    assert "This module was retired on" in client.get(moved.url).text


def test_who_is_in_the_middle_is_led_on_and_keeps_what_was_done(client, practitioner, module, successor, retire):
    enrolment = make_enrolment(practitioner, module, started_at=timezone.now())
    completion = make_completion(practitioner, title=module.title)
    retire(module, replaced_by=successor)
    client.force_login(practitioner)

    for step in ("start", "again", "check_start"):
        answer = client.post(reverse(f"learning:{step}", args=[module.translation_key]), follow=True)
        assert answer.redirect_chain[-1][0] == successor.url
    cpd = client.get(reverse("learning:my_cpd")).text

    assert practitioner.enrolments.get() == enrolment
    assert reverse("records:certificate", args=[completion.certificate.serial]) in cpd
    assert f'href="{successor.url}"' in cpd
    assert "Replaced" in cpd


def test_a_circle_is_refused_at_its_field(as_administrator, module, successor, retire):
    retire(successor, replaced_by=module)
    form = {"reason": "Old.", "replacement": successor.pk}

    answer = as_administrator.post(reverse("retire_module", args=[module.pk]), form)

    assert answer.context["form"].errors == {
        "replacement": ["That module is itself replaced by this one, in the end. Choose another one."]
    }
    assert LearningPage.objects.get(pk=module.pk).live
    with pytest.raises(LeadsInACircle):
        retire(module, replaced_by=successor)


def test_a_module_replaces_another_one_for_a_reason(as_administrator, module):
    answer = as_administrator.post(reverse("retire_module", args=[module.pk]), {"replacement": module.pk})
    assert answer.context["form"].errors == {
        "reason": ["Say why. People who follow an old link read it."],
        "replacement": ["A module can't replace itself. Choose another one, or leave this empty."],
    }


def test_a_module_is_retired_and_brought_back_from_its_editor(as_administrator, module, successor):
    retire_url, back_url = (reverse(name, args=[module.pk]) for name in ("retire_module", "bring_back_module"))
    assert retire_url in as_administrator.get(edit_url(module)).text
    done = as_administrator.post(retire_url, {"reason": "Old.", "replacement": successor.pk})
    assert "“Was not brought” is retired." in told(done)
    assert back_url in as_administrator.get(edit_url(module)).text
    assert "Old." in as_administrator.get(back_url).text

    done = as_administrator.post(back_url)

    assert "“Was not brought” is back in the catalogue." in told(done)
    assert as_administrator.get(module.url).status_code == 200
    [row] = Retirement.objects.all()
    assert row.ended_at


def test_a_module_that_lacks_something_comes_back_as_a_draft_and_says_what(as_administrator, module, retire):
    draft = retire(module).specific.get_latest_revision_as_object()
    draft.background, draft.themes = [], []
    draft.save_revision(clean=False)

    done = as_administrator.post(reverse("bring_back_module", args=[module.pk]))

    assert "isn’t retired any more, but it isn’t published yet" in told(done)
    assert "There is nothing to learn yet" in told(done)
    assert not LearningPage.objects.get(pk=module.pk).live
    assert not Retirement.objects.in_force().exists()


def test_a_retired_module_is_not_published_before_it_is_brought_back(as_administrator, module, retire):
    retire(module)
    form = open_form(as_administrator, edit_url(module)) | {"action-publish": "action-publish"}

    answer = as_administrator.post(edit_url(module), form)

    assert "This module is retired. Bring it back first" in answer.text
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_administrator.post(f"{bulk}?id={module.pk}", {"include_descendants": "on"})
    assert not LearningPage.objects.get(pk=module.pk).live


def test_drafts_of_a_retired_module_are_written_as_ever(as_administrator, module, retire):
    retire(module)
    as_administrator.post(edit_url(module), open_form(as_administrator, edit_url(module)) | {"title": "Better"})
    assert LearningPage.objects.get(pk=module.pk).draft_title == "Better"


def test_nothing_is_retired_twice_nor_without_a_reason(module, successor, retire, administrator):
    retire(module)
    with pytest.raises(AlreadyRetired):
        retire(module)
    facts = {"retired_at": timezone.now(), "retired_by": administrator, "reason": "Old."}
    for nonsense in (
        {"reason": ""},
        {"activity": A, "replaced_by": A},
        {"ended_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Retirement.objects.create(**{"activity": uuid4()} | facts | nonsense)
    bring_back(page=module, by=administrator)
    retire(module)
    assert Retirement.objects.count() == 2


def test_only_who_may_publish_retires(client, trainer, module):
    client.force_login(trainer)
    for name in ("retire_module", "bring_back_module"):
        client.post(reverse(name, args=[module.pk]), {"reason": "Old."})
    assert "Retire" not in client.get(edit_url(module)).text
    assert not Retirement.objects.exists()


@pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")
def test_nobody_retires_past_somebody_elses_lock(client, administrator, trainer, module):
    LearningPage.objects.update(locked=True, locked_by=trainer)
    client.force_login(administrator)
    client.post(reverse("retire_module", args=[module.pk]), {"reason": "The guidance changed."})
    assert not Retirement.objects.exists()


def test_what_was_published_a_moment_ago_is_live_no_longer(module, retire):
    module.live = False  # as it was when the form was opened
    assert not retire(module).live


def test_the_clock_publishes_no_retired_module(module, retire):
    draft = module.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    draft.save_revision(approved_go_live_at=timezone.now() - timezone.timedelta(hours=1))
    retire(module)

    call_command("publish_scheduled")

    assert not LearningPage.objects.get(pk=module.pk).live
