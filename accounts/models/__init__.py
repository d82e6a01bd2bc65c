"""People, the agencies they work for, who manages whom, and what was done to their records."""

from accounts.models.agency import Agency, ManagerAppointment, Membership
from accounts.models.ledger import AuditEntry, LedgerHead, LedgerLink
from accounts.models.person import User

__all__ = ["Agency", "AuditEntry", "LedgerHead", "LedgerLink", "ManagerAppointment", "Membership", "User"]
