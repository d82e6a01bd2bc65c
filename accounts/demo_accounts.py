"""Who can sign in to the demo: made by `seed_demo`, shown by the sign-in page in demo mode, printed by `make demo`.

It lies in this app because everything that needs it stands above it.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "lanyard-demo-2026"  # noqa: S105  # no secret: the demo refuses to hold anybody real


class DemoAccount(NamedTuple):
    """One person of the demo, and what to look at as them."""

    email: str
    role: Promise


ACCOUNTS = (
    DemoAccount("practitioner@example.org", _("Practitioner: take a module, get a certificate")),
    DemoAccount("manager@example.org", _("Manager: see a team’s learning, export the record")),
    DemoAccount("stranger-manager@example.org", _("Manager of another agency: sees only their own people")),
    DemoAccount("trainer@example.org", _("Trainer: write modules in the admin at /admin/")),
    DemoAccount("second-trainer@example.org", _("Second trainer: check and approve what the first wrote")),
    DemoAccount("administrator@example.org", _("Administrator: people, agencies, settings")),
)
