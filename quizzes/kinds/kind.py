"""What each kind of question promises."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto
from typing import Any, NamedTuple, Protocol

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body


class ResponseNotAllowed(Exception):
    """The response names something that the question doesn't offer, or says too much or nothing."""


class Chosen(NamedTuple):
    """A part of somebody's answer in words, one line, and what there is to say about it. Both are clean HTML."""

    text: SafeString
    feedback: SafeString
    right: int | None = None  # how many `of` its parts are right; None where only the whole answer is marked
    of: int = 1


class Shuffled(Enum):
    """Whether the parts of a question are laid out in another order for each attempt."""

    NEVER = auto()
    IF_THE_CHECK_SAYS_SO = auto()
    ALWAYS = auto()  # the order in which they were written would tell the answer


class Editor(Protocol):
    """The part of a question's form that is a kind's own: made of the body so far and, once sent, of the data."""

    template: str
    media: forms.Media

    def __init__(self, body: Body, data: Any = None) -> None: ...

    def is_valid(self) -> bool:
        """What was sent can be read."""

    def parts(self) -> Body:
        """The parts of the body that are written here."""

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """Show what is wrong at its place; False where the place isn't in this part."""


class Kind(Protocol):
    """How a question is edited, asked, answered, marked and explained, and how it travels.

    A body holds what all kinds share (`quizzes.kinds.body`) and the kind's own parts, whose shape only the kind knows.
    """

    name: str
    label: str | Promise
    description: str | Promise
    editor: type[Editor]
    shuffled: Shuffled
    is_scored: bool

    def parts(self, body: Body) -> Body:
        """The kind's own parts in their one canonical form, finished or not: clean HTML, nothing else."""

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """What stops this body, in canonical form, from being asked: where, and a sentence."""

    def layout(self, body: Body) -> list[str]:
        """The ids of what is laid out, in an order that tells nothing; empty where there is nothing to order."""

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """The field that asks it, its options in the paper's order. Holds nothing of the key."""

    def shape(self, body: Body, response: Any) -> Any:
        """The response as it is stored, or ResponseNotAllowed."""

    def initial(self, response: Any) -> Any:
        """A stored response as the form field's value."""

    def mark(self, body: Body, response: Any) -> Decimal:
        """The fraction of a full mark, 0 to 1, that a stored response earns."""

    def explain(self, body: Body, response: Any) -> list[Chosen]:
        """The answer in words with its feedback. Only for eyes that the feedback policy allows."""

    def key_in_words(self, body: Body) -> list[SafeString]:
        """The right answer in words. Only for eyes that the feedback policy allows."""

    def from_record(self, record: QuestionRecord) -> Body:
        """The kind's own parts as a file gives them, not cleaned yet."""

    def to_record(self, body: Body) -> dict[str, Any]:
        """The kind's own parts as the fields of a `QuestionRecord`."""
