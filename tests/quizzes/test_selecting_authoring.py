"""Trainers write pairs, orders and texts with gaps; a draft may be unfinished, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from accounts.models import User
from quizzes.kinds.markup import LINE, TEXT
from quizzes.models import Question
from tests.factories.questions import make_question
from tests.factories.selecting import KINDS
from tests.quizzes.typed import typed

pytestmark = pytest.mark.django_db

PAIRS = [("A <b>bruise</b>", "Harm & fear"), ("Rash", "Neglect"), ("", "Nothing")]
STEPS = ["Make her <b>safe</b>", "Tell the lead", "Write it down"]
WORDS = [("was not brought", "1"), ("did not come", ""), ("visit", "2"), ("write to", "2")]
TEXT_WITH_GAPS = "<p>Who [[1]]? Then [[3]].</p>"


@pytest.fixture
def author(client: Client, trainer: User) -> Client:
    """A trainer's browser."""
    client.force_login(trainer)
    return client


def rows(part: str, *listed: dict[str, str]) -> dict[str, str]:
    sent = {f"{part}-TOTAL_FORMS": str(len(listed)), f"{part}-INITIAL_FORMS": "0"}
    for number, row in enumerate(listed):
        sent |= {f"{part}-{number}-{name}": value for name, value in ({"ORDER": str(number + 1)} | row).items()}
    return sent


def pair_rows(pairs: list[tuple[str, str]]) -> dict[str, str]:
    return rows("pairs", *({"text": rich_text(text, features=LINE), "answer": answer} for text, answer in pairs))


def step_rows(steps: list[str], scoring: str = "") -> dict[str, str]:
    return rows("items", *({"text": rich_text(step, features=LINE)} for step in steps)) | {"order-scoring": scoring}


def word_rows(text: str, words: list[tuple[str, str]]) -> dict[str, str]:
    sent = rows("choices", *({"text": word, "group": group} for word, group in words))
    return sent | {"gaps-text": rich_text(text, features=TEXT)}


SENT = {
    "matching": pair_rows(PAIRS),
    "ordering": step_rows(STEPS, "part"),
    "missing_words": word_rows(TEXT_WITH_GAPS, WORDS),
}
EMPTY = {"matching": pair_rows([]), "ordering": step_rows([]), "missing_words": word_rows("", [])}
KEPT: dict[str, dict[str, Any]] = {
    "matching": {
        "pairs": [{"id": one, "text": text, "answer": answer} for one, (text, answer) in zip("abc", PAIRS, strict=True)]
    },
    "ordering": {
        "items": [{"id": one, "text": step} for one, step in zip("abc", STEPS, strict=True)],
        "scoring": "part",
    },
    "missing_words": {
        "text": TEXT_WITH_GAPS,
        "choices": [
            {"id": one, "text": word, "group": int(group or 1)}
            for one, (word, group) in zip("abcd", WORDS, strict=True)
        ],
    },
}


def add(author: Client, kind: str, sent: dict[str, str], **fields: Any):
    return author.post(reverse("questions:add_kind", args=[kind]), typed(kind, rows=sent, **fields), follow=True)


def own_parts(kind: str) -> dict[str, Any]:
    content = Question.objects.get().newest_version.content
    return {part: content[part] for part in KEPT[kind] if part in content}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_and_published(author: Client, kind: str) -> None:
    assert reverse("questions:add_kind", args=[kind]) in author.get(reverse("questions:add")).text
    add(author, kind, SENT[kind], publish=True)
    assert Question.objects.get().current_version.kind == kind
    assert own_parts(kind) == KEPT[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_an_unfinished_draft_is_kept_tried_and_not_published(author: Client, kind: str) -> None:
    response = add(author, kind, EMPTY[kind], stem="")
    question = Question.objects.get()
    assert "is kept as a draft." in response.text
    tried = author.post(reverse("questions:try", args=[question.pk]))
    assert "There is a problem" in tried.text

    response = author.post(reverse("questions:edit", args=[question.pk]), typed(kind, rows=EMPTY[kind], publish=True))
    assert "Nothing is saved yet." in response.text
    assert question.current_version is None


@pytest.mark.parametrize(
    ("kind", "sent", "message", "kept"),
    [
        ("matching", pair_rows(PAIRS[:2]), "Write at least three answers.", "Harm &amp; fear"),
        ("matching", pair_rows([*PAIRS, ("Burn", "")]), "Write the answer.", "Burn"),
        ("ordering", step_rows(STEPS[:1]), "Write at least two items.", "safe"),
        ("ordering", step_rows(["Same", "Same"]), "Another item says this already.", "Same"),
        ("missing_words", word_rows("<p>Who?</p>", WORDS), "Write a text with at least one gap", "write to"),
        ("missing_words", word_rows("<p>Who [[9]]?</p>", WORDS), "There is a gap [[9]], but no choice 9", "Who [[9]]?"),
        ("missing_words", word_rows(TEXT_WITH_GAPS, WORDS[:3]), "Write another choice in group 2", "visit"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_at_its_field_with_what_was_typed(author, kind, sent, message, kept) -> None:
    response = add(author, kind, sent, publish=True)
    assert response.text.count(message) == 1
    assert kept in response.text
    assert not Question.objects.exists()


def test_an_empty_choice_between_others_is_counted_and_named(author: Client) -> None:
    """Left out, it would make every gap behind it point to another word."""
    with_gap = word_rows("<p>[[1]] or [[3]]</p>", [("yes", "1"), ("", ""), ("no", "1"), ("", "")])
    response = add(author, "missing_words", with_gap, publish=True)
    _text, choices = response.context["form"].editor.sections
    assert [list(form.errors) for form in choices.formset.forms] == [[], ["text"], [], []]

    add(author, "missing_words", with_gap)
    assert [choice["text"] for choice in own_parts("missing_words")["choices"]] == ["yes", "", "no"]


def test_a_reworded_and_moved_item_keeps_its_id(author: Client) -> None:
    question = make_question("ordering")
    moved = {"items-0-id": "a", "items-0-ORDER": "9", "items-1-id": "b"}
    sent = typed("ordering", rows=step_rows(["Reworded", "Tell", "New"]) | moved, publish=True)
    author.post(reverse("questions:edit", args=[question.pk]), sent)
    items = question.current_version.content["items"]
    assert [(item["id"], item["text"]) for item in items] == [("b", "Tell"), ("c", "New"), ("a", "Reworded")]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_tried_as_it_is_asked(author: Client, kind: str) -> None:
    address = reverse("questions:try", args=[make_question(kind).pk])
    assert "told-" not in author.get(address).text
    told = author.post(address, {f"answer_{number}": str(number % 2) for number in range(4)}).text
    # Two items can't share a place; any other answer is one.
    assert ("Give each place to one item" if kind == "ordering" else "told-rationale") in told
