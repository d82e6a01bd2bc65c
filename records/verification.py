"""Is the ledger still what was written? Reads every row once, in a stream, and says in a sentence what is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery

from accounts.actions import link_hash
from accounts.models import LedgerHead, LedgerLink
from accounts.models.ledger_row import LedgerRow

BATCH = 500  # links whose rows are read together: memory stays flat however long the ledger grows
START = "0" * 64


@dataclass
class Verification:
    """One reading of the ledger. Iterate over `problems()`; `rows` counts what has been checked so far."""

    rows: int = 0
    sequence: int = 0
    chain_hash: str = START
    _models: dict[str, type[LedgerRow]] = field(default_factory=lambda: ledger_models(), repr=False)

    def problems(self) -> Iterator[str]:
        """A sentence for each thing that is wrong. New rows may be written meanwhile; they don't disturb it."""
        head = LedgerHead.objects.first() or LedgerHead(sequence=0, chain_hash=START)
        links = LedgerLink.objects.filter(sequence__lte=head.sequence).order_by("sequence")
        for batch in batched(links.iterator(chunk_size=BATCH), BATCH, strict=False):
            for link in batch:
                yield from self._chain_problems(link)
            yield from self._row_problems(batch)
        yield from self._head_problems(head)
        for label, model in self._models.items():
            yield from _unlinked_rows(label, model)

    def _chain_problems(self, link: LedgerLink) -> Iterator[str]:
        """Follow the chain by one link; after a break go on from what is there, to name each break once."""
        if link.sequence != self.sequence + 1:
            yield f"Link {self.sequence + 1} is missing: the chain jumps to link {link.sequence}."
        elif link.chain_hash != link_hash(
            self.chain_hash,
            sequence=link.sequence,
            row_model=link.row_model,
            row_id=link.row_id,
            row_digest=link.row_digest,
        ):
            yield f"Link {link.sequence} ({link.row_model} {link.row_id}) doesn't follow from the link before it."
        self.sequence, self.chain_hash = link.sequence, link.chain_hash

    def _row_problems(self, links: tuple[LedgerLink, ...]) -> Iterator[str]:
        """Compare the rows of these links with what the links say of them."""
        for label in dict.fromkeys(link.row_model for link in links):
            model = self._models.get(label)
            mine = [link for link in links if link.row_model == label]
            rows = _rows(model, [link.row_id for link in mine]) if model else {}
            for link in mine:
                self.rows += 1
                yield from _problems_of(link, rows.get(link.row_id))

    def _head_problems(self, head: LedgerHead) -> Iterator[str]:
        if self.sequence < head.sequence:
            yield (
                f"The chain ends at link {self.sequence}, but its head says {head.sequence}: "
                "the newest links were cut off."
            )
        elif self.chain_hash != head.chain_hash:
            yield f"The head's hash is not the hash of the last link, {self.sequence}."
        # Head and links are read in one query, so that rows written meanwhile are no false alarm.
        ahead = LedgerLink.objects.filter(sequence__gt=Subquery(LedgerHead.objects.values("sequence")[:1]))
        for sequence in ahead.values_list("sequence", flat=True).order_by("sequence").iterator():
            yield f"Link {sequence} lies beyond the head: the head was set back."


def ledger_models() -> dict[str, type[LedgerRow]]:
    """Every model whose rows the chain binds, by its label."""
    models = (model for model in apps.get_models() if issubclass(model, LedgerRow) and model.ledger_facts)
    return {model._meta.label_lower: model for model in models}


def _rows(model: type[LedgerRow], ids: list[int]) -> dict[int, LedgerRow]:
    rows = model.objects.select_related("identity") if hasattr(model, "identity_seal") else model.objects
    return rows.in_bulk(ids)


def _problems_of(link: LedgerLink, row: LedgerRow | None) -> Iterator[str]:
    name = f"{link.row_model} {link.row_id}"
    if row is None:
        yield f"{name} is missing: link {link.sequence} seals a row that is not there."
    elif row.digest() != link.row_digest:
        yield f"{name} was changed after it was written: it no longer matches link {link.sequence}."
    if hasattr(row, "identity_seal") and not row.identity.is_erased and row.identity.seal() != row.identity_seal:
        yield f"records.identitysnapshot {row.identity.pk} was changed: it no longer matches the seal in {name}."


def _unlinked_rows(label: str, model: type[LedgerRow]) -> Iterator[str]:
    link = LedgerLink.objects.filter(row_model=label, row_id=OuterRef("pk"))
    for pk in model.objects.filter(~Exists(link)).order_by("pk").values_list("pk", flat=True).iterator():
        yield f"{label} {pk} is not linked: it was written past the ledger."
