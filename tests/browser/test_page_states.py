"""Every state of every page that people see: nothing wrong with it that a machine can find, wide and narrow.

One test for each kind of visitor, because the demo's content takes longer to make than a page to inspect.
"""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import Agency, User
from learning.actions import acknowledge_step, enrol, finish_check, record_watched, start_check, take_again
from learning.desk.retiring import retire_module
from learning.models import LearningPage, StepProgress
from quizzes.models import Attempt, ExtraTime
from records.models import Completion
from tests.browser.demo_site import Demo
from tests.browser.inspection import Inspector
from tests.browser.steps import press
from tests.factories.pages import make_recording, make_webinar
from tests.factories.people import make_manager, make_person
from tests.factories.questions import answer_all, make_question
from tests.factories.records import make_completion
from tests.factories.selecting import KINDS

pytestmark = pytest.mark.engine("sqlite")  # what a browser finds wrong is the same from any database
State = Callable[[Page], object]


@pytest.fixture
def inspect(live_server, page: Page, tmp_path: Path, subtests) -> Iterator[Callable[..., None]]:
    """Go to a state and look at it: an address, or what to do in the tab. At the end all HTML is validated."""
    inspector = Inspector(page, live_server.url, tmp_path)

    def inspect(name: str, address: str, *further: State) -> None:
        with subtests.test(name):
            page.goto(live_server.url + address)
            for step in further:
                step(page)
            faults = inspector.faults(name)
            assert not faults, "\n".join(faults)

    yield inspect
    invalid = inspector.invalid_html()
    assert not invalid, invalid


def pressing(button: str) -> State:
    """Press the button of that name."""
    return lambda page: press(page, button)


def filling(label: str, text: str) -> State:
    """Type into a field."""
    return lambda page: page.get_by_label(label).fill(text)


def forget_the_token(page: Page) -> None:
    """As a browser that refuses cookies."""
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)


def sit(person: User, module: LearningPage, *, wrong: int = 0) -> Attempt:
    """The person's check on this module, submitted."""
    attempt = start_check(enrolment=enrol(person=person, activity=module.translation_key))
    return finish_check(attempt=answer_all(attempt, wrong=wrong))


def use_up(account: str) -> None:
    """Five wrong passwords."""
    for _ in range(5):
        Client().post("/accounts/login/", {"login": account, "password": "wrong"})


def test_what_a_visitor_sees(inspect, demo: Demo, settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.failing_urls"
    elsewhere = make_webinar(demo.catalogue, recording=make_recording())
    serial = make_completion(demo.practitioner).certificate.serial
    use_up(demo.manager.email)

    inspect("home", "/")
    inspect("catalogue", demo.catalogue.url)
    inspect("catalogue results", f"{demo.catalogue.url}?q=continuity&kind=webinar")
    inspect("catalogue nothing", f"{demo.catalogue.url}?q=xyzzy")
    inspect("webinar", demo.webinar.url)
    inspect("webinar at a moment", f"{demo.webinar.url}?t=60")
    inspect("webinar transcript", demo.webinar.url, lambda page: page.get_by_text("Transcript", exact=True).click())
    inspect("webinar at youtube", elsewhere.url)
    inspect("briefing", demo.briefing.url)
    inspect("content page", "/accessibility/")

    inspect("sign in", "/accounts/login/")
    inspect("sign in wrong", "/accounts/login/", filling("E-mail address", "a@example.org"),
            filling("Password", "wrong"), pressing("Sign in"))  # fmt: skip
    inspect("sign in empty", "/accounts/login/", pressing("Sign in"))
    inspect("sign up", "/accounts/signup/")
    inspect("sign up wrong", "/accounts/signup/", filling("E-mail address", "office@example.org"),
            pressing("Create account"))  # fmt: skip
    inspect("form too old", "/accounts/login/", forget_the_token, pressing("Sign in"))
    inspect("too many tries", "/accounts/login/", filling("E-mail address", demo.manager.email),
            filling("Password", "wrong"), pressing("Sign in"))  # fmt: skip
    inspect("code", "/accounts/login/code/", filling("E-mail address", "a@example.org"), pressing("Send me a code"))
    inspect("code wrong", "/accounts/login/code/confirm/", filling("Code", "ABC123"), pressing("Sign in"))
    inspect("reset", "/accounts/password/reset/")
    inspect("problem", "/report-a-problem/?page=/learning/")
    inspect("problem empty", "/report-a-problem/", pressing("Send"))
    inspect("problem sent", "/report-a-problem/", filling("What went wrong?", "The film stops."), pressing("Send"))

    inspect("check", "/check/")
    inspect("check wrong", "/check/?serial=x")
    inspect("check unknown", "/check/LY-0000-0000-0000-0000/")
    inspect("check valid", f"/check/{serial}/")

    inspect("report ended", ended_report(demo.webinar))
    inspect("retired", retired(demo.briefing, by=demo.people["administrator@example.org"]))
    inspect("not found", "/nowhere/")
    inspect("forbidden", "/forbidden/")
    inspect("broken", "/broken/")


def ended_report(module: LearningPage) -> str:
    """Where the report of the module's review was until yesterday."""
    review = module.case_review
    review.published_on = review.publish_until = timezone.localdate() - datetime.timedelta(days=1)
    review.save()
    return reverse("learning:review_report", args=[review.public_id])


def retired(module: LearningPage, *, by: User) -> str:
    """The address of a module that nothing replaces."""
    retire_module(page=module, by=by, reason="The guidance changed in April 2026.")
    return module.url


def test_what_a_practitioner_sees(inspect, demo: Demo, sign_in) -> None:
    person, webinar, briefing = demo.practitioner, demo.webinar, demo.briefing
    sign_in(person)
    inspect("cpd empty", "/cpd/")
    inspect("log empty", "/me/log/")
    inspect("webinar not started", webinar.url)
    inspect("profile", "/me/")
    inspect("profile wrong", "/me/", filling("First name", ""), pressing("Save"))
    inspect("moved", "/me/moved/")
    inspect("moved wrong", "/me/moved/", pressing("Save the move"))
    inspect("addresses", "/accounts/email/")
    inspect("sign out", "/accounts/logout/")

    enrolment = watch_a_part(person, webinar)
    attempt = start_check(enrolment=enrolment)
    address = f"/check-attempts/{attempt.public_id}"
    inspect("webinar started", webinar.url)
    inspect("question", f"{address}/1/")
    inspect("question empty", f"{address}/1/", pressing("Save and continue"))
    inspect("answers missing", f"{address}/answers/")
    answer_all(attempt, wrong=4)
    inspect("question answered", f"{address}/2/")
    inspect("answers", f"{address}/answers/")
    finish_check(attempt=attempt)
    inspect("result not passed", f"{address}/result/")
    inspect("webinar not passed", webinar.url)
    inspect("cpd started", "/cpd/")

    type(briefing).objects.filter(pk=briefing.pk).update(check_feedback="after_each")
    told = start_check(enrolment=enrol(person=person, activity=briefing.translation_key))
    answer_all(told, wrong=1)
    for number, name in ((1, "feedback not right"), (2, "feedback right")):
        inspect(name, f"/check-attempts/{told.public_id}/{number}/")

    for step in StepProgress.Step:
        acknowledge_step(enrolment=enrolment, step=step)
    passed = sit(person, webinar)
    serial = Completion.objects.get(person=person).certificate.serial
    inspect("result passed", f"/check-attempts/{passed.public_id}/result/")
    inspect("webinar completed", webinar.url)
    inspect("cpd full", "/cpd/")
    inspect("certificate", reverse("records:certificate", args=[serial]))
    take_again(person=person, activity=webinar.translation_key)
    inspect("webinar again", webinar.url)


def test_what_questions_answered_in_selects_look_like(inspect, catalogue, practitioner: User, sign_in) -> None:
    module = make_webinar(catalogue, questions=[make_question(kind) for kind in KINDS])
    attempt = start_check(enrolment=enrol(person=practitioner, activity=module.translation_key))
    address = f"/check-attempts/{attempt.public_id}"
    sign_in(practitioner)
    for number, kind in enumerate(KINDS, start=1):
        inspect(kind, f"{address}/{number}/")
    for number in (1, 3):
        inspect(f"{KINDS[number - 1]} empty", f"{address}/{number}/", pressing("Save and continue"))
    inspect("ordering moved", f"{address}/2/", lambda page: page.locator('[data-step="down"]').first.click())
    inspect("ordering wrong", f"{address}/2/", give_all_the_same_place, pressing("Save and continue"))
    answer_all(attempt, wrong=2)
    inspect("answers in selects", f"{address}/answers/")
    finish_check(attempt=attempt)
    inspect("result in selects", f"{address}/result/")


def give_all_the_same_place(page: Page) -> None:
    """As a browser may that runs no script."""
    page.locator("[data-order] select").evaluate_all("(selects) => selects.forEach((one) => (one.value = '0'))")


def watch_a_part(person: User, webinar: LearningPage):
    """Half a minute of the film, and the briefing read."""
    enrolment = enrol(person=person, activity=webinar.translation_key)
    loaded = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=5)
    record_watched(
        enrolment=enrolment,
        recording=webinar.recording,
        claimed=[(0, 20), (60, 80)],
        position=80,
        page_loaded_at=loaded,
        enough_seconds=webinar.watch_seconds_needed,
    )
    return enrolment


def test_what_the_rules_of_a_check_show(inspect, demo: Demo, sign_in) -> None:
    person, briefing = demo.practitioner, demo.briefing
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    enrolment = enrol(person=person, activity=briefing.translation_key)
    sign_in(person)

    def rule(**rules: Any) -> None:
        """From now on the check has these rules."""
        type(briefing).objects.filter(pk=briefing.pk).update(**rules)

    rule(check_opens_at=now + hour, check_closes_at=now + 48 * hour, attempts_allowed=3, score_counts="average")
    inspect("check not open", briefing.url)
    rule(check_opens_at=None, check_closes_at=now - hour)
    inspect("check closed", briefing.url)
    rule(check_closes_at=None, time_limit_minutes=30, pause_minutes=90)
    ExtraTime.objects.create(person=person, percent=25, starts_on=now.date())
    inspect("check with a limit", briefing.url)
    address = f"/check-attempts/{start_check(enrolment=enrolment).public_id}"
    inspect("question with a limit", f"{address}/1/")
    inspect("answers with a limit", f"{address}/answers/")
    inspect("check with a limit begun", briefing.url)
    finish_check(attempt=answer_all(person.attempts.get(), wrong=4))
    inspect("check in its pause", briefing.url)
    inspect("result in its pause", f"{address}/result/")
    rule(pause_minutes=0, reread_after_fail=True)
    inspect("check to read again for", briefing.url)
    inspect("result to read again for", f"{address}/result/")
    rule(reread_after_fail=False, time_limit_minutes=1, grace_seconds=0)
    late = f"/check-attempts/{start_check(enrolment=enrolment, at=now - hour).public_id}"
    inspect("check whose time is over", briefing.url)
    inspect("result after the time", f"{late}/result/")

    rule(time_limit_minutes=None, attempts_allowed=None, score_counts="best", check_closes_at=now + hour)
    policies = {
        "nothing": "",
        "verdicts": "submitted:verdict",
        "scores": "submitted:score;passed:rationale;closed:key",
        "everything": "submitted:verdict score rationale key",
    }
    for name, policy in policies.items():
        rule(check_feedback=policy)
        shown = sit(person, briefing, wrong=2)
        inspect(f"result with {name}", f"/check-attempts/{shown.public_id}/result/")
    rule(check_feedback="during:key;submitted:verdict")
    told = start_check(enrolment=enrolment)
    answer_all(told, wrong=1)
    inspect("key at once", f"/check-attempts/{told.public_id}/1/")


def test_what_a_manager_sees(inspect, demo: Demo, sign_in, run_durable_tasks) -> None:
    manager = demo.manager
    for number in range(30):
        make_completion(demo.practitioner, cycle=number + 1)
    agency = manager.manager_appointments.get().agency
    report = reverse("reports:team", args=[agency.pk])
    sign_in(manager)
    inspect("report", report)
    inspect("report nothing", f"{report}?since=2001-01-01&until=2001-01-02")
    inspect("report wrong", f"{report}?status=not_started&since=x")
    inspect("export waiting", report, pressing("Make a CSV file"))
    run_durable_tasks()
    export = manager.exports.get()
    inspect("export ready", reverse("reports:export_status", args=[export.public_id]))
    export.file.delete()
    inspect("export deleted", reverse("reports:export_status", args=[export.public_id]))
    inspect("log", "/me/log/")

    of_two = make_person()
    for place in Agency.objects.filter(depth=1)[:2]:
        make_manager(of_two, place)
    sign_in(of_two)
    inspect("reports choice", "/reports/")
