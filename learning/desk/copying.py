"""A new module made from another one: its words and settings, and nothing of its records."""

import uuid
from collections.abc import Collection, Iterable

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from accounts.models import User
from learning.models import LearningPage

# What is about this module alone: the new one is reviewed, dated and coded by itself.
OF_ITS_OWN = {
    "code": "",
    **dict.fromkeys(["review_on", "go_live_at", "expire_at", "check_closes_at"]),
    **dict.fromkeys(["first_published_at", "last_published_at"]),  # a copied revision still says when the other was
}


@transaction.atomic
def use_as_template(*, page: LearningPage, title: str, slug: str, parts: Collection[str], by: User) -> LearningPage:
    """A draft beside the module, from its newest draft. Of `parts`: briefing, check, recording, case_review."""
    copied = CopyPageAction(
        page=page,
        to=page.get_parent(),
        update_attrs={"title": title, "slug": slug, "locked": False, "locked_at": None, "locked_by": None},
        keep_live=False,
        user=by,
    ).execute()
    draft = copied.get_latest_revision_as_object()
    for name, empty in OF_ITS_OWN.items():
        setattr(draft, name, empty)
    _leave_out(draft, parts)
    _keep(draft, by=by)
    copied.revisions.exclude(pk=draft.latest_revision.pk).delete()  # who wrote the other one is its history
    return draft


def renew_keys(*, pages: Iterable[Page], by: User) -> None:
    """Copies made by Wagtail alone, of a whole catalogue: their themes and recommendations get names of their own."""
    for page in LearningPage.objects.filter(pk__in=[page.pk for page in pages]).specific():
        _keep(page.get_latest_revision_as_object(), by=by)


def _leave_out(draft: LearningPage, parts: Collection[str]) -> None:
    if "briefing" not in parts:
        draft.background, draft.themes = [], []
    if "check" not in parts:
        draft.check_items, draft.check_draws = [], []
    if "case_review" not in parts:
        draft.case_review = None
    if "recording" not in parts and draft.activity_kind == "webinar":
        draft.recording = draft.deck = draft.recorded_on = None
        draft.speakers = []


def _keep(draft: LearningPage, *, by: User) -> None:
    """Responses name themes and recommendations by their keys, so no two modules may share one."""
    for theme in draft.themes.all():
        theme.key = uuid.uuid4()
        recommendations = list(theme.recommendations.all())
        for recommendation in recommendations:
            recommendation.key = uuid.uuid4()
        theme.recommendations = recommendations
    draft.save(clean=False)  # the rows too: they are what reports ask
    draft.latest_revision = draft.save_revision(user=by, changed=False, clean=False)
