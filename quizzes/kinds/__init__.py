"""Kinds of question: one small module each. How an answer is marked stands in `quizzes.marking`, which is pure."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.kinds import (
    essay,
    matching,
    missing_words,
    multiple_choice,
    numerical,
    ordering,
    short_text,
    single_choice,
    true_false,
)
from quizzes.kinds.body import Body, clean_shared, picture_problems, shared_problems
from quizzes.kinds.kind import Kind

MODULES = (
    single_choice,
    multiple_choice,
    true_false,
    numerical,
    short_text,
    matching,
    ordering,
    missing_words,
    essay,
)
KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in MODULES}


def choices() -> list[tuple[str, str | Promise]]:
    """Every kind by name and label. A callable, so that a new kind needs no migration."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


def written_like(kind: str) -> list[Kind]:
    """The kinds that are written in the same fields as this one, so that one can be exchanged for the other."""
    return [other for other in KINDS.values() if other.editor is KINDS[kind].editor]


def tidy(kind: str, body: Body) -> Body:
    """The body in its one canonical form, finished or not."""
    return clean_shared(body) | KINDS[kind].parts(body)


def clean(kind: str, body: Body) -> Body:
    """The body in its one canonical form, fit to be asked.

    Raises a ValidationError whose dict names the place of each problem: `stem`, `options`, `options.2.text`, ….
    """
    if kind not in KINDS:
        raise ValidationError({"kind": _("There is no such kind of question.")})
    cleaned = tidy(kind, body)
    problems = shared_problems(cleaned)
    for place, message in (*picture_problems(cleaned), *KINDS[kind].problems(cleaned)):
        problems.setdefault(place, []).append(message)
    if problems:
        raise ValidationError(problems)
    return cleaned
