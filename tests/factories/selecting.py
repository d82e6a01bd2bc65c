"""Questions that are answered in selects, made up by Hypothesis, and what a browser sends for an answer to one."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from quizzes import kinds
from quizzes.kinds.body import Body
from tests.factories.bodies import body_of
from tests.factories.question_records import LINES, PLAIN

KINDS = ("matching", "ordering", "missing_words")


def inputs(kind: str, body: Body, order: list[str], response: dict[str, str]) -> dict[str, str]:
    """What is sent for this response, the question being laid out in this order."""
    asked = kinds.KINDS[kind].asked(body, order)
    return {f"answer_{index}": one.values[response[one.part]] for index, one in enumerate(asked)}


@st.composite
def bodies(draw: st.DrawFn, kind: str) -> Body:
    """Any that can be asked."""
    body = kinds.tidy(kind, body_of(kind, **draw(MADE_UP[kind])))
    assume(not list(kinds.KINDS[kind].problems(body)))
    return body


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    texts = [*draw(st.lists(LINES, min_size=2, max_size=5, unique=True)), *draw(st.lists(st.just(""), max_size=2))]
    answers = st.sampled_from(draw(st.lists(PLAIN, min_size=3, max_size=5, unique=True)))
    return {"pairs": [{"id": one, "text": text, "answer": draw(answers)} for one, text in lettered(texts)]}


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    texts = draw(st.lists(LINES, min_size=2, max_size=5, unique=True))
    listed = [{"id": one, "text": text} for one, text in lettered(texts)]
    return {"items": listed, "scoring": draw(st.sampled_from(["", "part"]))}


@st.composite
def gaps(draw: st.DrawFn) -> dict[str, Any]:
    words = draw(st.lists(PLAIN, min_size=2, max_size=5, unique=True))
    choices = [{"id": one, "text": word, "group": draw(st.integers(1, 2))} for one, word in lettered(words)]
    numbers = draw(st.lists(st.integers(1, len(words)), min_size=1, max_size=4))
    paragraphs = [f"<p>Then <b>it</b> [[{number}]] &amp; so on.</p>" for number in numbers]
    return {"text": draw(st.sampled_from(["", "<p>Without.</p>"])).join(paragraphs), "choices": choices}


def lettered(texts: list[str]) -> list[tuple[str, str]]:
    """Each with an id, in the order of writing."""
    return list(zip("abcdefg", texts, strict=False))


MADE_UP = {"matching": pairs(), "ordering": items(), "missing_words": gaps()}
