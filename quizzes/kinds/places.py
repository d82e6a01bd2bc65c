"""Where in a module something is explained: in the recording, on a slide, in the briefing."""

import re
from typing import NamedTuple, Self

from django.utils.translation import gettext as _

PLACE = re.compile(r"(moment|slide|theme|recommendation):([0-9]{1,5})")


class Place(NamedTuple):
    """A place, as in `moment:75` (a second), `slide:3`, `theme:2` or `recommendation:4`.

    Recommendations are counted through the whole briefing.
    """

    part: str
    number: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The place that a trainer wrote, or None for nothing readable."""
        match = PLACE.fullmatch(text)
        if match is None or (match[1] != "moment" and int(match[2]) == 0):
            return None
        return cls(match[1], int(match[2]))

    @property
    def suffix(self) -> str:
        """What leads there when put behind the module's address."""
        return f"?t={self.number}#player" if self.part == "moment" else f"#{self.part}-{self.number}"

    @property
    def words(self) -> str:
        """What a link to it says."""
        if self.part == "moment":
            moment = f"{self.number // 60}:{self.number % 60:02}"
            return _("Watch where this is explained, at %(moment)s") % {"moment": moment}
        if self.part == "slide":
            return _("See where this is explained, on slide %(number)s") % {"number": self.number}
        if self.part == "recommendation":
            return _("Read the recommendation that this is about")
        return _("Read where this is explained, in theme %(number)s") % {"number": self.number}
