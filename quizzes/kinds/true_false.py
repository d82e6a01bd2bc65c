"""A statement that is true or false."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body
from quizzes.kinds.choice import ChoiceKind
from quizzes.kinds.kind import Shuffled
from quizzes.kinds.markup import MarkupField, WithMarkup

IDS = ("true", "false")
TEXTS = {"true": _("True"), "false": _("False")}


class TrueFalseEditor(WithMarkup, forms.Form):
    """Which of the two it is, and the feedback to each."""

    template = "quizzes/admin/fields.html"
    prefix = "statement"

    right = forms.ChoiceField(
        label=_("The statement is"), choices=TEXTS.items(), widget=forms.RadioSelect, required=False
    )
    true = MarkupField(label=_("Feedback to people who choose “True”"))
    false = MarkupField(label=_("Feedback to people who choose “False”"))

    def __init__(self, body: Body, data: Any = None) -> None:
        written = {option["id"]: option for option in body.get("options", [])}
        feedback = {option_id: option["feedback"] for option_id, option in written.items()}
        right = next((option_id for option_id, option in written.items() if option["correct"]), None)
        super().__init__(data, initial=feedback | {"right": right})
        self.texts = {option_id: written.get(option_id, {}).get("text", str(TEXTS[option_id])) for option_id in IDS}

    def parts(self) -> Body:
        """The two options."""
        typed = self.cleaned_data
        return {
            "options": [
                {
                    "id": option_id,
                    "text": self.texts[option_id],
                    "correct": typed.get("right") == option_id,
                    "feedback": typed[option_id],
                }
                for option_id in IDS
            ]
        }

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """All that can be missing is which of the two is right."""
        if place == "options":
            self.add_error("right", messages)
        return place == "options"


@dataclass(frozen=True)
class TrueFalse(ChoiceKind):
    """Two options, true and false, always in this order."""

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """Exactly the two options, and one of them right."""
        if tuple(option["id"] for option in body["options"]) != IDS:
            yield "options", _("A statement has two options: first true, then false.")
        else:
            yield from super().problems(body)

    def from_record(self, record: QuestionRecord) -> Body:
        """First true, then false."""
        options = super().from_record(record)["options"]
        return {"options": [option | {"id": one} for one, option in zip(IDS, options, strict=False)]}


KIND = TrueFalse(
    name="true_false",
    label=_("True or false"),
    description=_("A statement that is true or false."),
    hint=_("Is this true or false?"),
    nothing_chosen=_("Choose true or false"),
    editor=TrueFalseEditor,
    shuffled=Shuffled.NEVER,
)
