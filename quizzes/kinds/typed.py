"""What the kinds with a typed answer share: the accepted answers stand in an order, and the first that fits counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_text, id_problems
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed, Shuffled
from quizzes.kinds.rows import part_ids
from quizzes.kinds.showing import with_pictures
from quizzes.kinds.weights import as_weight, weighing, weight_of, weight_problems
from quizzes.marking import FULL, NOTHING

ANYTHING = "*"
LONGEST_ANSWER = 200


@dataclass(frozen=True)
class TypedKind:
    """A question answered in a word, a few words or a number."""

    name: str
    label: str | Promise
    description: str | Promise
    editor: type[Editor]
    nothing_typed: str | Promise
    shuffled: Shuffled = Shuffled.NEVER
    is_scored: bool = True

    def fits(self, body: Body, answer: dict[str, Any], response: str) -> bool:
        """The response is this accepted answer."""
        raise NotImplementedError

    def refusal(self, body: Body, response: str) -> str:
        """Why the response can't be taken, in a sentence for whoever typed it; empty if it can."""
        return ""

    def hint(self, body: Body) -> str | Promise:
        """How to answer, as HTML."""
        raise NotImplementedError

    def accepted_in_words(self, body: Body, answer: dict[str, Any]) -> str:
        """An accepted answer as a person would say it. Plain text."""
        raise NotImplementedError

    def widget(self, body: Body) -> forms.Widget:
        """What it is typed into."""
        return forms.TextInput({"autocomplete": "off"})

    def parts(self, body: Body) -> Body:
        """`answers`: [{"id": "a", "text": plain text, "feedback": text}, …], with a `weight` where it isn't the whole
        mark; `other`: the feedback to whatever fits none of them.
        """
        answers = [
            {
                "id": str(answer.get("id", "")),
                "text": " ".join(answer.get("text", "").split()),
                "feedback": clean_text(answer.get("feedback", "")),
            }
            | weighing(answer, unless="100")
            for answer in body.get("answers", [])
        ]
        other = clean_text(body.get("other", ""))
        if answers and not other and _is_any_other(answers[-1]):
            other = answers.pop()["feedback"]
        return {"answers": answers, "other": other}

    def problems(self, body: Body) -> Iterator[tuple[str, str | Promise]]:
        """Some answer earns the whole mark, and none is empty."""
        answers = body["answers"]
        yield from id_problems([answer["id"] for answer in answers], "answers")
        yield from weight_problems(answers, "answers", least=0)
        if not answers:
            yield "answers", _("Write at least one accepted answer.")
        elif all(weight_of(answer, FULL) < FULL for answer in answers):
            yield "answers", _("One answer has to earn the whole mark: leave its part of the mark empty.")

    def layout(self, body: Body) -> list[str]:
        """Nothing: the accepted answers are the key."""
        return []

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """One line of text."""
        return forms.CharField(
            label=with_pictures(label),
            help_text=self.hint(body),
            widget=self.widget(body),
            max_length=LONGEST_ANSWER,
            validators=[partial(self._refuse, body)],
            error_messages={
                "required": self.nothing_typed,
                "max_length": _("Your answer has to be %(limit_value)s characters or fewer"),
            },
        )

    def _refuse(self, body: Body, typed: str) -> None:
        if len(typed) <= LONGEST_ANSWER and (refusal := self.refusal(body, typed)):
            raise forms.ValidationError(refusal)

    def shape(self, body: Body, response: Any) -> str:
        """What was typed."""
        if not isinstance(response, str) or not response.strip():
            raise ResponseNotAllowed(str(self.nothing_typed))
        response = response.strip()
        if len(response) > LONGEST_ANSWER or self.refusal(body, response):
            raise ResponseNotAllowed(response[:LONGEST_ANSWER])
        return response

    def initial(self, response: str) -> str:
        """What was typed."""
        return response

    def mark(self, body: Body, response: str) -> Decimal:
        """What the first accepted answer that fits earns."""
        answer = self._fitting(body, response)
        return weight_of(answer, FULL) if answer else NOTHING

    def explain(self, body: Body, response: str) -> list[Chosen]:
        """What was typed, made harmless, with the feedback to it."""
        answer = self._fitting(body, response)
        feedback = answer["feedback"] if answer else body["other"]
        return [Chosen(escape(response), with_pictures(feedback))]

    def key_in_words(self, body: Body) -> list[SafeString]:
        """The answers that earn the whole mark."""
        right = [answer for answer in body["answers"] if weight_of(answer, FULL) == FULL]
        return [escape(self.accepted_in_words(body, answer)) for answer in right]

    def from_record(self, record: QuestionRecord) -> Body:
        """Each option is an accepted answer; `*` that earns nothing, in the end, is whatever fits none of them."""
        return {
            "answers": [
                {"id": one, "text": option.text, "feedback": option.feedback, "weight": as_weight(option.fraction)}
                for one, option in zip(part_ids(), record.options, strict=False)
            ]
        }

    def to_record(self, body: Body) -> dict[str, Any]:
        """The accepted answers, and `*` for the others if there is something to say to them."""
        accepted = [self.option(answer) for answer in body["answers"]]
        others = [OptionRecord(ANYTHING, NOTHING, body["other"])] if body["other"] else []
        return {"options": (*accepted, *others)}

    def option(self, answer: dict[str, Any]) -> OptionRecord:
        """An accepted answer as it travels."""
        return OptionRecord(answer["text"], weight_of(answer, FULL), answer["feedback"])

    def _fitting(self, body: Body, response: str) -> dict[str, Any] | None:
        return next((answer for answer in body["answers"] if self.fits(body, answer, response)), None)


def _is_any_other(answer: dict[str, Any]) -> bool:
    return answer["text"] == ANYTHING and answer.get("weight") == "0"
