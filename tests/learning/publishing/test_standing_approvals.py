"""Which approvals of a module still stand."""

from learning.actions import take_down
from learning.models.eyes import has_written, is_approved
from tests.factories.pages import make_briefing
from tests.factories.people import make_person
from tests.factories.publishing import approve
from tests.learning.publishing.steps import write


def test_an_approval_and_a_take_down_are_of_one_module_alone(catalogue, trainer):
    first, second = [make_briefing(catalogue, has_case_material=True) for _ in range(2)]
    assert is_approved(first.latest_revision)  # though somebody has approved another one since
    take_down(page=second, by=trainer, reason="The town is named.")
    assert is_approved(first.latest_revision)
    assert not is_approved(second.latest_revision)


def test_an_author_who_approved_all_the_same_has_approved_nothing(written, trainer, second_trainer):
    approve(written.latest_revision, approved_by=trainer, submitted_by=second_trainer)
    assert not is_approved(written.latest_revision)


def test_accounts_that_were_merged_into_one_are_the_same_author(written, trainer, second_trainer):
    kept = make_person("kept@example.org")
    for account in (trainer, second_trainer):
        account.merged_into = kept
        account.save()
    assert has_written(second_trainer, written.latest_revision)


def test_who_writes_another_module_is_no_author_of_this_one(written, second_trainer, catalogue):
    write(make_briefing(catalogue, title="Another"), second_trainer, "Another still")
    assert not has_written(second_trainer, write(written, None, "A better title"))


def test_approved_words_may_be_gone_back_to_whoever_has_tried_others_since(written, trainer, second_trainer):
    approve(written.latest_revision, approved_by=second_trainer, submitted_by=trainer)
    write(written, second_trainer, "Another title")
    assert is_approved(write(written, trainer, written.title))
