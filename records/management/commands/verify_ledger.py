"""Prove that no record was changed, removed or slipped in since it was written."""

from django.core.management import BaseCommand, CommandError

from records.verification import Verification


class Command(BaseCommand):
    """Ends with an error when anything is wrong, so that a nightly job can tell."""

    help = "Check every row of the CPD ledger against the chain that seals it."

    def handle(self, **options: object) -> None:
        """Print one sentence for each problem, then how much was checked."""
        verification = Verification()
        found = 0
        for problem in verification.problems():
            self.stdout.write(problem)
            found += 1
        if found:
            raise CommandError(f"{verification.rows} rows checked. Problems found: {found}.")
        # Whoever keeps this line elsewhere can tell later whether the whole chain was written anew.
        self.stdout.write(
            f"{verification.rows} rows checked, all as they were written. "
            f"The chain ends at link {verification.sequence}, {verification.chain_hash}."
        )
