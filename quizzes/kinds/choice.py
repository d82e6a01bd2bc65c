"""What the kinds with options share: one option or several is chosen, and each has its own feedback."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from quizzes import marking
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_line, clean_text, id_problems, is_blank
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed, Shuffled
from quizzes.kinds.option_rows import OptionRows

FEWEST_OPTIONS = 2


@dataclass(frozen=True)
class ChoiceKind:
    """A question with options."""

    name: str
    label: str | Promise
    description: str | Promise
    hint: str | Promise
    nothing_chosen: str | Promise
    editor: type[Editor] = OptionRows
    several: bool = False
    shuffled: Shuffled = Shuffled.IF_THE_CHECK_SAYS_SO
    is_scored: bool = True

    def parts(self, body: Body) -> Body:
        """`options`: [{"id": "a", "text": one line, "correct": bool, "feedback": text}, …]."""
        return {
            "options": [
                {
                    "id": str(option.get("id", "")),
                    "text": clean_line(option.get("text", "")),
                    "correct": bool(option.get("correct")),
                    "feedback": clean_text(option.get("feedback", "")),
                }
                for option in body.get("options", [])
            ]
        }

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """At least two options, each with words, and as many right ones as the kind allows."""
        for index, option in enumerate(body["options"]):
            if is_blank(option["text"]):
                yield f"options.{index}.text", _("Write what this option says.")
        yield from id_problems(self.layout(body), "options")
        right = sum(option["correct"] for option in body["options"])
        if len(body["options"]) < FEWEST_OPTIONS:
            yield "options", _("Write at least two options.")
        elif not right:
            yield "options", _("Say which option is right.")
        elif right > 1 and not self.several:
            yield "options", _("Only one option can be right. For several, choose the kind “Multiple choice”.")

    def layout(self, body: Body) -> list[str]:
        """The options."""
        return [option["id"] for option in body["options"]]

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """Radio buttons or checkboxes."""
        # Bodies are cleaned to harmless HTML when they are written (kinds.body), so the texts are safe.
        texts = {option["id"]: mark_safe(option["text"]) for option in body["options"]}  # noqa: S308
        shared: dict[str, Any] = {
            "label": mark_safe(label),  # noqa: S308
            "help_text": self.hint,
            "choices": [(option_id, texts[option_id]) for option_id in order],
            "error_messages": {
                "required": self.nothing_chosen,
                "invalid_choice": _("Choose from the answers on this page."),
            },
        }
        if self.several:
            return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **shared)
        return forms.ChoiceField(widget=forms.RadioSelect, **shared)

    def shape(self, body: Body, response: Any) -> list[str]:
        """A sorted list of option ids."""
        chosen = sorted({response} if isinstance(response, str) else set(response or ()))
        if not chosen or (len(chosen) > 1 and not self.several):
            raise ResponseNotAllowed(str(self.nothing_chosen))
        if not set(chosen) <= {option["id"] for option in body["options"]}:
            raise ResponseNotAllowed("There is no such option.")
        return chosen

    def initial(self, response: list[str]) -> Any:
        """All ids, or the one id."""
        return response if self.several else next(iter(response), None)

    def mark(self, body: Body, response: list[str]) -> Decimal:
        """All that is right and nothing else."""
        return marking.exactly(self._key(body), response)

    def explain(self, body: Body, response: list[str]) -> list[Chosen]:
        """The chosen options, in the order in which they were written."""
        return [
            Chosen(mark_safe(option["text"]), mark_safe(option["feedback"]))  # noqa: S308
            for option in body["options"]
            if option["id"] in response
        ]

    def key_in_words(self, body: Body) -> list[SafeString]:
        """The right options."""
        return [chosen.text for chosen in self.explain(body, self._key(body))]

    def from_record(self, record: QuestionRecord) -> Body:
        """An option is right where it earns something."""
        return {
            "options": [
                {"id": letter, "text": option.text, "correct": option.fraction > 0, "feedback": option.feedback}
                for letter, option in zip(ascii_lowercase, record.options, strict=False)
            ]
        }

    def to_record(self, body: Body) -> dict[str, Any]:
        """The right options share the full mark."""
        share = marking.FULL / max(1, len(self._key(body)))
        return {
            "options": tuple(
                OptionRecord(option["text"], share if option["correct"] else marking.NOTHING, option["feedback"])
                for option in body["options"]
            )
        }

    def _key(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"] if option["correct"]]
