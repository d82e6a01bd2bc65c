"""Two people at the same moment, with real threads and real connections: a module goes live once, by one of them."""

from functools import partial

import pytest
from django.db.models import QuerySet
from wagtail.models import PageLogEntry

from accounts.models import User
from learning.actions import NotWaiting, approve_module
from learning.checklist import ITEMS, YES
from learning.models import Approval, BriefingPage, CataloguePage
from learning.models.eyes import said
from tests.factories.pages import make_briefing
from tests.factories.people import join_group, make_person
from tests.together import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:get_connection.. is deprecated"),  # Wagtail's mail to who approves
]
ROUNDS = 10  # a race without its guard may go well by chance


@pytest.fixture
def approvers(db) -> list[User]:
    """Two trainers who have written nothing of it."""
    return [join_group(make_person(f"second-{number}@example.org"), "Trainers") for number in range(2)]


def approve_together(catalogue: CataloguePage, trainer: User, approvers: list[User]) -> tuple[BriefingPage, list]:
    """A module that waits, and both press the button."""
    page = make_briefing(catalogue, owner=trainer)
    page.unpublish()
    page.has_case_material = True
    revision = page.save_revision(user=trainer)
    page = BriefingPage.objects.get(pk=page.pk)
    page.get_workflow().start(page, trainer)
    answers = dict.fromkeys(ITEMS, YES)
    approve = partial(approve_module, page=page, answers=answers, seen=said(revision.content))
    return page, all_at_once(*[partial(approve, by=person) for person in approvers])


def published(page: BriefingPage) -> int:
    """How often, since it was unpublished."""
    return PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count() - 1


def test_two_approvals_at_the_same_moment_publish_it_once(catalogue, trainer, approvers) -> None:
    page, results = approve_together(catalogue, trainer, approvers)

    assert sorted(type(result) for result in results if isinstance(result, Exception)) == [NotWaiting]
    assert Approval.objects.filter(page_id=page.pk).count() == 1
    assert published(page) == 1
    assert BriefingPage.objects.get(pk=page.pk).live


@pytest.mark.engine("postgresql")  # SQLite lets one writer in at a time, which is its guard
def test_without_the_lock_both_approvals_are_kept(catalogue, trainer, approvers, monkeypatch) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows)
    for _ in range(ROUNDS):
        approve_together(catalogue, trainer, approvers)

    assert Approval.objects.count() > ROUNDS
