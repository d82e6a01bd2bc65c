"""Changes to the CPD ledger: it only ever grows."""

import datetime
import json
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import append_to_ledger, record_audit
from accounts.models import AuditEntry, User
from records.identity import take_identity
from records.models import Certificate, Completion, Correction
from records.serials import new_serial
from records.tasks import deliver_certificate, forget_pdf


class CompletedInTheFuture(Exception):
    """The completion is dated after the moment in which it is recorded."""


class AlreadyRevoked(Exception):
    """The completion no longer counts, so there is nothing to revoke or to certify."""


class ReasonNeeded(Exception):
    """A correction without a reason says nothing to whoever reads the record later."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CompletionFacts:
    """Everything a completion states, as it was when it happened. Nothing is looked up later."""

    enrolment: UUID
    activity: UUID
    cycle: int
    activity_kind: str
    title: str
    code: str = ""
    revision_id: int | None = None
    version_label: str = ""
    learning_outcomes: tuple[str, ...] = ()
    provider: str
    provider_contact: str = ""
    method: str
    cpd_minutes: int
    participatory_minutes: int = 0
    attempt: UUID | None = None
    attempts: int = 0
    score_percent: int | None = None
    pass_mark: int | None = None
    rule_version: str
    enrolled_at: datetime.datetime
    completed_at: datetime.datetime


@transaction.atomic
def record_completion(*, person: User, facts: CompletionFacts) -> Completion:
    """Write a completion and its certificate to the ledger, once for each person, activity and cycle.

    Asked again, however often and in however many processes at once, it gives the completion that is there.
    """
    written = person.completions.filter(activity=facts.activity, cycle=facts.cycle)
    if earlier := written.first():
        return earlier
    try:
        # The unique constraint decides a race; its savepoint leaves the caller's transaction usable.
        with transaction.atomic():
            return _write_completion(person, facts)
    except IntegrityError:
        if winner := written.first():
            return winner
        raise


def _write_completion(person: User, facts: CompletionFacts) -> Completion:
    recorded_at = timezone.now()
    if facts.completed_at > recorded_at:
        raise CompletedInTheFuture(f"{facts.completed_at} is after {recorded_at}")
    completed_on = timezone.localdate(facts.completed_at, timezone.get_default_timezone())
    identity = take_identity(person, worked_on=completed_on, at=recorded_at)
    copied = asdict(facts) | {"learning_outcomes": json.dumps(facts.learning_outcomes, ensure_ascii=False)}
    completion = Completion(
        person=person,
        identity=identity,
        identity_seal=identity.seal(),
        completed_on=completed_on,
        recorded_at=recorded_at,
        **copied,
    )
    certificate = Certificate(
        serial=new_serial(),
        completion=completion,
        identity=identity,
        identity_seal=identity.seal(),
        issued_at=recorded_at,
    )
    deliver_certificate.enqueue(certificate.serial)
    append_to_ledger(completion, certificate)
    return completion


@transaction.atomic
def revoke_completion(*, completion: Completion, reason: str, by: User) -> Correction:
    """Say that a completion doesn't count, and why. It stays readable; its certificate shows as revoked."""
    locked = _locked(completion)
    correction = _correct(locked, Correction.Kind.REVOKED, reason, by)
    _audit_correction(locked, Correction.Kind.REVOKED, by)
    append_to_ledger(correction)
    return correction


@transaction.atomic
def reissue_certificate(*, completion: Completion, reason: str, by: User) -> Certificate:
    """Issue a certificate with the person's name and numbers as they are now; it supersedes the one before."""
    locked = _locked(completion)
    now = timezone.now()
    identity = take_identity(locked.person, worked_on=locked.completed_on, at=now)
    certificate = Certificate(
        serial=new_serial(),
        completion=locked,
        version=locked.certificate.version + 1,
        identity=identity,
        identity_seal=identity.seal(),
        issued_at=now,
    )
    correction = _correct(locked, Correction.Kind.REISSUED, reason, by)
    deliver_certificate.enqueue(certificate.serial)
    _audit_correction(locked, Correction.Kind.REISSUED, by)
    append_to_ledger(correction, certificate)
    return certificate


@transaction.atomic
def erase_identity(*, person: User, by: User | None) -> int:
    """Remove a person's names, numbers and agencies from their records; give the number of records concerned.

    The facts and the chain stay as they are: the seals over a name can't be checked, or guessed at, without its salt.
    Certificates made before are removed from the disk.
    """
    snapshots = person.identity_snapshots.filter(erased_at=None)
    serials = list(snapshots.values_list("certificates__serial", flat=True).exclude(certificates=None))
    erased = snapshots.update(
        full_name="",
        regulator="",
        registration_number="",
        staff_number="",
        agency_names="",
        salt="",
        erased_at=timezone.now(),
    )
    for serial in serials:
        forget_pdf.enqueue(serial)
    record_audit(action=AuditEntry.Action.ERASED_IDENTITY, actor=by, subject=person, detail={"rows": erased})
    return erased


def _locked(completion: Completion) -> Completion:
    """The completion as it stands, so that two corrections at once wait for each other."""
    locked = Completion.objects.select_for_update().get(pk=completion.pk)
    if locked.is_revoked:
        raise AlreadyRevoked(str(locked))
    return locked


def _correct(completion: Completion, kind: Correction.Kind, reason: str, by: User) -> Correction:
    if not reason.strip():
        raise ReasonNeeded(str(completion))
    now = timezone.now()
    return Correction(completion=completion, kind=kind, reason=reason.strip(), recorded_by=by, recorded_at=now)


def _audit_correction(completion: Completion, kind: Correction.Kind, by: User) -> None:
    record_audit(
        action=AuditEntry.Action.CORRECTED_RECORD,
        actor=by,
        subject=completion.person,
        reference=completion.public_id,
        detail={"kind": kind},
    )
