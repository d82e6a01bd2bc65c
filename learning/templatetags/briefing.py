"""The briefing of a module as its page shows it."""

from collections.abc import Iterable
from itertools import count

from django.template import Library

from learning.models import BriefingTheme
from learning.models.briefing import Recommendation

register = Library()


@register.filter
def numbered(themes: Iterable[BriefingTheme]) -> list[tuple[BriefingTheme, list[tuple[int, Recommendation]]]]:
    """Each theme with its recommendations, which are counted through the whole briefing: questions refer to them so."""
    numbers = count(1)
    return [
        (theme, [(next(numbers), recommendation) for recommendation in theme.recommendations.all()]) for theme in themes
    ]
