"""A draft that draws on a case, and who may look at it."""

import pytest

from accounts.models import User
from learning.models import BriefingPage, CataloguePage
from tests.factories.pages import make_briefing
from tests.factories.people import join_group, make_person


@pytest.fixture
def second_trainer(db: None) -> User:
    """Somebody who has written nothing of it."""
    return join_group(make_person("second@example.org", first_name="Sam", last_name="Adeyemi"), "Trainers")


@pytest.fixture
def written(catalogue: CataloguePage, trainer: User) -> BriefingPage:
    """A draft of the trainer's that draws on a case."""
    page = make_briefing(catalogue, owner=trainer)
    page.unpublish()
    page.has_case_material = True
    page.save_revision(user=trainer)
    return BriefingPage.objects.get()


@pytest.fixture
def waiting(written: BriefingPage, trainer: User) -> BriefingPage:
    """Submitted."""
    written.get_workflow().start(written, trainer)
    return written
