"""What the kinds with options share: one option or several is chosen, and each has its own feedback."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.body import Body
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed
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
    may_shuffle: bool = True

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """At least two options, and as many right ones as the kind allows."""
        right = sum(option["correct"] for option in body["options"])
        if len(body["options"]) < FEWEST_OPTIONS:
            yield "options", _("Write at least two options.")
        elif not right:
            yield "options", _("Say which option is right.")
        elif right > 1 and not self.several:
            yield "options", _("Only one option can be right. For several, choose the kind “Multiple choice”.")

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

    def explain(self, body: Body, response: list[str]) -> list[Chosen]:
        """The chosen options, in the order in which they were written."""
        return [
            Chosen(mark_safe(option["text"]), mark_safe(option["feedback"]))  # noqa: S308
            for option in body["options"]
            if option["id"] in response
        ]
