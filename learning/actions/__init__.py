"""What changes more than one row: the practitioner's journey, and the way of a module to being live."""

from learning.actions.journey import (
    NotCompletedYet,
    NothingToCheck,
    acknowledge_step,
    complete_if_done,
    enrol,
    finish_check,
    mark_answers_again,
    record_watched,
    report_problem,
    start_check,
    take_again,
)
from learning.actions.publishing import (
    ChangedMeanwhile,
    NotLive,
    NotWaiting,
    WroteItThemselves,
    approve_module,
    publish_alone,
    take_down,
)

__all__ = [
    "ChangedMeanwhile",
    "NotCompletedYet",
    "NotLive",
    "NotWaiting",
    "NothingToCheck",
    "WroteItThemselves",
    "acknowledge_step",
    "approve_module",
    "complete_if_done",
    "enrol",
    "finish_check",
    "mark_answers_again",
    "publish_alone",
    "record_watched",
    "report_problem",
    "start_check",
    "take_again",
    "take_down",
]
