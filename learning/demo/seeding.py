"""Fill an empty database with the demo partnership."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from learning.actions import report_problem
from learning.demo.modules import Authors, make_briefing, make_webinar
from learning.demo.people import emails, make_agencies, make_people
from learning.demo.site import HOME, make_site
from learning.demo.year import live_through_a_year
from learning.models import HomePage

PUBLISHED_BEFORE = datetime.timedelta(days=390)


class OtherPeopleHere(Exception):
    """The database holds people who are not the demo's."""


def is_seeded() -> bool:
    """The demo is here already, whoever has signed up or changed their address since."""
    return HomePage.objects.filter(slug=HOME).exists() and User.objects.filter(email__in=emails()).exists()


@transaction.atomic
def seed(now: datetime.datetime | None = None) -> bool:
    """Make the demo, whole or not at all. Returns False where it was there already."""
    if is_seeded():
        return False
    if User.objects.exists():
        raise OtherPeopleHere
    now = now or timezone.now()
    make_agencies(now.date())
    people = make_people(now.date())
    authors = Authors(
        writer=people["trainer@example.org"],
        reviewer=people["second-trainer@example.org"],
        publisher=people["administrator@example.org"],
    )
    catalogue = make_site()
    published = now - PUBLISHED_BEFORE
    modules = {
        "webinar": make_webinar(catalogue, by=authors, at=published),
        "briefing": make_briefing(catalogue, by=authors, at=published),
    }
    live_through_a_year(people, modules, now)
    report_problem(
        page_address=modules["webinar"].url,
        text="From 1:10 on the sound is much quieter than before. Can it be made louder?",
        person=people["practitioner@example.org"],
    )
    return True
