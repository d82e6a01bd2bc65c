"""The demo partnership's real content and people, without their year of learning."""

from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from learning.demo.modules import Authors, make_briefing, make_webinar
from learning.demo.people import make_agencies, make_people
from learning.demo.site import make_site
from learning.models import BriefingPage, CataloguePage, WebinarPage


class Demo(NamedTuple):
    """What a browser can be shown."""

    catalogue: CataloguePage
    webinar: WebinarPage
    briefing: BriefingPage
    people: dict[str, User]

    @property
    def practitioner(self) -> User:
        """Has learnt nothing yet."""
        return self.people["practitioner@example.org"]

    @property
    def manager(self) -> User:
        """Manages the practitioner's agency."""
        return self.people["manager@example.org"]


def make_demo() -> Demo:
    """Everything that `seed_demo` makes but the year."""
    now = timezone.now()
    make_agencies(now.date())
    people = make_people(now.date())
    names = ("trainer@example.org", "second-trainer@example.org", "administrator@example.org")
    authors = Authors(*(people[name] for name in names))
    catalogue = make_site()
    webinar = make_webinar(catalogue, by=authors, at=now)
    return Demo(catalogue, webinar, make_briefing(catalogue, by=authors, at=now), people)
