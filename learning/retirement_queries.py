"""Questions about modules that are no longer taught."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from learning.models import LearningPage, Retirement
from learning.replacing import end_of_chain


@dataclass(frozen=True)
class Retired:
    """That a module is retired, and the live module to which its old links lead, if there is one."""

    retirement: Retirement
    replacement: LearningPage | None


def retired(activities: Iterable[UUID]) -> dict[UUID, Retired]:
    """Those of the activities that are retired, in three queries however many there are."""
    found = {row.activity: row for row in Retirement.objects.in_force().filter(activity__in=list(activities))}
    if not found:
        return {}
    replacements = Retirement.objects.replacements()
    ends = {activity: end_of_chain(replacements, activity) for activity in found}
    live = {
        page.translation_key: page for page in LearningPage.objects.live().filter(translation_key__in=ends.values())
    }
    return {activity: Retired(row, live.get(ends[activity])) for activity, row in found.items()}


def retired_one(activity: UUID) -> Retired | None:
    """How the activity is retired; None where it isn't."""
    return retired([activity]).get(activity)


def page_of(activity: UUID) -> LearningPage | None:
    """The module of an activity, live or not."""
    return LearningPage.objects.filter(translation_key=activity).order_by("-live", "pk").first()
