"""What in a module's draft may identify somebody, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Site

from accounts.models import Agency
from learning import captions
from learning.details_wording import NAMES
from learning.identifying_details import Detail, Told, find
from learning.models import LearningPage, PartnershipSettings
from learning.passages import Passage, passages

AROUND = 60  # letters of the text on either side
MOST_SHOWN = 500
SMALL = re.compile(r"(?<![\w@.+-])[a-z][^\W\d_]+(?![\w@]|[.-]\w)")  # robin@example.org makes Robin no ordinary word


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that may identify somebody, as they stand in the text."""

    area: str | Promise
    kind: str | Promise
    before: str
    words: str
    after: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class Findings:
    """How many there are, and the first of them: nobody reads five hundred, and a table of names has thousands."""

    count: int
    shown: list[Finding]


def findings(page: LearningPage) -> Findings:
    """What may identify somebody in the newest draft of the page and in what the draft has chosen."""
    found = _found(_draft(page))
    return Findings(len(found), [_finding(passage, detail) for passage, detail in found[:MOST_SHOWN]])


def count_findings(page: LearningPage) -> int:
    """How many there are."""
    return len(_found(_draft(page)))


def count_shown(page: LearningPage, area: str | Promise) -> int:
    """How many a live page shows in one area."""
    return sum(passage.area is area for passage, _ in _found(page))


def _draft(page: LearningPage) -> LearningPage:
    return page.specific.get_latest_revision_as_object()


def _found(draft: LearningPage) -> list[tuple[Passage, Detail]]:
    texts = list(passages(draft))
    told = Told(_told(draft))
    ordinary = frozenset(word for passage in texts for word in SMALL.findall(passage.text) if word.islower())
    return [(passage, detail) for passage in texts for detail in find(passage.text, told=told, ordinary=ordinary)]


def _told(draft: LearningPage) -> Iterator[str]:
    """Whom one may name: who speaks, who wrote the page, and the partnership itself."""
    if recording := getattr(draft, "recording", None):
        yield from (speaker.name for speaker in draft.speakers.all())
        yield from {
            part.speaker for cue in captions.parse(recording.captions).cues for part in cue.spoken if part.speaker
        }
    if draft.owner:
        yield draft.owner.get_full_name()
    yield from Agency.objects.values_list("name", flat=True)
    yield from Site.objects.values_list("site_name", flat=True)
    yield from PartnershipSettings.objects.values_list("name", flat=True)


def _finding(passage: Passage, detail: Detail) -> Finding:
    spot, text = passage.spot(detail.start), passage.text
    # One letter more than is shown says whether the text goes on. All of it would be copied for each finding.
    before = _clipped(text[max(0, detail.start - AROUND - 1) : detail.start][::-1])[::-1]
    after = _clipped(text[detail.end : detail.end + AROUND + 1])
    return Finding(passage.area, NAMES[detail.kind], before, detail.words, after, spot.name, spot.url)


def _clipped(text: str) -> str:
    """The beginning, in whole words, with a sign where it goes on."""
    if len(text) <= AROUND:
        return text
    return (text[:AROUND].rpartition(" ")[0] or text[:AROUND]) + " …"
