"""The time of a check is over: two workers and the person's own tabs end it at the same moment."""

import datetime

import pytest

from learning.actions import enrol, finish_check, start_check
from learning.models import CataloguePage
from records.models import Certificate, Completion
from tests.factories.questions import answer_all
from tests.learning.sitting import make_module
from tests.together import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_submitted_and_completed_once(catalogue: CataloguePage, practitioner) -> None:
    module = make_module(catalogue, time_limit_minutes=10, grace_seconds=0)
    hour_ago = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    enrolment = enrol(person=practitioner, activity=module.translation_key, at=hour_ago)
    attempt = answer_all(start_check(enrolment=enrolment, at=hour_ago), at=hour_ago)

    results = all_at_once(*[lambda: finish_check(attempt=attempt)] * 12)

    assert {(one.submitted_at, one.score) for one in results} == {(attempt.due_at, 3)}
    assert Completion.objects.count() == Certificate.objects.count() == 1
