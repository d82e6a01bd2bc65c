"""Recordings, slides and reviews, made of the demo's real files."""

from itertools import count
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone

from learning.demo.texts import MEDIA
from learning.models import CaseReview, Chapter, PracticeTheme, Recording, SlideDeck
from learning.models.recording import CaptionsState

FILM = MEDIA / "continuity-of-care.mp4"
CAPTIONS = MEDIA / "continuity-of-care.vtt"
PPTX = MEDIA / "continuity-of-care.pptx"
PDF = MEDIA / "continuity-of-care.pdf"
REPORT = MEDIA / "continuity-of-care-report.pdf"
SMALL_FILES = Path(__file__).parent / "files"  # three seconds each, made with ffmpeg
_numbers = count(1)


def make_film(**fields: Any) -> Recording:
    """A recording of 131.67 seconds as an own file, without captions."""
    fields = {"title": "Continuity of care", "duration_seconds": "131.67", "content_type": "video/mp4"} | fields
    recording = Recording(**fields)
    _save_file(recording.file, FILM)
    recording.byte_size = recording.file.size
    recording.save()
    return recording


def with_captions(recording: Recording, text: str = "", state: str = CaptionsState.REVIEWED) -> Recording:
    """The recording with these captions, or the film's own."""
    recording.keep_captions(text or CAPTIONS.read_text(), state, by=None, at=timezone.now())
    recording.save()
    return recording


def make_chapter(recording: Recording, starts_seconds: int, title: str = "A chapter") -> Chapter:
    """A part of the recording."""
    return Chapter.objects.create(recording=recording, starts_seconds=starts_seconds, title=title)


def make_deck(path: Path = PDF, *, pdf: Path | None = None, **fields: Any) -> SlideDeck:
    """Slides that wait to be converted; nothing is in the queue."""
    deck = SlideDeck(**({"title": "Continuity of care: slides"} | fields))
    _save_file(deck.file, path)
    if pdf:
        _save_file(deck.pdf, pdf)
    deck.save()
    return deck


def make_review(report: Path | None = REPORT, **fields: Any) -> CaseReview:
    """A case review with its full report."""
    review = CaseReview(**({"reference": f"NSCP-2026-{next(_numbers):02}", "title": "Planning for home"} | fields))
    if report:
        _save_file(review.report, report)
    review.save()
    return review


def make_theme(name: str = "", slug: str = "") -> PracticeTheme:
    """A practice theme."""
    number = next(_numbers)
    return PracticeTheme.objects.create(name=name or f"Theme {number}", slug=slug or f"theme-{number}")


def _save_file(field: Any, path: Path) -> None:
    with path.open("rb") as file:
        field.save(path.name, File(file), save=False)
