"""All that a module says, in passages that know where they can be changed."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning import captions
from learning.models import LearningPage, Recording, SlideDeck
from learning.templatetags.moments import clock
from quizzes.bank_queries import newest_versions
from quizzes.models import QuestionVersion
from quizzes.queries import pools

MOST_QUESTIONS = 300  # of draws from topics that hold a whole bank
BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br ?/?>")
PAGE, SLIDES, RECORDING = gettext_lazy("Page"), gettext_lazy("Slides"), gettext_lazy("Recording and captions")
QUESTIONS, REPORT = gettext_lazy("Questions"), gettext_lazy("Report")


@dataclass(frozen=True, slots=True)
class Spot:
    """From this place of the text on: what one calls it, and where it is changed."""

    start: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text of a module. Captions are one text in many spots, so that a name is found across two of them."""

    area: str | Promise
    text: str
    spots: tuple[Spot, ...]

    def spot(self, start: int) -> Spot:
        """Where these words stand."""
        return self.spots[bisect_right(self.spots, start, key=lambda spot: spot.start) - 1]


def passages(draft: LearningPage) -> Iterator[Passage]:
    """Everything in the draft and in what it has chosen. Speakers are to be named."""
    parts = [_of_page(draft), _of_questions(draft), _of_report(draft)]
    if deck := getattr(draft, "deck", None):
        parts.insert(1, _of_slides(deck))
    if recording := getattr(draft, "recording", None):
        parts.insert(1, _of_recording(recording))
    return chain.from_iterable(parts)


def as_lines(markup: str) -> str:
    """The words of rich text, a line for each paragraph."""
    return html.unescape(strip_tags(BLOCK_ENDS.sub("\n", markup)))


def _of_page(page: LearningPage) -> Iterator[Passage]:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def passage(name: str, text: str, place: str) -> Passage:
        return Passage(PAGE, text, (Spot(0, name, f"{url}#{place}"),))

    for field in ("title", "summary", "audience", "content_note"):
        yield passage(page._meta.get_field(field).verbose_name.capitalize(), getattr(page, field), f"id_{field}")
    for row, outcome in enumerate(page.learning_outcomes.all()):
        yield passage(_("Learning outcome"), outcome.text, f"inline_child_learning_outcomes-{row}-panel-section")
    for block in page.background:
        text = "\n".join(_texts(block.block.get_prep_value(block.value)))
        yield passage(_("Background"), text, "panel-child-briefing-background-section")
    for row, theme in enumerate(page.themes.all()):
        place, number = f"inline_child_themes-{row}", {"number": row + 1}
        name = _("Theme %(number)s") % number
        yield passage(name, f"{theme.title}\n{as_lines(theme.text)}", f"{place}-panel-section")
        for nth, advice in enumerate(theme.recommendations.all()):
            name = _("Recommendation of theme %(number)s") % number
            yield passage(name, as_lines(advice.text), f"{place}-recommendations-{nth}-panel-section")


def _of_slides(deck: SlideDeck) -> Iterator[Passage]:
    url = reverse("slides:edit", args=[deck.pk])
    yield Passage(SLIDES, deck.title, (Spot(0, _("Title of the slides"), url),))
    for slide in deck.slides.all():
        text = "\n".join([slide.title, slide.text, slide.notes, slide.pictures_in_words])
        name = _("Slide %(number)s: its text, notes or alternative texts") % {"number": slide.number}
        yield Passage(SLIDES, text, (Spot(0, name, url),))


def _of_recording(recording: Recording) -> Iterator[Passage]:
    editor, url = (reverse(f"recordings:{name}", args=[recording.pk]) for name in ("edit", "captions"))
    yield Passage(RECORDING, recording.title, (Spot(0, _("Title of the recording"), f"{editor}#id_title"),))
    for row, chapter in enumerate(recording.chapters.all()):
        place = f"{editor}#inline_child_chapters-{row}-panel-section"
        yield Passage(RECORDING, chapter.title, (Spot(0, _("Chapter %(number)s") % {"number": row + 1}, place),))
    text, spots = "", []
    for cue in captions.parse(recording.captions).cues if recording.captions else ():
        name = _("Captions at %(moment)s, line %(line)s") % {"moment": clock(cue.start), "line": cue.line}
        spots.append((len(text), name))
        text += cue.text + " "
    if spots:
        yield Passage(RECORDING, text, tuple(Spot(start, name, url) for start, name in spots))


def _of_questions(page: LearningPage) -> Iterator[Passage]:
    fixed = [item.question_id for item in page.check_items.all()]
    drawn = [one.question for pool in pools({row.topic for row in page.check_draws.all()}).values() for one in pool]
    asked = list(dict.fromkeys([*fixed, *drawn]))[:MOST_QUESTIONS]
    both = {
        version.pk: version for published in (True, False) for version in newest_versions(asked, published=published)
    }
    versions = sorted(both.values(), key=lambda version: (asked.index(version.question_id), version.number))
    return (_of_version(version) for version in versions)


def _of_version(version: QuestionVersion) -> Passage:
    url = reverse("questions:edit", args=[version.question_id])
    name = _("“%(question)s”, version %(number)s") % {"question": version.question, "number": version.number}
    return Passage(QUESTIONS, "\n".join(_texts(version.content)), (Spot(0, name, url),))


def _of_report(page: LearningPage) -> Iterator[Passage]:
    if review := page.case_review:
        url = reverse("case_reviews:edit", args=[review.pk])
        yield Passage(REPORT, review.title, (Spot(0, _("Title of the case review"), url),))


def _texts(content: Any) -> Iterable[str]:
    """Every text in a body, whatever its kind: stem, options, feedback and all."""
    if isinstance(content, str):
        yield as_lines(content)
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)
