"""Who a ledger row is about, kept apart so that it can be erased without breaking the chain."""

import hashlib
import hmac
import json
import secrets

from django.conf import settings
from django.db import models


def new_salt() -> str:
    """64 hex digits from the system's own randomness."""
    return secrets.token_hex(32)


class IdentitySnapshot(models.Model):
    """A person's name, numbers and agencies as they were at a moment.

    The ledger holds only `seal`, an HMAC keyed with this row's salt. Erasing the names and the salt makes the seal
    meaningless without touching the ledger (UK GDPR art. 17, with art. 17(3)(b) for the facts that stay).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="identity_snapshots")
    full_name = models.CharField(max_length=310)
    regulator = models.CharField(max_length=60, blank=True)
    registration_number = models.CharField(max_length=20, blank=True)
    staff_number = models.CharField(max_length=80, blank=True)
    agency_names = models.TextField(blank=True)
    salt = models.CharField(max_length=64, default=new_salt)
    taken_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None)
                | models.Q(
                    full_name="", regulator="", registration_number="", staff_number="", agency_names="", salt=""
                ),
                name="erased_identity_holds_nothing",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_erased(self) -> bool:
        """The names and the salt are gone, so its seals can't be checked any more."""
        return self.erased_at is not None

    def seal(self) -> str:
        """HMAC-SHA256 (64 hex digits) over the identity, keyed with the salt."""
        facts = [self.full_name, self.regulator, self.registration_number, self.staff_number, self.agency_names]
        return hmac.new(bytes.fromhex(self.salt), json.dumps(facts).encode(), hashlib.sha256).hexdigest()
