"""Where private files lie: recordings, slides and reports. Only the views that ask who may hand them out."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.storage import Storage, storages

if TYPE_CHECKING:
    from django.db.models import Model

PARTIAL_FILES = "uploads"


def private_storage() -> Storage:
    """The private storage of the settings; a callable, so that migrations hold no path."""
    return storages["private"]


def recording_path(instance: "Model", filename: str) -> str:
    """A new file is a new row, so the row's own public id names it; the typed name is never trusted."""
    return f"recordings/{instance.public_id}.{_suffix(filename)}"


def deck_path(instance: "Model", filename: str) -> str:
    """The deck as uploaded (PPTX or PDF)."""
    return f"slides/{instance.public_id}/deck.{_suffix(filename)}"


def deck_pdf_path(instance: "Model", filename: str) -> str:
    """The PDF that stands beside a PPTX."""
    return f"slides/{instance.public_id}/deck-as-pdf.pdf"


def slide_path(instance: "Model", filename: str) -> str:
    """The picture of one slide."""
    return f"slides/{instance.deck.public_id}/{instance.number}.webp"


def report_path(instance: "Model", filename: str) -> str:
    """The full report of a case review."""
    return f"reviews/{instance.public_id}.pdf"


def partial_path(upload: UUID) -> str:
    """What has come of a file that is still being sent."""
    return f"{PARTIAL_FILES}/{upload}.part"


def _suffix(filename: str) -> str:
    return filename.rpartition(".")[2].lower()[:5]
