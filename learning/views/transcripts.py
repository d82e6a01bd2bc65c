"""The transcript of a recording to take away: as plain text, and as a document that browsers and Word open."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from learning.captions.transcript import sections
from learning.permissions import first_seen
from learning.views.media import recording_with_captions
from learning.views.private_files import CACHE_CONTROL

CONTENT_TYPES = {"txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}


@require_safe
def transcript(request: HttpRequest, public_id: UUID, suffix: str) -> HttpResponse:
    """What is said, under the chapters, for whoever may see the recording."""
    recording = recording_with_captions(request, public_id)
    page = first_seen(request, recording.pages.all())
    title = page.title if page else recording.title
    context: dict[str, Any] = {
        "recording": recording,
        "page": page,
        "title": title,
        "sections": sections(recording.cues, [(part.starts_seconds, part.title) for part in recording.chapters.all()]),
    }
    return HttpResponse(
        render_to_string(f"learning/transcript.{suffix}", context),
        headers={
            "Content-Type": CONTENT_TYPES[suffix],
            "Content-Disposition": content_disposition_header(True, f"{slugify(title) or 'transcript'}.{suffix}"),
            "Cache-Control": CACHE_CONTROL,
        },
    )
