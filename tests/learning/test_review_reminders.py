"""Whoever owns a module is told when somebody should look at it again: in time, once, and not for ever silent."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import Site

from accounts.models import User
from learning.models import LearningPage, PartnershipSettings
from learning.review_dates import number_due
from learning.tasks.reviews import remind_of_reviews
from tests.factories.pages import make_briefing
from tests.factories.people import make_person

DAY = datetime.date(2026, 9, 30)


@pytest.mark.parametrize(
    ("days", "number"), [(-15, None), (-14, 0), (-1, 0), (0, 1), (29, 1), (30, 2), (59, 2), (60, 3)]
)
def test_a_reminder_is_due_two_weeks_ahead_on_the_day_and_each_month_after(days: int, number: int | None) -> None:
    assert number_due(DAY, DAY + datetime.timedelta(days=days)) == number


@pytest.fixture
def module(catalogue, trainer):
    return make_briefing(catalogue, title="Was not brought", review_on=DAY, owner=trainer)


@pytest.fixture
def remind(run_durable_tasks):
    """So many days after the date; two machines look at the same time."""

    def remind(days: int) -> None:
        for _ in range(2):
            remind_of_reviews(DAY + datetime.timedelta(days=days))
        run_durable_tasks()

    return remind


def test_the_owner_is_reminded_once_for_each_date_and_month(module, trainer, remind, mailoutbox) -> None:
    for days, mails in [(-20, 0), (-14, 1), (-3, 1), (0, 2), (10, 2), (31, 3)]:
        remind(days)
        assert len(mailoutbox) == mails
    assert {tuple(mail.to) for mail in mailoutbox} == {(trainer.email,)}
    for in_time in mailoutbox[:2]:
        assert "“Was not brought” should be looked at again by 30 September 2026." in in_time.body
    assert "should have been looked at again on 30 September 2026." in mailoutbox[2].body
    assert f"/admin/pages/{module.pk}/edit/" in mailoutbox[0].body


def test_a_date_that_was_moved_is_spoken_of_anew(module, remind, mailoutbox) -> None:
    remind(0)
    module.review_on = DAY + datetime.timedelta(days=10)
    module.save_revision().publish()
    remind(0)
    assert [mail.body.splitlines()[0][-18:] for mail in mailoutbox] == ["30 September 2026.", "y 10 October 2026."]


def test_nobody_is_reminded_of_what_was_taken_down(module, remind, mailoutbox) -> None:
    module.unpublish()
    remind(0)
    assert mailoutbox == []


def test_an_owner_whose_accounts_were_merged_is_told_at_the_one_they_use(module, trainer, remind, mailoutbox) -> None:
    trainer.merged_into, trainer.is_active = make_person("new@example.org"), False
    trainer.save()
    remind(0)
    assert [mail.to for mail in mailoutbox] == [["new@example.org"]]


@pytest.mark.parametrize("owner", ["left", "none"])
def test_the_partnership_is_told_where_no_owner_is_there(module, trainer, catalogue, remind, mailoutbox, owner) -> None:
    if owner == "left":
        User.objects.filter(pk=trainer.pk).update(is_active=False)
    else:
        LearningPage.objects.update(owner=None)
    remind(0)
    assert mailoutbox == []
    partnership = PartnershipSettings.for_site(catalogue.get_site())
    partnership.contact_email = "learning@example.org"
    partnership.save()
    remind(1)
    assert [mail.to for mail in mailoutbox] == [["learning@example.org"]]


def test_nobody_is_told_where_the_module_is_on_no_site(module, remind, mailoutbox) -> None:
    LearningPage.objects.update(owner=None)
    Site.objects.all().delete()
    remind(0)
    assert mailoutbox == []


def test_the_worker_looks_at_the_dates_of_today(module, run_durable_tasks, mailoutbox) -> None:
    with time_machine.travel(datetime.datetime(2026, 9, 16, 9, tzinfo=datetime.UTC)):
        call_command("tick")
        run_durable_tasks()
    assert [mail.subject for mail in mailoutbox] == ["Please look at “Was not brought” again"]
