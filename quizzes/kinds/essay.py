"""A reflection in one's own words. Nobody marks it: it counts neither for nor against."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed, Shuffled
from quizzes.kinds.sections import Fields
from quizzes.kinds.showing import with_pictures
from quizzes.marking import NOTHING

LONGEST_ESSAY = 10_000  # characters, as two sentences below say


class EssayEditor(Fields):
    """There is nothing to write but what all kinds share; this says so."""

    template = "quizzes/admin/essay.html"


class EssayField(forms.CharField):
    """Text as it was typed. What browsers send for a new line counts as one character."""

    widget = forms.Textarea({"rows": 10})
    default_error_messages = {
        "required": _("Write your answer"),
        "max_length": _("Your answer has to be 10,000 characters or fewer. It has %(show_value)d"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Spaces alone are nothing."""
        text = super().to_python(value).replace("\r\n", "\n")
        return text if text.strip() else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a browser would cut what is pasted, and say nothing."""
        return {}


@dataclass(frozen=True)
class Essay:
    """A text area; shown back to its author with the question's explanation, and to nobody else."""

    name: str
    label: str | Promise
    description: str | Promise
    editor: type[Editor] = EssayEditor
    shuffled: Shuffled = Shuffled.NEVER
    is_scored: bool = False

    def parts(self, body: Body) -> Body:
        """None of its own."""
        return {}

    def problems(self, body: Body) -> list[tuple[str, str]]:
        """None of its own."""
        return []

    def layout(self, body: Body) -> list[str]:
        """Nothing."""
        return []

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """Room for some paragraphs."""
        return EssayField(
            label=with_pictures(label),
            help_text=_("Nobody marks this, and nobody but you sees it. You can write up to 10,000 characters."),
            max_length=LONGEST_ESSAY,
        )

    def shape(self, body: Body, response: Any) -> str:
        """The text as it was typed."""
        if not isinstance(response, str) or not response.strip() or len(response) > LONGEST_ESSAY:
            raise ResponseNotAllowed("Write something, and no more than there is room for.")
        return response

    def initial(self, response: str) -> str:
        """The text as it was typed."""
        return response

    def mark(self, body: Body, response: str) -> Decimal:
        """Nothing, and nobody counts it."""
        return NOTHING

    def explain(self, body: Body, response: str) -> list[Chosen]:
        """The text made harmless, with its lines."""
        lines = ((line,) for line in response.split("\n"))
        return [Chosen(format_html_join(mark_safe("<br>"), "{}", lines), mark_safe(""))]

    def key_in_words(self, body: Body) -> list[SafeString]:
        """There is no right answer."""
        return []

    def from_record(self, record: QuestionRecord) -> Body:
        """None of its own."""
        return {}

    def to_record(self, body: Body) -> dict[str, Any]:
        """None of its own."""
        return {}


KIND = Essay(
    name="essay",
    label=_("Reflection"),
    description=_("A longer answer that nobody marks. For example: “What will you do differently, and when?”"),
)
