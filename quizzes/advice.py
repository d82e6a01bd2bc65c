"""What the author of a check should know before people sit it. Advice: it never stops anybody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import Thinking

NAMED = 3  # names in a sentence; of more, the number says enough


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What advice needs to know of a question. `silent_options` say nothing to whoever chooses them."""

    name: str
    outcome: str
    thinking: str
    is_published: bool
    silent_options: int


@dataclass(frozen=True, slots=True)
class Pool:
    """A random draw: how many from which topic, and the questions that the topic has."""

    topic: str
    wanted: int
    questions: Sequence[QuestionFacts]

    @property
    def ready(self) -> int:
        """How many of them can be asked."""
        return sum(question.is_published for question in self.questions)


def advice(fixed: Sequence[QuestionFacts], pools: Sequence[Pool], outcomes: Iterable[str]) -> list[str]:
    """Sentences, most pressing first; none where there is nothing to say or nothing to ask yet.

    `outcomes` are the module's own, in its words.
    """
    questions = [*fixed, *(question for pool in pools for question in pool.questions)]
    if not questions and not pools:
        return []
    return [
        *_too_small(pools),
        *_about(
            [one.name for one in fixed if not one.is_published],
            _("Still in draft, so nobody is asked: %(names)s."),
        ),
        *_about(
            _unasked(outcomes, questions),
            _("No question says that it asks about: %(names)s."),
        ),
        *_about(
            [one.name for one in questions if one.silent_options],
            _("Some options of these say nothing to whoever chooses them: %(names)s."),
        ),
        *_recall_only(questions),
    ]


def _too_small(pools: Sequence[Pool]) -> Iterator[str]:
    for pool in pools:
        if pool.ready < pool.wanted:
            words = ngettext(
                "%(wanted)s from “%(topic)s” are to be drawn, but it has %(ready)s published question.",
                "%(wanted)s from “%(topic)s” are to be drawn, but it has %(ready)s published questions.",
                pool.ready,
            )
            yield words % {"wanted": pool.wanted, "topic": pool.topic, "ready": pool.ready}


def _unasked(outcomes: Iterable[str], questions: Sequence[QuestionFacts]) -> list[str]:
    asked = {_plain(question.outcome) for question in questions}
    return [f"“{outcome}”" for outcome in outcomes if _plain(outcome) not in asked]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _about(names: Sequence[str], sentence: str) -> Iterator[str]:
    """The sentence with the first names, and how many more there are."""
    if names:
        listed, more = list(names[:NAMED]), len(names) - NAMED
        if more > 0:
            listed.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
        yield sentence % {"names": get_text_list(listed, _("and"))}


def _recall_only(questions: Sequence[QuestionFacts]) -> Iterator[str]:
    if questions and all(question.thinking == Thinking.RECALL for question in questions):
        yield _("Every question asks what people remember. One about a case shows what they would do.")
