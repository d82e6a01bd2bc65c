"""A year of learning, done by the same actions as in real life, at times that lie in the past.

The same database clock gives the same year: chance is drawn from each person's address.
"""

import datetime
from random import Random

from accounts.models import User
from learning.actions import acknowledge_step, enrol, finish_check, record_watched, start_check, take_again
from learning.demo.texts import read
from learning.models import Enrolment, LearningPage
from learning.models.enrolment import StepProgress
from quizzes.actions import save_answer

A_YEAR = 360
MINUTE = datetime.timedelta(minutes=1)
# What `learns` in people.toml means: which modules, and how far each went.
PLANS = {
    "": {},
    "both": {"webinar": "passed", "briefing": "passed"},
    "webinar": {"webinar": "passed"},
    "briefing": {"briefing": "passed"},
    "started": {"webinar": "started"},
    "failed": {"webinar": "passed", "briefing": "failed"},
}


def live_through_a_year(people: dict[str, User], modules: dict[str, LearningPage], now: datetime.datetime) -> None:
    """Everybody learns what their plan says, on working days of the year that ends now."""
    for spec in read("people")["people"]:
        chance = Random(spec["email"])  # noqa: S311  # plausible, not secret
        for kind, outcome in PLANS[spec["learns"]].items():
            person, page = people[spec["email"]], modules[kind]
            renewed = spec.get("again") == kind
            start = _working_time(chance, now, earliest=A_YEAR, latest=300 if renewed else 3)
            _learn(enrol(person=person, activity=page.translation_key, at=start), page, outcome, chance, start)
            if renewed:
                start = _working_time(chance, now, earliest=60, latest=3)
                _learn(take_again(person=person, activity=page.translation_key, at=start), page, outcome, chance, start)


def _working_time(chance: Random, now: datetime.datetime, *, earliest: int, latest: int) -> datetime.datetime:
    """A moment between so many days ago, from Monday to Friday, between eight and five."""
    day = now - datetime.timedelta(days=chance.randint(latest, earliest))
    if day.weekday() > 4:
        day -= datetime.timedelta(days=2)
    return day.replace(hour=chance.randint(8, 15), minute=chance.randint(0, 59), second=chance.randint(0, 59))


def _learn(enrolment: Enrolment, page: LearningPage, outcome: str, chance: Random, at: datetime.datetime) -> None:
    if page.watch_seconds_needed:
        at = _watch(enrolment, page, chance, at, share=0.4 if outcome == "started" else 1.0)
    if outcome == "started":
        return
    at += chance.randint(6, 14) * MINUTE
    acknowledge_step(enrolment=enrolment, step=StepProgress.Step.BRIEFING, now=at)
    if outcome == "failed" or chance.random() < 0.25:
        at = _sit(enrolment, chance, at + MINUTE, mistakes=4)
        at += chance.randint(20, 90) * MINUTE
    if outcome == "passed":
        _sit(enrolment, chance, at + MINUTE, mistakes=chance.choice((0, 0, 0, 1, 1)))


def _watch(
    enrolment: Enrolment, page: LearningPage, chance: Random, at: datetime.datetime, *, share: float
) -> datetime.datetime:
    """Play the recording in a few beats; one person in six reads the transcript. Returns when they were done."""
    if share == 1.0 and chance.random() < 1 / 6:
        at += 4 * MINUTE
        acknowledge_step(enrolment=enrolment, step=StepProgress.Step.TRANSCRIPT, now=at)
        return at
    end, played, loaded = page.recording.seconds * share, 0.0, at
    while played < end:
        upto = min(played + 45, end)
        at += datetime.timedelta(seconds=upto - played + chance.randint(0, 5))
        record_watched(
            enrolment=enrolment,
            recording=page.recording,
            claimed=[(played, upto)],
            position=upto,
            page_loaded_at=loaded,
            enough_seconds=page.watch_seconds_needed,
            now=at,
        )
        played = upto
    return at


def _sit(enrolment: Enrolment, chance: Random, at: datetime.datetime, *, mistakes: int) -> datetime.datetime:
    """Sit the check with so many wrong answers, and submit it."""
    attempt = start_check(enrolment=enrolment, at=at)
    paper = list(attempt.paper.select_related("version"))
    wrong = {item.number for item in chance.sample(paper, mistakes)}
    for item in paper:
        at += datetime.timedelta(seconds=chance.randint(25, 80))
        chosen = _choose(item.version, right=item.number not in wrong, chance=chance)
        save_answer(attempt=attempt, number=item.number, response=chosen, at=at)
    finish_check(attempt=attempt, now=at + MINUTE)
    return at + MINUTE


def _choose(version, *, right: bool, chance: Random) -> list[str]:
    """The right options, or a plausible mistake: one wrong option in place of a right one."""
    correct = [option["id"] for option in version.content["options"] if option["correct"]]
    if right:
        return correct
    others = [option["id"] for option in version.content["options"] if not option["correct"]]
    return sorted([*correct[1:], chance.choice(others)])
