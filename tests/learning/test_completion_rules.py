import pytest

from learning.completion_rules import (
    Done,
    Method,
    Needs,
    Step,
    is_complete,
    method,
    outstanding,
    watch_seconds_needed,
)
from records.models.completion import Method as RecordedMethod

EVERYTHING = Needs(watch_seconds=90, reading=True, check=True)


@pytest.mark.parametrize(
    ("done", "left"),
    [
        (Done(), (Step.WATCH, Step.READ, Step.CHECK)),
        (Done(watched_seconds=89.9), (Step.WATCH, Step.READ, Step.CHECK)),
        (Done(watched_seconds=90), (Step.READ, Step.CHECK)),
        (Done(transcript_read=True), (Step.READ, Step.CHECK)),
        (Done(briefing_read=True, check_passed=True), (Step.WATCH,)),
        (Done(watched_seconds=90, briefing_read=True, check_passed=True), ()),
    ],
)
def test_what_is_left_comes_in_the_order_of_doing(done, left):
    assert outstanding(EVERYTHING, done) == left


def test_nothing_asked_for_is_never_complete():
    assert not is_complete(Needs(), Done(watched_seconds=1000, briefing_read=True, check_passed=True))


@pytest.mark.parametrize(
    ("needs", "done", "expected"),
    [
        (EVERYTHING, Done(watched_seconds=95), Method.WATCHED),
        (EVERYTHING, Done(watched_seconds=20, transcript_read=True), Method.TRANSCRIPT),
        (EVERYTHING, Done(watched_seconds=95, transcript_read=True), Method.WATCHED),
        (Needs(reading=True), Done(briefing_read=True), Method.READ),
    ],
)
def test_the_method_says_what_was_really_done(needs, done, expected):
    assert method(needs, done) == expected


def test_methods_are_the_ledgers_own():
    assert {one.value for one in Method} == set(RecordedMethod.values)


@pytest.mark.parametrize(("duration", "percent", "seconds"), [(100, 90, 88), (3600, 90, 3238), (1, 100, 0)])
def test_the_last_two_seconds_are_forgiven(duration, percent, seconds):
    assert watch_seconds_needed(duration, percent) == pytest.approx(seconds)
