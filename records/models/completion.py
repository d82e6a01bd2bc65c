"""The ledger's rows: a person did this learning, on this version, on this day."""

import json
import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.ledger_row import AppendOnlyQuerySet, LedgerRow
from records.models.identity import IdentitySnapshot

if TYPE_CHECKING:
    from records.models.certificate import Certificate


class Method(models.TextChoices):
    """How the learning was done. Never 'attended': nobody attends a recording."""

    WATCHED = "watched", _("Watched the recording")
    TRANSCRIPT = "transcript", _("Read the transcript")
    READ = "read", _("Read the briefing")


AND_PASSED = {
    Method.WATCHED: _("Watched the recording and passed the knowledge check"),
    Method.TRANSCRIPT: _("Read the transcript and passed the knowledge check"),
    Method.READ: _("Read the briefing and passed the knowledge check"),
}


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
    provider_contact = models.CharField(max_length=254, blank=True)
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
        "provider_contact",
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
        indexes = [
            models.Index(fields=["activity", "completed_on"]),
            models.Index(fields=["person", "completed_on"]),
            models.Index(fields=["completed_on"]),  # newest first: a page or a file of rows needs no sort
        ]
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

    @property
    def passed_a_check(self) -> bool:
        """A knowledge check was part of it."""
        return self.attempt is not None

    @property
    def what_was_done(self) -> str:
        """'Watched the recording and passed the knowledge check', in the reader's language."""
        return str(AND_PASSED[Method(self.method)] if self.passed_a_check else Method(self.method).label)

    @property
    def is_revoked(self) -> bool:
        """A later correction says that it doesn't count. Reads prefetched corrections where there are any."""
        return any(correction.kind == Correction.Kind.REVOKED for correction in self.corrections.all())

    @property
    def certificate(self) -> "Certificate":
        """The newest certificate; there has been one since the completion was recorded."""
        return max(self.certificates.all(), key=lambda certificate: certificate.version)


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
