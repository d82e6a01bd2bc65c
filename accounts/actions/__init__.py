"""Changes to people, agencies and the ledger's chain."""

from accounts.actions.ledger import append_to_ledger, link_hash, record_audit
from accounts.actions.people import (
    AgencyIsClosed,
    AlreadyWorksThere,
    MoveInTheFuture,
    MoveRefused,
    MoveTooEarly,
    add_agency,
    appoint_manager,
    change_email,
    close_agency,
    end_appointment,
    join_agency,
    move_agency,
)

__all__ = [
    "AgencyIsClosed",
    "AlreadyWorksThere",
    "MoveInTheFuture",
    "MoveRefused",
    "MoveTooEarly",
    "add_agency",
    "append_to_ledger",
    "appoint_manager",
    "change_email",
    "close_agency",
    "end_appointment",
    "join_agency",
    "link_hash",
    "move_agency",
    "record_audit",
]
