"""What the templates of pages ask for. Wagtail renders them for visitors and for previews alike."""

from typing import Any

from django import template
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from learning.catalogue import PER_PAGE, cards, find_modules, published_modules
from learning.forms import CatalogueForm
from learning.models import CataloguePage, HomePage, LearningPage, SlideDeck, WebinarPage
from learning.page_load import PageLoad
from learning.queries import Standing, standing

register = template.Library()

NEAR_THE_END = 5.0  # seconds: who left there starts from the beginning


@register.simple_tag(takes_context=True, name="standing")
def standing_tag(context: dict[str, Any], page: LearningPage) -> Standing:
    """How far the visitor is with this module. A preview shows it untouched."""
    request = context["request"]
    if getattr(request, "is_preview", False):
        return Standing(page=page, needs=page.needs)
    return standing(request.user, page)


@register.simple_tag(takes_context=True)
def player(context: dict[str, Any], page: WebinarPage, state: Standing) -> dict[str, Any]:
    """What `includes/player.html` needs to play the page's recording and to note what was played."""
    request, recording = context["request"], page.recording
    video = recording.video
    return {
        "provider": recording.provider,
        "file_url": "" if video else recording.file_url,
        "content_type": recording.content_type,
        "embed_url": video.get_url() if video else "",
        "outside_url": video.outside_url if video else "",
        "captions_url": recording.captions_url,
        "poster_url": recording.poster_url,
        "position": _position(request, state),
        **_recording_of_beats(request, page),
    }


@register.simple_tag
def deck_begun_with(page: WebinarPage, state: Standing) -> SlideDeck | None:
    """The slides as they were when the person began, where a newer version is shown now."""
    begun = state.enrolment
    if begun is None or begun.deck_id in {None, page.deck_id}:
        return None
    return begun.deck if begun.deck.successor else None


@register.simple_tag
def asked_in_recording(page: WebinarPage) -> list[dict[str, Any]]:
    """The moments at which a question of the check is asked, in order: `seconds`, and the `url` that asks it."""
    items = page.check_items.all()
    if isinstance(items, QuerySet):  # a page that is being edited holds its rows in memory
        items = items.exclude(shown_at_seconds=None).select_related("question")
    return [
        {
            "seconds": item.shown_at_seconds,
            "url": reverse("learning:ask_in_recording", args=[page.translation_key, item.question.public_id]),
        }
        for item in sorted(items, key=lambda item: item.shown_at_seconds or 0)
        if item.shown_at_seconds is not None
    ]


def _recording_of_beats(request: HttpRequest, page: WebinarPage) -> dict[str, str]:
    """Where played parts are sent, and the signed note to send with them; nothing for visitors and previews."""
    if not request.user.is_authenticated or getattr(request, "is_preview", False):
        return {"watched_url": "", "token": ""}
    note = PageLoad(
        person_id=request.user.pk,
        activity=page.translation_key,
        recording=page.recording.public_id,
        enough_seconds=page.watch_seconds_needed or 0.0,
        loaded_at=timezone.now(),
    )
    return {"watched_url": reverse("learning:watched", args=[page.translation_key]), "token": note.signed()}


def _position(request: HttpRequest, state: Standing) -> float:
    """The second to start at: `?t=` of the address, else where the person left, else the beginning."""
    asked = request.GET.get("t", "")
    if asked.isdecimal() and len(asked) < 6:
        return float(asked)
    left = state.progress.position_seconds if state.progress else 0.0
    return 0.0 if left > state.page.recording.seconds - NEAR_THE_END else left


@register.simple_tag(takes_context=True)
def catalogue(context: dict[str, Any], page: CataloguePage) -> dict[str, Any]:
    """`form`, `results` (a page of cards), `total` and whether anything was `asked` for."""
    request = context["request"]
    form = CatalogueForm(request.GET)
    filters = form.filters()
    found = find_modules(page, request, **filters)
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    results.object_list = cards(list(results.object_list), request)
    return {"form": form, "results": results, "total": len(found), "asked": bool(filters)}


@register.simple_tag(takes_context=True)
def newest_modules(context: dict[str, Any], page: HomePage, count: int = 4) -> list:
    """The newest modules as cards, for the front page."""
    request = context["request"]
    return cards(list(published_modules(page, request)[:count]), request)


@register.filter
def hours_and_minutes(minutes: int | None) -> str:
    """75 is '1 h 15 min'."""
    hours, rest = divmod(int(minutes or 0), 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )
