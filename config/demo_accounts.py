"""Who can sign in to the demo: read by the seed, by the sign-in page in demo mode, and printed by `make demo`."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "lanyard-demo-only"  # noqa: S105  # no secret: the demo refuses to hold anybody real


class DemoAccount(NamedTuple):
    """One person of the demo, and what to look at as them."""

    email: str
    role: Promise


ACCOUNTS = (
    DemoAccount("practitioner@demo.example", _("Practitioner: take a module, get a certificate")),
    DemoAccount("manager@demo.example", _("Manager: see a team’s learning, export the record")),
    DemoAccount("trainer@demo.example", _("Trainer: write modules in the admin at /admin/")),
    DemoAccount("administrator@demo.example", _("Administrator: people, agencies, settings")),
)
