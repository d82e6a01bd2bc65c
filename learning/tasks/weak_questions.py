"""Which checks have questions that call for a look. Counting 100,000 attempts takes a quarter of a minute."""

from collections.abc import Mapping
from uuid import UUID

from django.core.cache import cache
from django.tasks import task

from learning.check_statistics import report_on
from learning.desk_queries import WEAK_QUESTIONS, Weak
from learning.statistics_queries import checks
from quizzes.models import Regrade
from quizzes.statistics import FEWEST

A_WEEK = 7 * 24 * 60 * 60


@task(backend="durable")
def look_for_weak_questions() -> None:
    """Count anew only where somebody has submitted a check, or answers were marked again, since the last time."""
    known: Mapping[UUID, Weak] = cache.get(WEAK_QUESTIONS, {})
    regrades = Regrade.objects.count()
    found = {}
    for page in checks().filter(people__gte=FEWEST):
        before = known.get(page.translation_key)
        counted_from = (page.people, regrades)
        if before is None or before.counted_from != counted_from:
            before = Weak(len(report_on(page).first_to_see), counted_from)
        found[page.translation_key] = before
    cache.set(WEAK_QUESTIONS, found, A_WEEK)
