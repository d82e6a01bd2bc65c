"""A new version of slides takes the place of the one before in drafts; only publishing brings it to anybody else."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from learning.models import LearningPage, SlideDeck, WebinarPage


@dataclass(frozen=True, slots=True)
class Behind:
    """A page that still shows an earlier version, in its draft or only live."""

    page: WebinarPage
    draft_is_behind: bool
    may_be_changed: bool  # by the person who asks, now


def earlier_versions(deck: SlideDeck) -> list[int]:
    """The ids of all decks that this one replaces, the newest first."""
    found: list[int] = []
    while deck.replaces is not None:
        deck = deck.replaces
        found.append(deck.pk)
    return found


def pages_behind(deck: SlideDeck, person: User) -> list[Behind]:
    """The pages that show an earlier version of these slides, and which of them the person could bring up to date."""
    old = earlier_versions(deck)
    shows_it = Q(deck__in=old) | Q(latest_revision__content__deck__in=old)
    pages = WebinarPage.objects.filter(shows_it).select_related("latest_revision").order_by("title")
    return [Behind(page, _deck_of_draft(page) in old, _may_change(page, person)) for page in pages]


@transaction.atomic
def put_into_drafts(*, deck: SlideDeck, by: User) -> list[WebinarPage]:
    """Choose these slides in the draft of each page that has an earlier version there. Nothing is published."""
    changed = []
    for behind in pages_behind(deck, by):
        if behind.draft_is_behind and behind.may_be_changed:
            draft = behind.page.get_latest_revision_as_object()
            draft.deck = deck
            draft.save_revision(user=by, log_action=True, clean=False)  # a draft may lack anything
            changed.append(behind.page)
    return changed


def pages_begun_with(deck: SlideDeck, person: User | AnonymousUser) -> QuerySet[LearningPage]:
    """The modules that a person began when they showed these slides, once a newer version has replaced them."""
    if deck.successor is None or not person.is_authenticated:
        return LearningPage.objects.none()
    return LearningPage.objects.filter(translation_key__in=person.enrolments.filter(deck=deck).values("activity"))


def _deck_of_draft(page: WebinarPage) -> int | None:
    return page.latest_revision.content.get("deck") if page.latest_revision else page.deck_id


def _may_change(page: WebinarPage, person: User) -> bool:
    """Not while somebody is asked to approve it: they would approve what they haven't seen."""
    permissions = page.permissions_for_user(person)
    return permissions.can_edit() and not permissions.page_locked() and not page.workflow_in_progress
