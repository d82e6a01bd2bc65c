"""`manage.py seed_demo`: a fictional partnership with two modules, forty people and a year of learning."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from learning.demo.seeding import OtherPeopleHere, seed


class Command(BaseCommand):
    """Safe to repeat. Refuses over other people's data and in production."""

    help = "Fill an empty database with the demo partnership: two modules, forty people, a year of learning."

    def handle(self, *args, **options) -> None:
        """Seed, or say why not."""
        if settings.PRODUCTION:
            raise CommandError("The demo can't be put into production: its people share one public password.")
        try:
            is_new = seed()
        except OtherPeopleHere:
            raise CommandError(
                "This database holds other people, so the demo stays out of it. Use an empty one."
            ) from None
        if options["verbosity"]:
            self.stdout.write("The demo is in place." if is_new else "The demo was in place already.")
