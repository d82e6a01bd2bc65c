"""Where a chain of replaced modules ends. Pure: what replaces what arrives as an argument."""

from collections.abc import Mapping
from uuid import UUID


def end_of_chain(replacements: Mapping[UUID, UUID | None], activity: UUID) -> UUID | None:
    """The activity that replaces this one in the end; None where nothing does, or the chain runs in a circle."""
    seen = {activity}
    while activity in replacements:
        following = replacements[activity]
        if following is None or following in seen:
            return None
        seen.add(following)
        activity = following
    return activity


def leads_in_a_circle(replacements: Mapping[UUID, UUID | None], activity: UUID, replaced_by: UUID) -> bool:
    """Whether that replacement would lead back to the activity."""
    follows = dict(replacements) | {activity: replaced_by}
    step: UUID | None = replaced_by
    for _ in range(len(follows)):
        if step == activity:
            return True
        step = follows.get(step) if step else None
    return step == activity
