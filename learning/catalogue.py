"""Finding modules: search, filters, and what a card says."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.search.query import And, PlainText
from wagtail.search.utils import parse_query_string

from accounts.models import User
from learning.models import LearningPage, PracticeTheme

PER_PAGE = 12
MOST_RESULTS = 500  # a partnership publishes a few dozen modules a year
WORDS = re.compile(r"\w{3,}")  # one or two letters begin too many words
ENDINGS = re.compile(r"(?<=\w{4})(ings?|ed|e?s)$")  # of English words, so that the rest begins its relatives too
KIND_FIELDS = {"webinar": "webinarpage__isnull", "briefing": "briefingpage__isnull"}


@dataclass(frozen=True, slots=True)
class Card:
    """What the catalogue shows of a module. `state` is '', 'started' or 'completed'."""

    page: LearningPage
    url: str
    kind: str
    themes: tuple[str, ...]
    state: str

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return _("Webinar") if self.kind == "webinar" else _("Briefing")


def published_modules(parent: Page, request: HttpRequest) -> QuerySet[LearningPage]:
    """Modules below a page that this visitor may read, newest first."""
    modules = LearningPage.objects.descendant_of(parent).live()
    for restriction in PageViewRestriction.objects.select_related("page").prefetch_related("groups"):
        if not restriction.accept_request(request):
            modules = modules.not_descendant_of(restriction.page, inclusive=True)
    return modules.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


def find_modules(
    parent: Page,
    request: HttpRequest,
    *,
    q: str = "",
    theme: PracticeTheme | None = None,
    kind: str = "",
    length: str = "",
) -> list[LearningPage]:
    """Modules that match all that was asked for; best match first where there is a search, else newest first."""
    modules = published_modules(parent, request)
    if theme:
        modules = modules.filter(practice_themes=theme)
    if kind:
        modules = modules.filter(**{KIND_FIELDS[kind]: False})
    if length:
        modules = modules.filter(cpd_minutes__gt=60) if length == "61" else modules.filter(cpd_minutes__lte=int(length))
    if not q:
        return list(modules[:MOST_RESULTS])
    ranking = {pk: rank for rank, pk in enumerate(_search(q))}
    return sorted(modules.filter(pk__in=ranking), key=lambda page: ranking[page.pk])


def _search(text: str) -> list[int]:
    """Keys of matching modules, best first.

    SQLite's index knows no word stems, and neither knows the beginnings of words. So titles are searched by those
    too: "safeguards" finds "safeguarding" on both. Words in quotes are taken as they are.
    """
    _filters, query = parse_query_string(text, operator="and")
    pages = LearningPage.objects.live()
    found = list(pages.search(query)[:MOST_RESULTS])
    beginnings = [PlainText(ENDINGS.sub("", word)) for word in WORDS.findall(text)]
    if beginnings and '"' not in text:
        found += pages.autocomplete(And(beginnings))[:MOST_RESULTS]
    return list(dict.fromkeys(page.pk for page in found))


def cards(pages: list[LearningPage], request: HttpRequest) -> list[Card]:
    """The pages as cards for this visitor, in a constant number of queries."""
    keys = [page.pk for page in pages]
    webinars = set(LearningPage.objects.filter(pk__in=keys, webinarpage__isnull=False).values_list("pk", flat=True))
    themes: dict[int, list[str]] = {}
    links = LearningPage.practice_themes.through.objects.filter(learningpage__in=keys)
    for page_id, name in links.order_by("practicetheme__name").values_list("learningpage_id", "practicetheme__name"):
        themes.setdefault(page_id, []).append(name)
    states = _states(request.user, [page.translation_key for page in pages])
    return [
        Card(
            page=page,
            url=page.get_url(request) or "",
            kind="webinar" if page.pk in webinars else "briefing",
            themes=tuple(themes.get(page.pk, ())),
            state=states.get(page.translation_key, ""),
        )
        for page in pages
    ]


def _states(person: User | AnonymousUser, activities: list[UUID]) -> dict[UUID, Any]:
    """Activity → 'started' or 'completed', for a signed-in person."""
    if not person.is_authenticated or not activities:
        return {}
    started = person.enrolments.filter(activity__in=activities).values_list("activity", flat=True)
    completed = person.completions.filter(activity__in=activities).values_list("activity", flat=True)
    return dict.fromkeys(started, "started") | dict.fromkeys(completed, "completed")
