"""The one door through which rows get into the ledger and its chain."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Agency, AuditEntry, LedgerHead, LedgerLink, User
from accounts.models.ledger_row import LedgerRow, sha256_of


def link_hash(previous: str, *, sequence: int, row_model: str, row_id: int, row_digest: str) -> str:
    """SHA-256 that binds a link to the one before it (both 64 hex digits)."""
    return sha256_of({"prev": previous, "seq": sequence, "model": row_model, "row": row_id, "digest": row_digest})


@transaction.atomic
def append_to_ledger(*rows: LedgerRow) -> None:
    """Write rows to the ledger and link them into the one chain, in the order given.

    Call it last in a transaction: the head row stays locked until the commit, and every other writer waits for it.
    """
    for row in rows:
        if row._state.adding:
            row.save()
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=1)
    for row in rows:
        # Read the row back: engines round times and decimals, and the digest must hold for what is stored.
        row.refresh_from_db()
        head.sequence += 1
        facts = {"row_model": row._meta.label_lower, "row_id": row.pk, "row_digest": row.digest()}
        head.chain_hash = link_hash(head.chain_hash, sequence=head.sequence, **facts)
        LedgerLink(sequence=head.sequence, chain_hash=head.chain_hash, **facts).save()
    head.save()


def record_audit(
    *,
    action: AuditEntry.Action,
    actor: User | None,
    subject: User | None = None,
    agency: Agency | None = None,
    reference: UUID | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write down who did what to whose records. `detail` is JSON: filters, counts, digests; never names."""
    entry = AuditEntry(
        action=action,
        actor=actor,
        subject=subject,
        agency=agency,
        reference=reference,
        detail=json.dumps(detail or {}, sort_keys=True, default=str),
        at=timezone.now(),
    )
    append_to_ledger(entry)
    return entry
