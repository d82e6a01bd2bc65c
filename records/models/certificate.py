"""The proof of a completion, made in the completion's own transaction."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.ledger_row import LedgerRow
from records.models.completion import Completion
from records.models.identity import IdentitySnapshot


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
        if self.completion.is_revoked:
            return self.State.REVOKED
        newest = self.completion.certificate.version
        return self.State.SUPERSEDED if newest > self.version else self.State.ISSUED

    @property
    def has_pdf(self) -> bool:
        """There is a sheet to hand out: the learning counts, and there is still a name to put on it."""
        return not (self.completion.is_revoked or self.identity.is_erased)

    @property
    def holders_initials(self) -> str:
        """'A. O.' for Ama Owusu: all that a stranger who checks a certificate sees. Empty once erased."""
        return " ".join(f"{name[0]}." for name in self.identity.full_name.split())

    def statement(self) -> dict[str, Any]:
        """Everything the certificate states, from sealed rows alone; the same for page and PDF."""
        done = self.completion
        return {
            "serial": self.serial,
            "full_name": self.identity.full_name,
            "regulator": self.identity.regulator,
            "registration_number": self.identity.registration_number,
            "title": done.title,
            "code": done.code,
            "version_label": done.version_label,
            "what_was_done": done.what_was_done,
            "outcomes": done.outcomes,
            "completed_on": done.completed_on,
            "issued_on": timezone.localdate(self.issued_at, timezone.get_default_timezone()),
            "cpd_minutes": done.cpd_minutes,
            "participatory_minutes": done.participatory_minutes,
            "score_percent": done.score_percent,
            "pass_mark": done.pass_mark,
            "provider": done.provider,
            "provider_contact": done.provider_contact,
        }
