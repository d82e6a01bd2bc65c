"""Changes to people, agencies and the ledger's chain."""

from accounts.actions.agencies import add_agency, close_agency
from accounts.actions.ledger import append_to_ledger, link_hash, record_audit
from accounts.actions.people import add_person, change_access, change_email
from accounts.actions.refusals import Refused
from accounts.actions.work import (
    appoint_manager,
    change_membership,
    end_appointment,
    join_agency,
    move_agency,
)

__all__ = [
    "Refused",
    "add_agency",
    "add_person",
    "append_to_ledger",
    "appoint_manager",
    "change_access",
    "change_email",
    "change_membership",
    "close_agency",
    "end_appointment",
    "join_agency",
    "link_hash",
    "move_agency",
    "record_audit",
]
