"""Turns uploaded decks into slides, in the background."""

import hashlib
import logging
import shutil
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from django.core.files import File
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.tasks import task

from learning.models import Slide, SlideDeck
from learning.slides_conversion.convert import Converted, convert
from learning.slides_conversion.slide import Refused

logger = logging.getLogger(__name__)
State = SlideDeck.State


@transaction.atomic
def queue_conversion(*, deck: SlideDeck) -> SlideDeck:
    """Have the deck's slides made, again if need be. What was made before stays until the new slides are there."""
    deck.state, deck.problem = State.QUEUED, ""
    deck.save(update_fields=["state", "problem"])
    convert_deck.enqueue(deck.pk)
    return deck


@task(backend="durable")
def convert_deck(deck_id: int) -> None:
    """Make the slides of a deck, or say why there are none. Safe to repeat; a refusal is an answer, not a failure."""
    deck = SlideDeck.objects.filter(pk=deck_id).exclude(state__in=[State.READY, State.FAILED]).first()
    if deck is None:  # deleted, or done by an earlier try
        return
    SlideDeck.objects.filter(pk=deck_id).update(state=State.RUNNING)
    with tempfile.TemporaryDirectory(prefix="lanyard-slides-") as name:
        folder = Path(name)
        source = _copy(deck.file, folder / f"deck.{deck.suffix}")
        pdf = _copy(deck.pdf, folder / "beside.pdf") if deck.pdf else None
        try:
            _keep(deck, convert(source, pdf, folder))
        except Refused as refusal:
            logger.info("Slide deck %s was refused: %s", deck.pk, refusal.key)
            SlideDeck.objects.filter(pk=deck_id).update(state=State.FAILED, problem=refusal.key)


def _copy(file: FieldFile, target: Path) -> Path:
    """Bring a file out of storage, wherever that is."""
    with file.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    return target


@transaction.atomic
def _keep(deck: SlideDeck, slides: list[Converted]) -> None:
    """Put the slides in the place of earlier ones, unless the deck was deleted meanwhile. Two at a time take turns."""
    if not SlideDeck.objects.select_for_update().filter(pk=deck.pk):
        return
    typed = {slide.number: slide for slide in deck.slides.all()}
    typed_before = _typed_before(deck)
    deck.slides.all().delete()
    for number, slide in enumerate(slides, start=1):
        row = Slide(
            deck=deck,
            number=number,
            width=slide.picture.width,
            height=slide.picture.height,
            title=slide.words.title[:200],
            text=slide.words.text,
            notes=slide.words.notes,
            picture_text=slide.words.picture_text,
            pictures_without_text=slide.words.pictures_without_text,
        )
        with Path(slide.picture.file).open("rb") as picture:
            # The file of a deck never changes: at its number is the same slide. A new version may have others.
            if earlier := typed.get(number) or typed_before.get(_what_is_seen(row, picture)):
                row.keep_typed(earlier)
            picture.seek(0)
            # The same name again: storage would else put a second picture beside that of an earlier try.
            row.image.storage.delete(row.image.field.generate_filename(row, ""))
            row.image.save(f"{number}.webp", File(picture), save=False)
        row.save()
    SlideDeck.objects.filter(pk=deck.pk).update(state=State.READY)


def _typed_before(deck: SlideDeck) -> dict[str, Slide]:
    """What was typed beside slides of the version before, by what is seen on them."""
    before = deck.replaces.slides.typed_beside() if deck.replaces else ()
    return {_what_is_seen(slide, slide.image): slide for slide in before}


def _what_is_seen(slide: Slide, picture: BinaryIO | FieldFile) -> str:
    """Its picture, where that is to be described; else its words, which stay the same when a page number changes."""
    if slide.text and not slide.pictures_without_text:
        return slide.text
    with picture.open("rb") if isinstance(picture, FieldFile) else nullcontext(picture) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
