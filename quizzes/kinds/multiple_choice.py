"""One or more options are right, any number is chosen."""

from django.utils.translation import gettext_lazy as _

from quizzes.kinds.choice import ChoiceKind

KIND = ChoiceKind(
    name="multiple_choice",
    label=_("Multiple choice"),
    description=_("Two options or more, of which one or several are right."),
    hint=_("Choose all answers that apply."),
    nothing_chosen=_("Choose at least one answer"),
    several=True,
)
