"""Which answers to a question are counted as the same, and what they are called."""

import json
from collections.abc import Collection
from string import ascii_uppercase
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quizzes import marking
from quizzes.kinds.choice import ChoiceKind
from quizzes.kinds.showing import with_pictures
from quizzes.models import QuestionVersion

NO_ANSWER = ""
OTHERS = "others"
MOST_ANSWERS = 2000  # different ones that are told apart, so that no question takes more memory the more people answer


class Named(NamedTuple):
    """An answer as it is shown: its short name, and what it says."""

    name: str
    text: str | SafeString
    is_right: bool


class AnswerReader:
    """Turns stored responses to one version into keys that can be counted."""

    def __init__(self, version: QuestionVersion) -> None:
        self.version = version
        kind = version.asked_as
        self.is_scored = kind.is_scored
        self.has_options = isinstance(kind, ChoiceKind)
        self.exclusive = not (isinstance(kind, ChoiceKind) and kind.several)
        self.named: dict[str, Named] = self._options() if self.has_options else {}
        self._read: dict[str, tuple[str, ...]] = {}
        self._groups: dict[tuple[str, bool], str] = {}

    def keys(self, response: str | None) -> tuple[str, ...]:
        """The options that were chosen; for other kinds, the one answer that was given."""
        if response is None:
            return (NO_ANSWER,)
        if response not in self._read:
            if len(self._read) >= MOST_ANSWERS:
                return (OTHERS,)
            self._read[response] = self._keys(json.loads(response))
        return self._read[response]

    @property
    def by_guessing(self) -> float:
        """The facility that blind guesses would reach. Nothing where there is nothing to guess from."""
        return 1 / len(self.named) if self.has_options and self.exclusive and self.named else 0.0

    def in_order(self, counted: Collection[str]) -> list[str]:
        """The keys as they were written or first met, with the options that nobody chose; then what has no name."""
        return [*self.named, *(key for key in (NO_ANSWER, OTHERS) if key in counted)]

    def called(self, key: str) -> Named:
        """The answer of this key."""
        nameless = {NO_ANSWER: _("No answer"), OTHERS: _("Others")}
        return self.named[key] if key in self.named else Named(nameless[key], "", is_right=False)

    def _keys(self, response: Any) -> tuple[str, ...]:
        if not response:
            return (NO_ANSWER,)
        if self.has_options:
            return tuple(response)
        return (self._group(response),)

    def _group(self, response: Any) -> str:
        """Typed answers that differ in case or spaces alone are one, unless they are marked differently."""
        typed = " ".join(str(response).casefold().split())
        is_right = self.version.mark(response) == marking.FULL
        if (typed, is_right) not in self._groups:
            key = self._groups[typed, is_right] = f"answer-{len(self._groups) + 1}"
            said = [str(part.text) for part in self.version.asked_as.explain(self.version.content, response)]
            self.named[key] = Named("", SafeString("; ".join(said)), is_right)
        return self._groups[typed, is_right]

    def _options(self) -> dict[str, Named]:
        options = self.version.content["options"]
        letters = dict(zip((option["id"] for option in options), ascii_uppercase, strict=False))
        return {
            option["id"]: Named(
                letters.get(option["id"], option["id"]), with_pictures(option["text"]), option["correct"]
            )
            for option in options
        }
