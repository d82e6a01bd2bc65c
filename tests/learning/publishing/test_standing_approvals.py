"""Which approvals of a module still stand."""

from learning.actions import take_down
from learning.models.eyes import is_approved
from tests.factories.pages import make_briefing


def test_an_approval_and_a_take_down_are_of_one_module_alone(catalogue, trainer):
    first, second = [make_briefing(catalogue, has_case_material=True) for _ in range(2)]
    assert is_approved(first.latest_revision)  # though somebody has approved another one since
    take_down(page=second, by=trainer, reason="The town is named.")
    assert is_approved(first.latest_revision)
    assert not is_approved(second.latest_revision)
