"""The CPD ledger."""

from records.models.certificate import Certificate
from records.models.completion import Completion, Correction, Method
from records.models.identity import IdentitySnapshot

__all__ = ["Certificate", "Completion", "Correction", "IdentitySnapshot", "Method"]
