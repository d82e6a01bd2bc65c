"""The ledger's rows: a person did this learning, on this version, on this day."""

import json
import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.ledger_row import AppendOnlyQuerySet, LedgerRow
from records.models.identity import IdentitySnapshot


class Method(models.TextChoices):
    """How the learning was done. Never 'attended': nobody attends a recording."""

    WATCHED = "watched", _("Watched the recording")
    TRANSCRIPT = "transcript", _("Read the transcript")
    READ = "read", _("Read the briefing")


class CompletionQuerySet(AppendOnlyQuerySet):
    """Which completions."""

    def in_force(self) -> "CompletionQuerySet":
        """Without those that a later correction revoked."""
        return self.exclude(corrections__kind=Correction.Kind.REVOKED)

    def for_person(self, person: models.Model) -> "CompletionQuerySet":
        """Under any identity of the person, accounts merged into theirs included."""
        return self.filter(Q(person=person) | Q(person__merged_into=person))


class Completion(LedgerRow):
    """One completion. Every fact is copied: no key to a page, question or attempt.

    Exactly one per person, activity and cycle. `activity` is the page's translation key; `cycle` counts renewals.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="completions")
    identity = models.ForeignKey(IdentitySnapshot, models.PROTECT, related_name="completions")
    identity_seal = models.CharField(max_length=64)
    enrolment = models.UUIDField(unique=True)
    activity = models.UUIDField()
    cycle = models.PositiveIntegerField(default=1)
    activity_kind = models.CharField(max_length=20)  # webinar, briefing
    title = models.CharField(max_length=255)
    code = models.CharField(max_length=40, blank=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    version_label = models.CharField(max_length=40, blank=True)  # printed on the certificate
    learning_outcomes = models.TextField(default="[]")  # JSON list of texts
    provider = models.CharField(max_length=255)
    method = models.CharField(max_length=12, choices=Method)
    cpd_minutes = models.PositiveIntegerField()
    participatory_minutes = models.PositiveIntegerField(default=0)
    attempt = models.UUIDField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    score_percent = models.PositiveSmallIntegerField(null=True)
    pass_mark = models.PositiveSmallIntegerField(null=True)
    rule_version = models.CharField(max_length=20)
    enrolled_at = models.DateTimeField()
    completed_at = models.DateTimeField()
    completed_on = models.DateField()  # the day in London: 23:30 UTC on 31 March is 1 April there
    recorded_at = models.DateTimeField()

    objects = CompletionQuerySet.as_manager()
    ledger_facts: ClassVar[tuple[str, ...]] = (
        "id",
        "public_id",
        "person_id",
        "identity_seal",
        "enrolment",
        "activity",
        "cycle",
        "activity_kind",
        "title",
        "code",
        "revision_id",
        "version_label",
        "learning_outcomes",
        "provider",
        "method",
        "cpd_minutes",
        "participatory_minutes",
        "attempt",
        "attempts",
        "score_percent",
        "pass_mark",
        "rule_version",
        "enrolled_at",
        "completed_at",
        "completed_on",
        "recorded_at",
    )

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        indexes = [models.Index(fields=["activity", "completed_on"]), models.Index(fields=["person", "completed_on"])]
        constraints = [
            models.UniqueConstraint(fields=["person", "activity", "cycle"], name="completed_once_in_each_cycle"),
            models.CheckConstraint(
                condition=Q(participatory_minutes__lte=F("cpd_minutes")), name="participatory_minutes_within_the_total"
            ),
            models.CheckConstraint(
                condition=Q(completed_at__lte=F("recorded_at")), name="completion_is_not_in_the_future"
            ),
            models.CheckConstraint(
                condition=Q(score_percent=None, pass_mark=None, attempt=None)
                | Q(score_percent__gte=F("pass_mark"), score_percent__lte=100, attempt__isnull=False),
                name="a_scored_completion_is_a_pass",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="completion_names_what_was_learnt"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.completed_on:%Y-%m-%d}"

    @property
    def outcomes(self) -> list[str]:
        """The learning outcomes as they were."""
        return json.loads(self.learning_outcomes)


class Correction(LedgerRow):
    """A later word on a completion: it was wrong, and why. The completion itself stays as it is."""

    class Kind(models.TextChoices):
        REVOKED = "revoked", _("Revoked")
        REISSUED = "reissued", _("Certificate reissued")

    completion = models.ForeignKey(Completion, models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    ledger_facts: ClassVar[tuple[str, ...]] = (
        "id",
        "completion_id",
        "kind",
        "reason",
        "recorded_by_id",
        "recorded_at",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why"),
            models.UniqueConstraint(
                fields=["completion"], condition=Q(kind="revoked"), name="completion_is_revoked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.completion}"


class Certificate(LedgerRow):
    """The proof of a completion. Its state is derived: a later version supersedes it, a revocation revokes it."""

    class State(models.TextChoices):
        ISSUED = "issued", _("Valid")
        SUPERSEDED = "superseded", _("Replaced by a newer certificate")
        REVOKED = "revoked", _("Revoked")

    serial = models.CharField(max_length=24, unique=True)  # unguessable: 80 bits from the system's randomness
    completion = models.ForeignKey(Completion, models.PROTECT, related_name="certificates")
    version = models.PositiveSmallIntegerField(default=1)
    identity = models.ForeignKey(IdentitySnapshot, models.PROTECT, related_name="certificates")
    identity_seal = models.CharField(max_length=64)
    issued_at = models.DateTimeField()

    ledger_facts: ClassVar[tuple[str, ...]] = (
        "id",
        "serial",
        "completion_id",
        "version",
        "identity_seal",
        "issued_at",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["completion", "version"], name="certificate_version_is_issued_once")
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def state(self) -> State:
        """What the public check says of it."""
        if self.completion.corrections.filter(kind=Correction.Kind.REVOKED).exists():
            return self.State.REVOKED
        if self.completion.certificates.filter(version__gt=self.version).exists():
            return self.State.SUPERSEDED
        return self.State.ISSUED

    def statement(self) -> dict[str, Any]:
        """Everything the certificate states, from sealed rows alone; keys are used by page and PDF alike."""
        done = self.completion
        return {
            "serial": self.serial,
            "full_name": self.identity.full_name,
            "regulator": self.identity.regulator,
            "registration_number": self.identity.registration_number,
            "title": done.title,
            "version_label": done.version_label,
            "method": done.get_method_display(),
            "outcomes": done.outcomes,
            "completed_on": done.completed_on,
            "issued_at": self.issued_at,
            "cpd_minutes": done.cpd_minutes,
            "participatory_minutes": done.participatory_minutes,
            "score_percent": done.score_percent,
            "pass_mark": done.pass_mark,
            "provider": done.provider,
        }
