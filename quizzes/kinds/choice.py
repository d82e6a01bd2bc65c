"""What the kinds with options share: one option or several is chosen, and each has its own feedback."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from quizzes import marking
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_line, clean_text, id_problems, is_blank
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed, Shuffled
from quizzes.kinds.option_rows import OptionsEditor
from quizzes.kinds.rows import part_ids
from quizzes.kinds.showing import with_pictures
from quizzes.kinds.weights import (
    PART_MARKS,
    are_equal_shares,
    as_weight,
    fractions,
    option_weight_problems,
    weighing,
    without_weight,
)

FEWEST_OPTIONS = 2


@dataclass(frozen=True)
class ChoiceKind:
    """A question with options."""

    name: str
    label: str | Promise
    description: str | Promise
    hint: str | Promise
    nothing_chosen: str | Promise
    editor: type[Editor] = OptionsEditor
    several: bool = False
    shuffled: Shuffled = Shuffled.IF_THE_CHECK_SAYS_SO
    is_scored: bool = True

    def parts(self, body: Body) -> Body:
        """`options`: [{"id": "a", "text": one line, "correct": bool, "feedback": text}, …], and `scoring`: "part".

        What is as usual isn't kept: neither another `scoring`, nor a `weight` that an option has anyway.
        """
        options = [
            {
                "id": str(option.get("id", "")),
                "text": clean_line(option.get("text", "")),
                "correct": bool(option.get("correct")),
                "feedback": clean_text(option.get("feedback", "")),
            }
            | weighing(option, unless="100" if option.get("correct") and not self.several else "0")
            for option in body.get("options", [])
        ]
        if not (self.several and body.get("scoring") == PART_MARKS):
            return {"options": options}
        if are_equal_shares(options):
            options = [without_weight(option) for option in options]
        return {"options": options, "scoring": PART_MARKS}

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
        else:
            yield from option_weight_problems(body, several=self.several)

    def layout(self, body: Body) -> list[str]:
        """The options."""
        return [option["id"] for option in body["options"]]

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """Radio buttons or checkboxes."""
        texts = {option["id"]: with_pictures(option["text"]) for option in body["options"]}
        shared: dict[str, Any] = {
            "label": with_pictures(label),
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
        """All that is right and nothing else, unless its author gives parts of the mark."""
        if not any("weight" in option for option in body["options"]):
            rule = marking.by_share if "scoring" in body else marking.exactly
            return rule(self._key(body), response)
        earned = fractions(body, several=self.several)
        whole = sum(sorted(part for part in earned.values() if part > 0)) if self.several else marking.FULL
        return marking.by_weight(earned, response, whole=whole)

    def explain(self, body: Body, response: list[str]) -> list[Chosen]:
        """The chosen options, in the order in which they were written."""
        return [
            Chosen(with_pictures(option["text"]), with_pictures(option["feedback"]))
            for option in body["options"]
            if option["id"] in response
        ]

    def key_in_words(self, body: Body) -> list[SafeString]:
        """The right options."""
        return [chosen.text for chosen in self.explain(body, self._key(body))]

    def from_record(self, record: QuestionRecord) -> Body:
        """Of several, an option is right where it earns something; of one, where it earns everything."""
        keeps_parts = record.partial or not self.several
        has_whole = not self.several and any(option.fraction >= marking.FULL for option in record.options)
        return {
            "options": [
                {
                    "id": one,
                    "text": option.text,
                    "correct": option.fraction >= marking.FULL if has_whole else option.fraction > marking.NOTHING,
                    "feedback": option.feedback,
                    "weight": as_weight(option.fraction) if keeps_parts else "",
                }
                for one, option in zip(part_ids(), record.options, strict=False)
            ],
            "scoring": PART_MARKS if record.partial else "",
        }

    def to_record(self, body: Body) -> dict[str, Any]:
        """What each option earns."""
        earned = fractions(body, several=self.several)
        return {
            "options": tuple(
                OptionRecord(option["text"], earned[option["id"]], option["feedback"]) for option in body["options"]
            ),
            "partial": "scoring" in body,
        }

    def _key(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"] if option["correct"]]
