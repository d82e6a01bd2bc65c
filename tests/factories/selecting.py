"""Questions that are answered in selects: one of each kind to sit, and any for property tests."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.actions import create_question
from quizzes.kinds.body import Body
from quizzes.models import Question
from tests.factories.question_records import LINES, PLAIN

KINDS = ("matching", "ordering", "missing_words")
TEXTS = ("A bruise on a baby’s cheek", "Nappy rash that <b>never</b> heals", "Fear of a parent’s partner")
ANSWERS = ("Physical abuse", "Neglect & poverty", "Domestic abuse", "Nothing")
STEPS = ("Make sure that she is safe", "Tell the lead", "Write it down", "Refer")
WORDS = ("was not brought", "did not come", "visit", "write to")
SENTENCE = "<p>If a child [[1]], then [[3]] the family.</p><ul><li>Say “[[1]]”.</li></ul>"

PARTS: dict[str, dict[str, Any]] = {
    "matching": {
        "pairs": [
            {"id": one, "text": text, "answer": answer}
            for one, text, answer in zip("abcd", (*TEXTS, ""), ANSWERS, strict=True)
        ]
    },
    "ordering": {"items": [{"id": one, "text": step} for one, step in zip("abcd", STEPS, strict=True)]},
    "missing_words": {
        "text": SENTENCE,
        "choices": [
            {"id": one, "text": word, "group": group}
            for one, word, group in zip("abcd", WORDS, (1, 1, 2, 2), strict=True)
        ],
    },
}
SHARED = {"stem": "<p>Leo is seven months old.</p><p>What now?</p>", "rationale": "<p>Why</p>", "explained_in": ""}


def selecting_body(kind: str, **parts: Any) -> Body:
    """A body of this kind, fit to be asked unless `parts` say otherwise."""
    return kinds.tidy(kind, SHARED | PARTS[kind] | parts)


def make_selecting_question(kind: str, **parts: Any) -> Question:
    """One in the bank, published."""
    return create_question(name=kind, topic="Selects", kind=kind, body=selecting_body(kind, **parts), by=None)


def inputs(body: Body, kind: str, order: list[str], response: dict[str, str]) -> dict[str, str]:
    """What a browser sends for this response, the question being laid out in this order."""
    asked = kinds.KINDS[kind].asked(body, order)
    return {f"answer_{index}": one.values[response[one.part]] for index, one in enumerate(asked)}


@st.composite
def bodies(draw: st.DrawFn, kind: str) -> Body:
    """Any that can be asked."""
    body = selecting_body(kind, **draw(MADE_UP[kind]))
    assume(not list(kinds.KINDS[kind].problems(body)))
    return body


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    texts = [*draw(st.lists(LINES, min_size=2, max_size=5, unique=True)), *draw(st.lists(st.just(""), max_size=2))]
    answers = st.sampled_from(draw(st.lists(PLAIN, min_size=3, max_size=5, unique=True)))
    return {"pairs": [{"id": one, "text": text, "answer": draw(answers)} for one, text in zip("abcdefg", texts)]}  # noqa: B905


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    texts = draw(st.lists(LINES, min_size=2, max_size=5, unique=True))
    listed = [{"id": one, "text": text} for one, text in zip("abcde", texts, strict=False)]
    return {"items": listed, "scoring": draw(st.sampled_from(["", "part"]))}


@st.composite
def gaps(draw: st.DrawFn) -> dict[str, Any]:
    words = draw(st.lists(PLAIN, min_size=2, max_size=5, unique=True))
    choices = [
        {"id": one, "text": word, "group": draw(st.integers(1, 2))} for one, word in zip("abcde", words, strict=False)
    ]
    numbers = draw(st.lists(st.integers(1, len(words)), min_size=1, max_size=4))
    paragraphs = [f"<p>Then <b>it</b> [[{number}]] &amp; so on.</p>" for number in numbers]
    joined = draw(st.sampled_from(["", "<p>Without.</p>"])).join(paragraphs)
    return {"text": joined, "choices": choices}


MADE_UP = {"matching": pairs(), "ordering": items(), "missing_words": gaps()}
