"""A completion is written once, with every fact copied, and corrected only by further rows."""

import dataclasses
import datetime
import json

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import AuditEntry, LedgerLink
from records.actions import (
    AlreadyRevoked,
    CompletedInTheFuture,
    ReasonNeeded,
    erase_identity,
    record_completion,
    reissue_certificate,
    revoke_completion,
)
from records.certificates import keep_pdf, pdf_path
from records.models import Certificate, Completion, Correction
from records.verification import Verification
from tests.factories.people import make_agency, make_membership, make_person
from tests.factories.records import make_completion, make_facts

pytestmark = pytest.mark.django_db


def problems():
    return list(Verification().problems())


def test_a_completion_holds_every_fact_it_was_given(practitioner):
    facts = make_facts()
    completion = record_completion(person=practitioner, facts=facts)
    for name, value in dataclasses.asdict(facts).items():
        if name != "learning_outcomes":
            assert getattr(completion, name) == value, name
    assert completion.outcomes == list(facts.learning_outcomes)
    assert completion.completed_at <= completion.recorded_at


def test_recording_it_again_gives_the_completion_that_is_there(practitioner):
    facts = make_facts()
    first = record_completion(person=practitioner, facts=facts)
    again = record_completion(person=practitioner, facts=dataclasses.replace(facts, cpd_minutes=999))
    assert again == first
    assert again.cpd_minutes == 75
    assert Certificate.objects.count() == DBTaskResult.objects.count() == 1


def test_the_next_cycle_is_a_completion_of_its_own(practitioner):
    facts = make_facts()
    record_completion(person=practitioner, facts=facts)
    make_completion(practitioner, activity=facts.activity, cycle=2)
    assert practitioner.completions.count() == 2


def test_the_day_of_a_completion_is_the_day_in_london(practitioner):
    late = datetime.datetime(2026, 3, 31, 23, 30, tzinfo=datetime.UTC)
    assert make_completion(practitioner, completed_at=late).completed_on == datetime.date(2026, 4, 1)


def test_the_identity_is_copied_with_the_agencies_of_that_day(practitioner, agency):
    team = make_agency("Duty Team", parent=agency, level="team")
    practitioner.memberships.update(ended_on=datetime.date(2026, 1, 31))
    make_membership(practitioner, team, started_on=datetime.date(2026, 2, 1), staff_number="T-9")
    practitioner.registration_number = "SW12345"
    practitioner.regulator = "swe"
    practitioner.save()
    before = make_completion(practitioner, completed_at=datetime.datetime(2026, 1, 20, tzinfo=datetime.UTC)).identity
    after = make_completion(practitioner, completed_at=datetime.datetime(2026, 2, 20, tzinfo=datetime.UTC)).identity
    assert (before.agency_names, before.staff_number) == ("Northmoor Council", "N-1001")
    assert (after.agency_names, after.staff_number) == ("Northmoor Council, Duty Team", "T-9")
    assert (after.full_name, after.regulator, after.registration_number) == (
        "Priya Shah",
        "Social Work England",
        "SW12345",
    )


def test_a_completion_in_the_future_is_refused(practitioner):
    with pytest.raises(CompletedInTheFuture):
        make_completion(practitioner, completed_at=timezone.now() + datetime.timedelta(minutes=1))
    assert not Completion.objects.exists()


def test_completion_and_certificate_are_linked_into_the_chain(practitioner):
    completion = make_completion(practitioner)
    links = LedgerLink.objects.order_by("sequence").values_list("row_model", "row_id")
    assert list(links) == [
        ("records.completion", completion.pk),
        ("records.certificate", completion.certificate.pk),
    ]
    assert completion.certificate.state == Certificate.State.ISSUED


@pytest.mark.parametrize(
    ("method", "score", "words"),
    [
        ("watched", 90, "Watched the recording and passed the knowledge check"),
        ("transcript", 90, "Read the transcript and passed the knowledge check"),
        ("read", 90, "Read the briefing and passed the knowledge check"),
        ("watched", None, "Watched the recording"),
        ("read", None, "Read the briefing"),
    ],
)
def test_a_completion_says_what_was_done_and_never_attended(practitioner, method, score, words):
    completion = make_completion(practitioner, method=method, score_percent=score)
    assert completion.what_was_done == words


def test_a_revoked_completion_stays_and_its_certificate_says_so(practitioner, administrator):
    completion = make_completion(practitioner)
    revoke_completion(completion=completion, reason="Another person sat the check.", by=administrator)
    certificate = Certificate.objects.get()
    assert certificate.state == Certificate.State.REVOKED
    assert not Completion.objects.in_force().exists()
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.actor) == ("corrected_record", practitioner, administrator)
    assert json.loads(entry.detail) == {"kind": "revoked"}
    assert problems() == []


def test_a_revoked_completion_cannot_be_revoked_or_certified_again(practitioner, administrator):
    completion = make_completion(practitioner)
    revoke_completion(completion=completion, reason="A mistake.", by=administrator)
    with pytest.raises(AlreadyRevoked):
        revoke_completion(completion=completion, reason="Again.", by=administrator)
    with pytest.raises(AlreadyRevoked):
        reissue_certificate(completion=completion, reason="Again.", by=administrator)


def test_a_correction_says_why(practitioner, administrator):
    completion = make_completion(practitioner)
    with pytest.raises(ReasonNeeded):
        revoke_completion(completion=completion, reason="  ", by=administrator)
    assert not Correction.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_reissued_certificate_has_the_name_as_it_is_now_and_supersedes(practitioner, administrator):
    completion = make_completion(practitioner)
    first = completion.certificate
    practitioner.last_name = "Shah-Jones"
    practitioner.save()
    second = reissue_certificate(completion=completion, reason="Married.", by=administrator)
    assert (second.version, second.identity.full_name) == (2, "Priya Shah-Jones")
    assert Certificate.objects.get(pk=first.pk).state == Certificate.State.SUPERSEDED
    assert second.state == Certificate.State.ISSUED
    assert Certificate.objects.get(pk=first.pk).identity.full_name == "Priya Shah"
    assert second.serial != first.serial
    assert problems() == []


def test_erasing_an_identity_removes_names_and_pdfs_and_keeps_the_ledger_whole(
    practitioner, administrator, run_durable_tasks
):
    completion = make_completion(practitioner)
    other = make_completion(make_person(first_name="Olu", last_name="Bello"))
    keep_pdf(completion.certificate)
    assert erase_identity(person=practitioner, by=administrator) == 1
    run_durable_tasks()
    completion.identity.refresh_from_db()
    assert completion.identity.full_name == completion.identity.salt == completion.identity.agency_names == ""
    assert not pdf_path(completion.certificate.serial).exists()
    assert Certificate.objects.get(completion=completion).holders_initials == ""
    assert Certificate.objects.get(completion=other).holders_initials == "O. B."
    assert problems() == []


def test_times_are_those_of_the_moment(practitioner):
    with time_machine.travel(datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC), tick=False):
        completion = make_completion(practitioner)
        assert completion.recorded_at == completion.certificate.issued_at == timezone.now()
