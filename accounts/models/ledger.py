"""The chain that binds all ledger rows, and the log of what was done to people's records."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.ledger_row import LedgerRow


class LedgerHead(models.Model):
    """The one row that says where the chain ends. Locked last in every transaction that writes the ledger.

    It stands apart from the links so that cutting off the newest links is found too.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField(default=0)
    chain_hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="ledger_has_one_head")]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.chain_hash}"


class LedgerLink(LedgerRow):
    """One link of the chain: which row it seals, that row's digest, and a hash over this and the link before."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    row_model = models.CharField(max_length=40)
    row_id = models.BigIntegerField()
    row_digest = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row_model", "row_id"], name="ledger_row_is_linked_once")]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.row_model} {self.row_id}"


class AuditEntry(LedgerRow):
    """Somebody did something that others may ask about: an export, a view of records, a correction, a new right.

    `agency` and the filters in `detail` say which people were concerned; a person's own view of the log is derived
    from their memberships, so no list of names is copied here.
    """

    class Action(models.TextChoices):
        EXPORTED_RECORDS = "exported_records", _("Exported completion records")
        VIEWED_RECORDS = "viewed_records", _("Viewed completion records")
        CORRECTED_RECORD = "corrected_record", _("Corrected a record")
        ERASED_IDENTITY = "erased_identity", _("Erased the names in somebody's records")
        MOVED_AGENCY = "moved_agency", _("Moved to another agency")
        APPOINTED_MANAGER = "appointed_manager", _("Appointed a manager")
        CHANGED_MEMBERSHIP = "changed_membership", _("Changed where somebody works")
        CHANGED_ACCESS = "changed_access", _("Changed how somebody signs in or what they may do")

    action = models.CharField(max_length=30, choices=Action)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, related_name="+", null=True)
    reference = models.UUIDField(null=True)  # the export's, for its download
    detail = models.TextField(default="{}")  # canonical JSON: filters, row count, SHA-256 of the file
    at = models.DateTimeField()

    ledger_facts: ClassVar[tuple[str, ...]] = (
        "id",
        "action",
        "actor_id",
        "subject_id",
        "agency_id",
        "reference",
        "detail",
        "at",
    )

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index(fields=["agency", "at"]), models.Index(fields=["reference"])]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d}"
