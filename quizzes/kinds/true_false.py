"""A statement that is true or false."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.body import Body
from quizzes.kinds.choice import ChoiceKind

IDS = ("true", "false")
TEXTS = {"true": _("True"), "false": _("False")}


@dataclass(frozen=True)
class TrueFalse(ChoiceKind):
    """Two options, true and false, always in this order."""

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """Exactly the two options, and one of them right."""
        if tuple(option["id"] for option in body["options"]) != IDS:
            yield "options", _("A statement has two options: first true, then false.")
        else:
            yield from super().problems(body)


KIND = TrueFalse(
    name="true_false",
    label=_("True or false"),
    hint=_("Is this true or false?"),
    nothing_chosen=_("Choose true or false"),
    may_shuffle=False,
)
