"""One option is right, one is chosen."""

from django.utils.translation import gettext_lazy as _

from quizzes.kinds.choice import ChoiceKind

KIND = ChoiceKind(
    name="single_choice",
    label=_("Single choice"),
    description=_("Two options or more, of which one is right."),
    hint=_("Choose one answer."),
    nothing_chosen=_("Choose an answer"),
)
