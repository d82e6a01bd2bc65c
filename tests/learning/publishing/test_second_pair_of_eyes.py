"""A module that draws on a real case goes live with two people behind it."""

import pytest
from wagtail.models import TaskState

from learning.actions import ChangedMeanwhile, NotWaiting, WroteItThemselves, approve_module
from learning.checklist import VERSION
from learning.models import Approval, BriefingPage, NotReadyToPublish
from learning.models.eyes import said
from tests.factories.media import make_review
from tests.factories.pages import make_briefing
from tests.factories.publishing import approve, looked_over
from tests.learning.publishing.steps import ALL_WELL, is_live, seen, told, url, write

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves


def test_a_module_that_names_a_case_review_draws_on_a_case_whatever_its_box_says(catalogue, trainer):
    page = make_briefing(catalogue, owner=trainer)
    page.unpublish()
    page.case_review = make_review()
    revision = page.save_revision(user=trainer)
    with pytest.raises(NotReadyToPublish) as refused:
        revision.publish()
    assert set(refused.value.problems) == {"has_case_material"}
    approve(revision)
    revision.publish()
    assert is_live()


def test_another_trainer_approves_with_the_checklist_and_it_is_live(client, waiting, trainer, second_trainer):
    client.force_login(second_trainer)
    client.post(url("approve_module", waiting), looked_over(client, url("approve_module", waiting), comment="Good."))

    approval = Approval.objects.get()
    assert is_live()
    assert (approval.approved_by, approval.submitted_by, approval.comment) == (second_trainer, trainer, "Good.")
    assert (approval.answers, approval.checklist_version, approval.alone_because) == (ALL_WELL, VERSION, "")
    assert approval.revision_id == BriefingPage.objects.get().live_revision_id


def test_whoever_looks_at_it_is_told_of_places_that_may_identify_somebody(client, waiting, trainer, second_trainer):
    write(waiting, trainer, "Robin, born on 3 March 2014")
    client.force_login(second_trainer)
    assert "1 place may identify somebody." in client.get(url("approve_module", waiting)).text
    client.force_login(trainer)
    assert "1 place may identify somebody." in client.get(url("publish_module_alone", waiting)).text


def test_every_item_has_to_be_answered_and_what_was_answered_is_kept(client, waiting, second_trainer):
    client.force_login(second_trainer)
    form = looked_over(client, url("approve_module", waiting), siblings="not_applicable")
    form.pop("schools")
    answer = client.post(url("approve_module", waiting), form)

    assert answer.context["form"].errors == {"schools": ["Answer this: Yes, or that it does not apply."]}
    assert answer.context["form"]["siblings"].value() == "not_applicable"
    assert not is_live()


def test_the_editor_says_on_top_for_whom_it_waits_and_what_changes_are_asked_for(
    client, waiting, trainer, second_trainer
):
    editor, hint = url("wagtailadmin_pages:edit", waiting), "It waits for your approval."
    client.force_login(second_trainer)
    assert hint in told(client.get(editor))
    client.force_login(trainer)
    assert told(client.get(editor)) == ""

    TaskState.objects.get().specific.reject(user=second_trainer, comment="<b>Oakfield</b> is named.")

    words = told(client.get(editor)).strip()
    assert words == "Sam Adeyemi asks for changes: &lt;b&gt;Oakfield&lt;/b&gt; is named."


@pytest.mark.parametrize("who", ["the submitter", "an author", "an author who sent it in by a colleague"])
def test_nobody_approves_what_is_theirs(who, client, written, trainer, second_trainer):
    submitter = second_trainer if who == "an author who sent it in by a colleague" else trainer
    if who == "an author":
        write(written, second_trainer, "A better title")
        write(written, trainer, "A title better still")
    written = BriefingPage.objects.get()
    written.get_workflow().start(written, submitter)
    blocked = trainer if submitter is second_trainer else second_trainer if who == "an author" else trainer

    client.force_login(blocked)
    answer = client.post(url("approve_module", written), looked_over(client, url("approve_module", written)))

    assert "somebody else has to approve it" in told(answer)
    assert not is_live()
    with pytest.raises(WroteItThemselves):
        approve_module(page=written, by=blocked, answers=ALL_WELL, seen=seen(written))


def test_a_second_account_of_the_author_is_the_author(waiting, trainer, second_trainer):
    trainer.merged_into = second_trainer
    trainer.save()
    with pytest.raises(WroteItThemselves):
        approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=seen(waiting))


def test_accounts_that_are_merged_after_the_approval_close_the_gate_again(written, trainer, second_trainer):
    approve(written.latest_revision, approved_by=second_trainer, submitted_by=trainer)
    trainer.merged_into = second_trainer
    trainer.save()
    with pytest.raises(NotReadyToPublish):
        written.latest_revision.publish()


def test_saving_it_unchanged_makes_nobody_its_author(waiting, second_trainer):
    waiting.get_latest_revision_as_object().save_revision(user=second_trainer)
    approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=seen(waiting))
    assert is_live()


def test_who_wrote_what_was_approved_before_may_approve_what_others_changed_since(written, trainer, second_trainer):
    approve(written.latest_revision)
    written.latest_revision.publish()
    write(written, second_trainer, "A better title")
    page = BriefingPage.objects.get()
    page.get_workflow().start(page, second_trainer)
    approve_module(page=page, by=trainer, answers=ALL_WELL, seen=seen(page))
    assert BriefingPage.objects.get().title == "A better title"


def test_autosave_over_an_approved_revision_is_not_approved_and_has_an_author(written, trainer, second_trainer):
    approve(written.latest_revision, approved_by=second_trainer)
    draft = written.get_latest_revision_as_object()
    draft.title = "Robin of Mill Lane"
    draft.save_revision(user=trainer, overwrite_revision=written.latest_revision)
    page = BriefingPage.objects.get()
    with pytest.raises(NotReadyToPublish):
        page.latest_revision.publish()
    page.get_workflow().start(page, second_trainer)
    with pytest.raises(WroteItThemselves):
        approve_module(page=page, by=trainer, answers=ALL_WELL, seen=seen(page))


def test_what_changed_while_it_was_looked_at_is_looked_at_again(client, waiting, trainer, second_trainer):
    client.force_login(second_trainer)
    form = looked_over(client, url("approve_module", waiting))
    write(waiting, trainer, "Robin of Mill Lane")
    assert "has changed since you opened this page" in told(client.post(url("approve_module", waiting), form))
    assert not is_live()
    with pytest.raises(ChangedMeanwhile):
        approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=form["seen"])


def test_it_is_approved_once(waiting, second_trainer, administrator):
    approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=seen(waiting))
    with pytest.raises(NotWaiting):
        approve_module(page=waiting, by=administrator, answers=ALL_WELL, seen=seen(waiting))
    assert Approval.objects.count() == 1


def test_who_comes_second_is_told_that_it_waits_for_nobody(client, waiting, second_trainer, administrator):
    client.force_login(administrator)
    form = looked_over(client, url("approve_module", waiting))
    approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=seen(waiting))
    assert "It waits for nobody any more" in told(client.post(url("approve_module", waiting), form))


@pytest.mark.parametrize("name", ["approve_module", "publish_module_alone"])
def test_what_somebody_has_locked_goes_live_past_nobody(name, client, waiting, second_trainer, administrator):
    client.force_login(second_trainer)
    form = looked_over(client, url(name, waiting), because="Nobody else is here.")
    BriefingPage.objects.update(locked=True, locked_by=administrator)
    assert "is locked" in told(client.post(url(name, waiting), form))
    assert not is_live()


def test_another_closed_gate_undoes_the_approval(waiting, trainer, second_trainer):
    draft = waiting.get_latest_revision_as_object()
    draft.summary = ""
    half = draft.save_revision(user=trainer, clean=False)
    with pytest.raises(NotReadyToPublish) as refused:
        approve_module(page=waiting, by=second_trainer, answers=ALL_WELL, seen=said(half.content))
    assert refused.value.problems == {"summary": "Summary: This field cannot be blank."}
    assert not Approval.objects.exists()
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_the_mark_cannot_be_taken_away_to_publish_without_another(written, administrator):
    approve(written.latest_revision)
    written.latest_revision.publish()
    draft = written.get_latest_revision_as_object()
    draft.has_case_material, draft.title = False, "Robin of Mill Lane"
    with pytest.raises(NotReadyToPublish):
        draft.save_revision(user=administrator).publish()


def test_the_approvers_desk_shows_what_waits_for_them_and_not_their_own(waiting, trainer, second_trainer):
    assert list(TaskState.objects.reviewable_by(second_trainer))
    assert not list(TaskState.objects.reviewable_by(trainer))
