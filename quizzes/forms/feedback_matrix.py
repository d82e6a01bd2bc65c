"""What people are shown, and when, as a table of tick boxes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.feedback import Moment, Part, Policy

PARTS = {
    Part.VERDICT: _("Right or wrong"),
    Part.SCORE: _("The score"),
    Part.RATIONALE: _("Feedback and explanation"),
    Part.KEY: _("The right answer"),
}
MOMENTS = {
    Moment.DURING: _("After each answer"),
    Moment.SUBMITTED: _("After the check is submitted"),
    Moment.PASSED: _("After it is passed"),
    Moment.CLOSED: _("After it is closed"),
}
POINTLESS = {(Moment.DURING, Part.SCORE)}  # there is none yet


class FeedbackMatrix(forms.Widget):
    """Reads and writes a policy as `quizzes.feedback` spells it."""

    template_name = "quizzes/admin/feedback_matrix.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """A row for each part, a cell for each moment."""
        context = super().get_context(name, value, attrs)
        shown = Policy.parse(value or "").shown
        rows = [
            (
                label,
                [
                    {
                        "value": f"{moment}:{part}",
                        "label": f"{label}: {when}",
                        "is_shown": (moment, part) in shown,
                        "is_pointless": (moment, part) in POINTLESS,
                    }
                    for moment, when in MOMENTS.items()
                ],
            )
            for part, label in PARTS.items()
        ]
        return context | {"moments": MOMENTS.values(), "rows": rows}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """The ticked boxes as a policy; what isn't one of them is left out."""
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        offered = ((moment, part) for moment in MOMENTS for part in PARTS if (moment, part) not in POINTLESS)
        return str(Policy(frozenset(one for one in offered if f"{one[0]}:{one[1]}" in sent)))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing ticked is an answer too: nothing is ever shown."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The table has many inputs, each with a label of its own."""
        return ""
