"""What in a module's draft may identify somebody, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Site

from accounts.models import Agency
from learning import captions
from learning.details_wording import NAMES
from learning.identifying_details import find
from learning.models import LearningPage, PartnershipSettings
from learning.passages import Passage, passages

AROUND = 60  # letters of the text on either side
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


def findings(page: LearningPage) -> list[Finding]:
    """All of them, in the newest draft of the page and in what the draft has chosen."""
    draft = page.specific.get_latest_revision_as_object()
    texts = list(passages(draft))
    known = list(_known(draft))
    ordinary = frozenset(word for passage in texts for word in SMALL.findall(passage.text) if word.islower())
    return [
        _finding(passage, start=detail.start, end=detail.end, kind=NAMES[detail.kind])
        for passage in texts
        for detail in find(passage.text, known=known, ordinary=ordinary)
    ]


def _known(draft: LearningPage) -> Iterator[str]:
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


def _finding(passage: Passage, *, start: int, end: int, kind: str | Promise) -> Finding:
    spot = passage.spot(start)
    before, after = _clipped(passage.text[:start][::-1])[::-1], _clipped(passage.text[end:])
    return Finding(passage.area, kind, before, passage.text[start:end], after, spot.name, spot.url)


def _clipped(text: str) -> str:
    """The beginning, in whole words, with a sign where it goes on."""
    if len(text) <= AROUND:
        return text
    return (text[:AROUND].rpartition(" ")[0] or text[:AROUND]) + " …"
