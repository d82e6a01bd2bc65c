"""Numbers, short texts and reflections are tried by their author, finished or not."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.questions import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


@pytest.mark.parametrize(
    ("kind", "right", "wrong"), [("numerical", "15", "3"), ("short_text", "Health visitor", "nobody")]
)
def test_a_typed_answer_is_tried_as_it_is_asked(author: Client, kind: str, right: str, wrong: str) -> None:
    address = reverse("questions:try", args=[make_question(kind).pk])
    assert "told-" not in author.get(address).text
    assert "told-feedback-a" in author.post(address, {"answer": right}).text
    assert "told-other" in author.post(address, {"answer": wrong}).text
    assert "There is a problem" in author.post(address, {"answer": ""}).text


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("numerical", {"answers": [{"id": "a", "text": "x", "tolerance": "x", "weight": "x"}]}),
        ("numerical", {"answers": [], "units": [{"name": "", "factor": "x"}], "unit_needed": True}),
        ("short_text", {"answers": []}),
        ("multiple_choice", {"right": (), "scoring": "part"}),
    ],
)
def test_an_unfinished_draft_is_tried(author: Client, kind: str, parts: dict) -> None:
    address = reverse("questions:try", args=[make_question(kind, publish=False, **parts).pk])
    for answer in ("15", "a", ""):
        assert "a draft. Nothing is recorded here." in author.post(address, {"answer": answer}).text


def test_a_reflection_longer_than_an_address_is_tried(author: Client) -> None:
    address = reverse("questions:try", args=[make_question("essay").pk])
    assert f"{'I ask. ' * 1_000}" in author.post(address, {"answer": "I ask. " * 1_000}).text
