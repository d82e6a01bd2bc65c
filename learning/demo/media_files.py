"""The demo's recording, deck and review, as a trainer would have uploaded them."""

import datetime
import json

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from accounts.models import User
from learning.demo.texts import MEDIA
from learning.models import CaseReview, Chapter, Recording, SlideDeck
from learning.models.recording import CaptionsState
from learning.probe import probe
from learning.tasks.slides import convert_deck

NAME = "continuity-of-care"
TITLE = "Early planning and continuity of care"


def make_recording(*, by: User, reviewed_by: User, at: datetime.datetime) -> Recording:
    """The recording with captions that a second person has checked, and its chapters."""
    facts = json.loads((MEDIA / f"{NAME}.json").read_text(encoding="utf-8"))
    recording = Recording(title=TITLE, captions_language="en-GB", created_by=by)
    captions = (MEDIA / f"{NAME}.vtt").read_text(encoding="utf-8")
    recording.keep_captions(captions, CaptionsState.REVIEWED, by=reviewed_by, at=at)
    recording.chapters = [
        Chapter(title=chapter["title"], starts_seconds=chapter["starts_at_seconds"]) for chapter in facts["chapters"]
    ]
    with (MEDIA / f"{NAME}-poster.webp").open("rb") as picture:
        poster = ImageFile(picture, name=f"{NAME}-poster.webp")
        recording.poster = get_image_model().objects.create(title=f"{TITLE}: first slide", file=poster)
    with (MEDIA / f"{NAME}.mp4").open("rb") as stream:
        film = File(stream, name=f"{NAME}.mp4")
        recording.describe(probe(film))
        recording.file.save(film.name, film, save=False)
        recording.save()
    return recording


def make_deck(*, by: User) -> SlideDeck:
    """The slides as PowerPoint, with the PDF beside it for servers without LibreOffice."""
    deck = SlideDeck(title=f"{TITLE}: slides", created_by=by)
    for field, suffix in (("file", "pptx"), ("pdf", "pdf")):
        with (MEDIA / f"{NAME}.{suffix}").open("rb") as stream:
            getattr(deck, field).save(f"{NAME}.{suffix}", File(stream), save=False)
    deck.save()
    convert_deck.call(deck.pk)  # at once: whoever opens the demo first should not wait for the worker
    return deck


def make_review(spec: dict) -> CaseReview:
    """The review that a module comes from; the webinar's has a full report."""
    review = CaseReview(**{name: value for name, value in spec.items() if name != "report"})
    if "report" in spec:
        with (MEDIA / spec["report"]).open("rb") as stream:
            review.report.save(spec["report"], File(stream), save=False)
    review.save()
    return review
