"""The CPD ledger."""

from records.models.completion import Certificate, Completion, Correction
from records.models.identity import IdentitySnapshot

__all__ = ["Certificate", "Completion", "Correction", "IdentitySnapshot"]
