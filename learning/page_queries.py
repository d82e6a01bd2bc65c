"""Questions about pages that whoever edits them asks."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from learning.models import CataloguePage, Enrolment, LearningPage


def taken_up(pages: Iterable[Page]) -> QuerySet[LearningPage]:
    """The modules among these pages, and below them, that somebody has started."""
    below = LearningPage.objects.none()
    for page in pages:
        below |= LearningPage.objects.descendant_of(page, inclusive=True)
    return below.filter(translation_key__in=Enrolment.objects.values("activity"))


def not_ready(pages: Iterable[Page]) -> list[LearningPage]:
    """The modules among these pages whose newest draft lacks something that a published module needs."""
    modules = LearningPage.objects.filter(pk__in=[page.pk for page in pages]).specific()
    return [module for module in modules if not _is_ready(module.get_latest_revision_as_object())]


def module_or_404(pk: int) -> LearningPage:
    """The module with this key, in its own kind."""
    return get_object_or_404(LearningPage, pk=pk).specific


def newest_catalogue() -> CataloguePage | None:
    """Where modules are added: partnerships have one catalogue."""
    return CataloguePage.objects.order_by("-pk").first()


def _is_ready(draft: LearningPage) -> bool:
    try:
        draft.full_clean()
    except ValidationError:
        return False
    return not draft.lacks()
