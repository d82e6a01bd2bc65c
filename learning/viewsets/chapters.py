"""Chapters from the titles of slides: filled into a recording's form, and nothing is saved until its trainer does."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import HelpPanel

from learning.captions.chapters import Proposal, propose
from learning.media_queries import decks_beside
from learning.models import Chapter, Recording, SlideDeck
from learning.templatetags.moments import clock

ASKED = "chapters-from"


class ChaptersFromSlidesPanel(HelpPanel):
    """A link for each deck that a module shows beside the recording."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "learning/admin/chapters_from_slides.html"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one recording."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Which decks."""
            decks = decks_beside(self.instance) if self.instance.pk else []
            told = getattr(self.instance, "told_of_chapters", "")
            return super().get_context_data(parent_context) | {"decks": decks, "asked": ASKED, "told": told}


def fill_in(request: HttpRequest, recording: Recording) -> bool:
    """Add the chapters of the deck that is asked for to the recording in memory, and say how sure they are."""
    deck = next((deck for deck in decks_beside(recording) if str(deck.pk) == request.GET.get(ASKED)), None)
    if deck is None:
        return False
    there = list(recording.chapters.all())
    taken = {chapter.starts_seconds for chapter in there}
    named = {chapter.title for chapter in there}
    proposals = [
        proposal
        for proposal in propose(_titles(deck), recording.cues, recording.seconds)
        if proposal.start not in taken and proposal.title not in named
    ]
    recording.told_of_chapters = _told(proposals)
    rows = [Chapter(starts_seconds=proposal.start, title=proposal.title) for proposal in proposals]
    recording.chapters = sorted([*there, *rows], key=lambda chapter: chapter.starts_seconds)
    return bool(proposals)


def _titles(deck: SlideDeck) -> list[str]:
    longest = Chapter._meta.get_field("title").max_length
    return [" ".join(title.split())[:longest] for title in deck.slides.values_list("title", flat=True)]


def _told(proposals: list[Proposal]) -> str:
    count = len(proposals)
    if not count:
        return _("No chapters are added: the slides have no titles that aren’t chapters yet.")
    sentences = [
        ngettext(
            "%(count)d chapter is proposed below. Nothing is saved yet.",
            "%(count)d chapters are proposed below. Nothing is saved yet.",
            count,
        )
        % {"count": count}
    ]
    heard = _listed(proposal for proposal in proposals if proposal.heard)
    guessed = _listed(proposal for proposal in proposals if not proposal.heard and proposal.start)
    if heard:
        sentences.append(_("By their words in the captions: %(titles)s.") % {"titles": heard})
    if guessed:
        sentences.append(_("Only spread evenly, so listen and correct the times: %(titles)s.") % {"titles": guessed})
    return " ".join(sentences)


def _listed(proposals: Iterable[Proposal]) -> str:
    return "; ".join(f"{clock(proposal.start)} {proposal.title}" for proposal in proposals)
