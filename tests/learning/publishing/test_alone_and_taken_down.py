"""The two named ways past the second pair of eyes: publishing alone with a reason, and taking down at once."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.log_actions import registry

from learning.actions import publish_alone, take_down
from learning.models import Approval, BriefingPage, NotReadyToPublish, TakeDown
from tests.factories.publishing import approve, looked_over
from tests.learning.publishing.steps import ALL_WELL, is_live, seen, url, write

pytestmark = pytest.mark.filterwarnings("ignore:get_connection.. is deprecated")  # Wagtail's mail to who approves


def test_a_lone_trainer_publishes_with_a_reason_that_stays(client, written, trainer):
    client.force_login(trainer)
    alone = url("publish_module_alone", written)
    without = client.post(alone, looked_over(client, alone))
    assert set(without.context["form"].errors) == {"because"}
    assert not is_live()

    client.post(alone, looked_over(client, alone, because="I am the only trainer until June."))
    assert is_live()
    assert Approval.objects.get().alone_because == "I am the only trainer until June."
    said = [entry.formatter.format_message(entry) for entry in registry.get_logs_for_instance(written)]
    assert "Published without a second pair of eyes: “I am the only trainer until June.”" in said


def test_whoever_publishes_alone_is_told_who_else_is_there(client, written, trainer, second_trainer):
    client.force_login(trainer)
    assert "Sam Adeyemi" in client.get(url("publish_module_alone", written)).content.decode()


def test_alone_is_alone_for_these_words_only(written, trainer):
    publish_alone(page=written, by=trainer, answers=ALL_WELL, seen=seen(written), because="Nobody else is here.")
    with pytest.raises(NotReadyToPublish):
        write(written, trainer, "Robin of Mill Lane").publish()


def test_a_trainer_takes_down_at_once_and_owner_and_administrators_are_told(
    client, written, trainer, second_trainer, administrator, run_durable_tasks, mailoutbox
):
    approve(written.latest_revision)
    written.latest_revision.publish()
    client.force_login(second_trainer)
    client.post(url("take_down_module", written), {"reason": ""})
    assert is_live()
    client.post(url("take_down_module", written), {"reason": "The town is named on slide 4."})

    assert not is_live()
    assert TakeDown.objects.get().taken_down_by == second_trainer
    run_durable_tasks()
    assert {mail.to[0] for mail in mailoutbox} == {trainer.email, administrator.email}
    assert all("The town is named on slide 4." in mail.body and "Sam Adeyemi" in mail.body for mail in mailoutbox)


def test_what_was_taken_down_needs_a_new_approval(written, trainer, second_trainer):
    approve(written.latest_revision)
    written.latest_revision.publish()
    take_down(page=BriefingPage.objects.get(), by=trainer, reason="The town is named.")
    with pytest.raises(NotReadyToPublish):
        BriefingPage.objects.get().latest_revision.publish()
    approve(written.latest_revision)
    BriefingPage.objects.get().latest_revision.publish()
    assert is_live()


@pytest.mark.parametrize("name", ["approve_module", "publish_module_alone", "take_down_module"])
def test_who_may_not_edit_the_module_gets_to_none_of_them(name, client, written, practitioner):
    practitioner.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(practitioner)
    assert client.post(url(name, written), {"reason": "A reason"}).url == reverse("wagtailadmin_home")
    assert not TakeDown.objects.exists()
