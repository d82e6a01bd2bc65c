"""The base of all ledger rows: written once, never changed.

The refusals here are for programmers, early and readable. What counts are the database triggers of
`accounts.append_only`: they also stop raw SQL, bulk methods and other programs.
"""

import hashlib
import json
from typing import Any, ClassVar, NoReturn

from django.db import models


class LedgerIsAppendOnly(Exception):
    """A ledger row is never changed or removed; a correction is a new row."""


class AppendOnlyQuerySet(models.QuerySet):
    """Reads like any other; refuses every way of changing rows in bulk."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LedgerIsAppendOnly(f"{self.model.__name__} rows are never changed or removed.")

    update = delete = bulk_update = bulk_create = update_or_create = get_or_create = _refuse
    update.alters_data = True
    _raw_delete = _refuse


class LedgerRow(models.Model):
    """A row of the ledger. It is written once, by `accounts.actions.append_to_ledger`, and linked into the chain."""

    ledger_facts: ClassVar[tuple[str, ...]] = ()  # attribute names whose values the chain seals
    sealed_when: ClassVar[str] = ""  # always; see accounts.append_only
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert once; a second save is refused."""
        if not self._state.adding:
            raise LedgerIsAppendOnly(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always refused."""
        raise LedgerIsAppendOnly(f"{type(self).__name__} rows are never removed.")

    def digest(self) -> str:
        """SHA-256 (64 hex digits) over this row's facts as canonical JSON."""
        facts = {name: _canonical(getattr(self, name)) for name in self.ledger_facts}
        return sha256_of({"model": self._meta.label_lower, **facts})


def sha256_of(facts: dict[str, Any]) -> str:
    """SHA-256 (64 hex digits) of a dict of JSON values, keys sorted, no spaces, UTF-8."""
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: Any) -> Any:
    """A JSON value that both engines give back the same: dates and UUIDs as text, decimals without padding."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return format(value.normalize(), "f") if hasattr(value, "normalize") else str(value)
