"""Recordings, slides and reports, for whoever may see a live page that shows them. To anybody else there is nothing."""

import hashlib
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from learning.deck_versions import pages_begun_with
from learning.media_queries import deck_by_public_id, pages_of_review, recording_by_public_id, review_by_public_id
from learning.models import Recording, SlideDeck
from learning.permissions import may_open, may_open_earlier
from learning.views.private_files import CACHE_CONTROL, send

POSTER = "fill-1280x720|format-webp|webpquality-75"
CONTENT_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


@require_safe
def recording_file(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """An own recording, in parts as the player asks for them. `name` is only what a download would be called."""
    recording = _recording(request, public_id)
    return send(request, recording.file, content_type=recording.content_type, version=recording.sha256)


@require_safe
def captions(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The captions as WebVTT."""
    recording = recording_with_captions(request, public_id)
    text = recording.captions.encode()
    headers = {"Content-Type": "text/vtt; charset=utf-8", "Cache-Control": CACHE_CONTROL}
    etag = f'"{hashlib.sha256(text).hexdigest()[:32]}"'
    answer = HttpResponse(text, headers=headers | {"ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer)


@require_safe
def poster(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The picture shown before playing, at the size of the player."""
    recording = _recording(request, public_id)
    if recording.poster is None:
        raise Http404
    return send(request, recording.poster.get_rendition(POSTER).file, content_type="image/webp")


@require_safe
def slide_image(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """The picture of one slide."""
    deck = _deck(request, public_id)
    slide = deck.slides.filter(number=number).first()
    if slide is None:
        raise Http404
    return send(request, slide.image, content_type="image/webp")


@require_safe
def deck_file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The slides as their trainer uploaded them, to download."""
    deck = _deck(request, public_id)
    return send(request, deck.file, content_type=CONTENT_TYPES[deck.suffix], download_as=deck.download_name)


@require_safe
def review_report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The full report of a case review, as long as it is published; from then on, where to ask for it."""
    review = review_by_public_id(public_id)
    if review is None or not review.report or not may_open(request, review, pages_of_review(review)):
        raise Http404
    if not review.report_is_published:
        return render(request, "learning/report_gone.html", {"review": review}, status=HTTPStatus.GONE)
    return send(request, review.report, content_type=CONTENT_TYPES["pdf"], download_as=review.report_name)


def recording_with_captions(request: HttpRequest, public_id: UUID) -> Recording:
    """For somebody who may see it; 404 for anybody else, and where there are no captions."""
    recording = _recording(request, public_id)
    if not recording.captions:
        raise Http404
    return recording


def _recording(request: HttpRequest, public_id: UUID) -> Recording:
    recording = recording_by_public_id(public_id)
    if recording is None or not may_open(request, recording, recording.pages.all()):
        raise Http404
    return recording


def _deck(request: HttpRequest, public_id: UUID) -> SlideDeck:
    deck = deck_by_public_id(public_id)
    if deck is None:
        raise Http404
    if may_open(request, deck, deck.pages.all()) or may_open_earlier(request, pages_begun_with(deck, request.user)):
        return deck
    raise Http404
