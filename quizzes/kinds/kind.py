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


class Kind(Protocol):
    """How a question is edited, asked, answered and explained."""

    name: str
    label: str | Promise
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
