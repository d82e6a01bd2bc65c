"""What each kind of question promises."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from quizzes.kinds.body import Body


class ResponseNotAllowed(Exception):
    """The response names something that the question doesn't offer, or says too much or nothing."""


class Chosen(NamedTuple):
    """A part of somebody's answer in words, and what there is to say about it. Both are clean HTML."""

    text: SafeString
    feedback: SafeString


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
    """How a question is edited, asked, answered and explained."""

    name: str
    label: str | Promise
    description: str | Promise
    editor: type[Editor]
    may_shuffle: bool

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """What stops this body from being asked: where, and a sentence."""

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """The field that asks it, its options in the paper's order. Holds nothing of the key."""

    def shape(self, body: Body, response: Any) -> Any:
        """The response as it is stored, or ResponseNotAllowed."""

    def initial(self, response: Any) -> Any:
        """A stored response as the form field's value."""

    def explain(self, body: Body, response: Any) -> list[Chosen]:
        """The answer in words with its feedback. Only for eyes that the feedback policy allows."""
