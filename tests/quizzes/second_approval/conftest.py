"""A question that draws on a case, and who may look at it."""

import pytest

from accounts.models import User
from quizzes.actions import (
    create_question,
)
from quizzes.models import Question
from tests.factories.people import join_group, make_person
from tests.factories.questions import make_body


@pytest.fixture
def second(db: None) -> User:
    """Another trainer."""
    return join_group(make_person("second@example.org", first_name="Sam", last_name="Reid"), "Trainers")


@pytest.fixture
def question(trainer: User) -> Question:
    """A draft by the trainer that draws on a case."""
    return create_question(
        name="Imani", kind="single_choice", body=make_body(), by=trainer, publish=False, has_case_material=True
    )
